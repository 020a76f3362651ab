/**
 * What connections of one firewall have to know of each other, because a transport may live for a single request: which
 * call a task belongs to, and what was hidden from a list. Keyed by the host's name for the server and by the principal.
 *
 * @module
 */
import { compileGlob, type GlobTest } from '../text/glob.ts'

/** What a task was made for. */
export interface TaskOrigin {
  /** The method of the request that made it. */
  readonly method: string
  /** `<server>.<tool>` of a tool call; empty for anything else. */
  readonly tool: string
}

/** The state of all connections. */
export interface CatalogueState {
  /** By server and task id. */
  readonly tasks: Map<string, TaskOrigin & { readonly principal: string | undefined }>
  /** By server, principal, kind and name: the digest of the policy that hid it. */
  readonly hidden: Map<string, string>
  /** The hidden templates of resources, by server and principal: each with what it matches. */
  readonly templates: Map<string, Map<string, GlobTest>>
}

/** The part of the state that one connection may see. */
export interface ConnectionState {
  /** Remembers a task. */
  keepTask(id: string, origin: TaskOrigin): void
  /** What a task was made for; `foreign` when it is another principal's, `undefined` when it is not known. */
  originOf(id: string): TaskOrigin | 'foreign' | undefined
  /** Hides something from a list, or shows it again. */
  setHidden(kind: string, name: string, hidden: boolean): void
  /** Hides everything of the server, for as long as the policy is in force. */
  hideServer(): void
  /** Tells whether it was hidden when the server last listed it, under the policy that is in force. */
  isHidden(kind: string, name: string): boolean
}

/** The most entries of each kind; the oldest go first. */
const mostEntries = 10_000
/** The most hidden templates of one server: each is matched against every URI that is read. */
const mostTemplates = 100

/** No state. */
export function createCatalogueState(): CatalogueState {
  return { tasks: new Map(), hidden: new Map(), templates: new Map() }
}

/** The state as one connection sees it. */
export function connectionState(
  { tasks, hidden, templates }: CatalogueState,
  server: string,
  principal: string | undefined,
  policy: () => string,
): ConnectionState {
  const hiddenKey = (kind: string, name: string): string =>
    JSON.stringify([server, principal ?? null, kind, name])
  const taskKey = (id: string): string => JSON.stringify([server, id])
  return {
    keepTask(id, origin) {
      keep(tasks, taskKey(id), { ...origin, principal })
    },
    originOf(id) {
      const origin = tasks.get(taskKey(id))
      return origin !== undefined && origin.principal !== principal ? 'foreign' : origin
    },
    setHidden(kind, name, isHidden) {
      if (isHidden) keep(hidden, hiddenKey(kind, name), policy())
      else if (hidden.size > 0) hidden.delete(hiddenKey(kind, name))
      if (kind === 'template') setTemplate(name, isHidden)
    },
    // Hardly anything is ever hidden, and this is asked for every call.
    isHidden: (kind, name) =>
      hidden.size > 0 &&
      (hidden.get(hiddenKey(kind, name)) === policy() ||
        hidden.get(hiddenKey('server', '')) === policy() ||
        (kind === 'resource' && isOfHiddenTemplate(name))),
    hideServer() {
      keep(hidden, hiddenKey('server', ''), policy())
    },
  }

  function setTemplate(template: string, isHidden: boolean): void {
    const own = JSON.stringify([server, principal ?? null])
    const known = templates.get(own) ?? new Map<string, GlobTest>()
    known.delete(template)
    if (isHidden && known.size < mostTemplates) known.set(template, templateTest(template))
    if (known.size > 0) keep(templates, own, known)
    else templates.delete(own)
  }

  function isOfHiddenTemplate(uri: string): boolean {
    if (templates.size === 0) return false
    const known = templates.get(JSON.stringify([server, principal ?? null]))
    if (known === undefined) return false
    for (const [template, matches] of known) {
      if (hidden.get(hiddenKey('template', template)) === policy() && matches(uri)) return true
    }
    return false
  }
}

/** What a URI template can become (RFC 6570), roughly: an expression stands for any text. */
function templateTest(template: string): GlobTest {
  return compileGlob(template.replaceAll('*', '').replace(/\{[^{}]*\}/g, '*'))
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > mostEntries && oldest !== undefined) map.delete(oldest)
}
