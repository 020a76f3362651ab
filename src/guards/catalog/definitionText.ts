/**
 * What the strings and names of a document say to a model.
 *
 * @module
 */
import type { JsonValue } from '../../json/value.ts'
import { createTextInspector, type TextInspector } from '../../text/injection/inspect.ts'
import type { KnownNames } from '../../text/injection/recognise.ts'
import type { Observation } from '../../text/injection/settle.ts'
import { once } from '../../text/once.ts'
import type { PlacedObservation } from './textFindings.ts'
import { eachTextPlace, type TextPlace } from './textPlaces.ts'

/** Names that schemas and definitions have by their specification: they say nothing. */
const ordinaryNames: ReadonlySet<string> = new Set(
  'name title description type properties required items enum const default examples format pattern minimum maximum anyOf oneOf allOf not additionalProperties inputSchema outputSchema annotations icons _meta execution readOnlyHint destructiveHint idempotentHint openWorldHint minLength maxLength minItems maxItems uniqueItems $schema $ref $defs definitions src mimeType sizes uri text content'.split(
    ' ',
  ),
)
/** Shorter names ask for nothing: `yourprompt`. */
const shortestAsking = 10
/** Shorter strings give no orders. */
const shortest = 6
const sensitiveName = /ssh|rsa|passwd|shadow|aws_?cred|system_?prompt|private_?key|dot_?env/i
const asksFor =
  /your[_-]?(?:full[_-]?)?(?:system[_-]?prompt|instructions|prompt|context)|(?:all|full|entire|complete|whole)[_-]?(?:previous|prior|chat|conversation)[_-]?(?:messages|history|transcript|log)|previous[_-]?tool[_-]?(?:results|outputs)/i
/** `read_ssh_key_and_paste_here`: two orders, or one that says where to. */
const ordersInName =
  /^(?:please_?)?(?:read|load|open|get|fetch|find|dump|copy|cat|take|collect|paste|put|send|insert|fill|include)[_-](?=.*(?:ssh|key|password|passwd|secret|token|credential|cookie|env|history|conversation|prompt|messages|memory|wallet|card)).*[_-](?:(?:and|then)[_-](?:paste|put|send|insert|include|upload|copy|pass|attach|write|fill|encode|base64)|(?:paste|put|send|insert|in|into|to)?[_-]?here$)/i
const namesFile = /(?:^|[_-])(?:contents?|data|text|value)[_-](?:from|of|in)[_-]/i

/** The one inspector: compiling its tables takes some milliseconds, and what it finds depends on nothing else. */
const inspectorOf: () => TextInspector = once(createTextInspector)

/** Inspects every string and name. O(size). */
export function inspectDocument(
  document: JsonValue,
  known: KnownNames,
  off: (code: string) => boolean,
  inspector: TextInspector = inspectorOf(),
): readonly PlacedObservation[] {
  const found: PlacedObservation[] = []
  eachTextPlace(document, (text, inKey, name, place) => {
    if (text.length < shortest || (inKey && ordinaryNames.has(text))) return
    const readable = inKey ? spaced(text) : text
    let at: TextPlace | undefined
    for (const observation of inspector.inspect(readable, known)) {
      if (off(observation.code) || isRoleInName(name, text, observation)) continue
      const placed = inKey && readable !== text ? { ...observation, start: 0, end: text.length } : observation
      found.push({
        place: (at ??= place()),
        observation: placed,
        proof: observation.proof || (inKey && isOrder(text, observation)),
      })
    }
    if (
      (inKey || name === 'required') &&
      text.length >= shortestAsking &&
      ((namesFile.test(text) && sensitiveName.test(text)) || asksFor.test(text) || ordersInName.test(text)) &&
      !off('prompt_injection.exfiltration')
    )
      found.push({ place: at ?? place(), observation: namedContent(text), proof: true })
  })
  return corroborated(found)
}

/** `contentOfFile` as the words that it is made of. */
function spaced(name: string): string {
  return /[a-z][A-Z]/.test(name) ? name.replace(/([a-z\d])([A-Z])/g, '$1 $2') : name
}

/** Nobody calls a parameter after the contents of a secret file. */
function isOrder(name: string, { code, confidence }: Observation): boolean {
  return confidence >= 0.5 && code === 'prompt_injection.exfiltration' && sensitiveName.test(name)
}

/** `act_as_reviewer`: what a prompt is called orders nothing by itself. */
function isRoleInName(name: string, text: string, { code, proof }: Observation): boolean {
  return name === 'name' && !proof && code === 'prompt_injection.override' && !/\s/.test(text)
}

function namedContent(name: string): Observation {
  return {
    code: 'prompt_injection.exfiltration',
    proof: true,
    confidence: 0.9,
    start: 0,
    end: name.length,
  }
}

/** Strong observations of different kinds in different strings of one document prove each other. */
function corroborated(found: readonly PlacedObservation[]): readonly PlacedObservation[] {
  const strong = found.filter(
    ({ observation }) => observation.confidence >= 0.6 && speaksForOthers(observation.code),
  )
  const kinds = new Set(strong.map(({ observation }) => observation.code))
  const places = new Set<TextPlace>(strong.map(({ place }) => place))
  if (kinds.size < 2 || places.size < 2) return found
  return found.map((one) => (strong.includes(one) ? { ...one, proof: true } : one))
}

function speaksForOthers(code: string): boolean {
  return code.startsWith('prompt_injection.') && code !== 'prompt_injection.preference_manipulation'
}
