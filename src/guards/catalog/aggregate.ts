/**
 * Several servers behind one list.
 *
 * @module
 */
import { PortcullisError } from '../../errors.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import { joinToolName } from '../../subject/toolName.ts'
import type { ServerHealth } from './probe.ts'

/** One server of several. */
export interface AggregatedServer {
  /** The host's name for it. */
  readonly name: string
  /** Its tools as they came over the wire. */
  readonly tools: readonly JsonObject[]
  /** `false` leaves it out. */
  readonly enabled?: boolean
  /** How it is; what is `down` is left out. */
  readonly health?: ServerHealth
}

/**
 * The tools of several servers in one list, each named `<server>.<tool>` and otherwise verbatim; `splitToolName` leads back.
 * Servers that are down or not enabled are left out.
 *
 * @throws {@link PortcullisError} `name_invalid` for a server name that is taken, has a dot or is too long, and for a tool
 * without a name.
 *
 * @example
 * ```ts
 * const tools = aggregateTools([
 *   { name: 'github', tools: [{ name: 'search' }] },
 *   { name: 'jira', tools: [{ name: 'search' }] },
 *   { name: 'old', tools: [{ name: 'search' }], health: 'down' },
 * ])
 * console.log(tools.map(({ name }) => name).join(' ')) // => github.search jira.search
 * ```
 */
export function aggregateTools(servers: readonly AggregatedServer[]): readonly JsonObject[] {
  const taken = new Set<string>()
  for (const { name } of servers) {
    if (taken.has(name))
      throw new PortcullisError('name_invalid', `two servers are called \`${name}\`, give one another name`)
    taken.add(name)
    joinToolName(name, 'x')
  }
  return servers
    .filter(({ enabled = true, health }) => enabled && health !== 'down')
    .flatMap(({ name: server, tools }) =>
      tools.map((tool) => {
        const name: JsonValue | undefined = Object.hasOwn(tool, 'name') ? tool['name'] : undefined
        if (typeof name !== 'string')
          throw new PortcullisError('name_invalid', `every tool of \`${server}\` needs a \`name\``)
        return { ...tool, name: joinToolName(server, name) }
      }),
    )
}
