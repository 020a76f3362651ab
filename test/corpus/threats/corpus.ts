/**
 * Labelled calls: every seed in two of the arguments that it belongs into, and calls whose shape is the point.
 *
 * @module
 */
import { attackSeeds } from './attacks.table.ts'
import { benignSeeds } from './benign.table.ts'
import { attackShapes, benignShapes } from './shapes.table.ts'

/** A call with its label. */
export interface LabelledCall {
  readonly family: string
  readonly tool: string
  readonly arguments: Readonly<Record<string, unknown>>
}

type Seeds = typeof attackSeeds

/** The other arguments of a call: ordinary, and different from call to call. */
const others: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { dry_run: true },
  { limit: 20, offset: 40 },
  { timeout: 30_000, verbose: false },
  { format: 'json', fields: ['id', 'name'] },
  { owner: 'acme', repo: 'web-app' },
  { page: 2, per_page: 50 },
  { encoding: 'utf-8' },
  { note: 'as discussed; see the thread' },
  { reason: "it's needed & agreed" },
]

function* placed(seeds: Seeds): Generator<LabelledCall> {
  let turn = 0
  for (const { family, into, seeds: values } of seeds) {
    for (const [index, value] of values.entries()) {
      for (const place of new Set([into[index % into.length], into[(index * 3 + 1) % into.length]])) {
        const [tool = '', parameter = ''] = (place ?? '').split(' ')
        const rest = others[turn++ % others.length] ?? {}
        // Now and then inside a list or an object, where arguments are as well.
        const shaped = turn % 7 === 0 ? [value] : value
        yield { family, tool, arguments: turn % 11 === 0 ? { options: { [parameter]: shaped }, ...rest } : { ...rest, [parameter]: shaped } }
      }
    }
  }
}

/** Attacks on the right kind of argument: each must be denied. */
export const attacks: readonly LabelledCall[] = [...placed(attackSeeds), ...attackShapes]

/** Harmless calls: none may be denied. */
export const benign: readonly LabelledCall[] = [...placed(benignSeeds), ...benignShapes]
