/**
 * What connections of one firewall have to know of each other, because a transport may live for a single request: which
 * call a task belongs to, and what was hidden from a list. Keyed by the host's name for the server and by the principal.
 *
 * @module
 */

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
}

/** The part of the state that one connection may see. */
export interface ConnectionState {
  /** Remembers a task. */
  keepTask(id: string, origin: TaskOrigin): void
  /** What a task was made for; `foreign` when it is another principal's, `undefined` when it is not known. */
  originOf(id: string): TaskOrigin | 'foreign' | undefined
  /** Hides something from a list, or shows it again. */
  setHidden(kind: string, name: string, hidden: boolean): void
  /** Tells whether it was hidden when the server last listed it, under the policy that is in force. */
  isHidden(kind: string, name: string): boolean
}

/** The most entries of each kind; the oldest go first. */
const mostEntries = 10_000

/** No state. */
export function createCatalogueState(): CatalogueState {
  return { tasks: new Map(), hidden: new Map() }
}

/** The state as one connection sees it. */
export function connectionState(
  { tasks, hidden }: CatalogueState,
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
    },
    // Hardly anything is ever hidden, and this is asked for every call.
    isHidden: (kind, name) => hidden.size > 0 && hidden.get(hiddenKey(kind, name)) === policy(),
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > mostEntries && oldest !== undefined) map.delete(oldest)
}
