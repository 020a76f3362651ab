/**
 * The fact `destinations`: the places outside that a subject names, for rules and for whoever else asks.
 *
 * @module
 */
import type { Facts } from '../../subject/facts.ts'
import type { Kinds } from '../../subject/kindCache.ts'
import type { Subject } from '../../subject/subject.ts'
import { destinationsInArguments, endpointsIn, linksIn } from './destinations.ts'

const none: readonly never[] = Object.freeze([])

/**
 * Makes the source of the fact: URLs, hosts, addresses and mail domains as they are written, in document order, each once.
 * URLs inside text are none of them. O(size of the document), only when somebody asks.
 *
 * @param kinds - The kinds of arguments.
 */
export function destinationFact(kinds: Kinds): (subject: Subject, facts: Facts) => readonly string[] {
  return (_subject, { surface, document, tool, definition }) => {
    switch (surface) {
      case 'egress':
      case 'resource.read':
        return [document as string]
      case 'tool.call':
      case 'model.call':
      case 'prompt.get':
        return texts(destinationsInArguments(document, kinds(tool, definition), false))
      case 'server.info':
        return [...texts(endpointsIn(document)), ...texts(linksIn(document))]
      case 'tool.definition':
      case 'tool.result':
      case 'resource.content':
      case 'prompt.content':
      case 'elicitation':
      case 'message':
        return texts(linksIn(document))
      case 'sampling':
      case 'roots':
      case 'completion':
      case 'log':
        return none
    }
  }
}

function texts(found: Iterable<{ readonly text: string }>): readonly string[] {
  const list = new Set<string>()
  for (const { text } of found) list.add(text)
  return [...list]
}
