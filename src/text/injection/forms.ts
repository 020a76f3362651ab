/**
 * What is recognised by its form, as classes of words: which a sentence may have by its hints, and which a rule asks for.
 *
 * @module
 */
import type { CompiledRule } from './compiledRules.ts'
import { classesOf, classOf, type Classes } from './lexicon.ts'
import type { Hit } from './sentence.ts'
import { hint, type Recognised } from './recognise.ts'

const recognisable: Readonly<Record<Recognised['name'], Classes>> = {
  file: classOf('file'),
  softfile: classOf('softfile'),
  address: classOf('address'),
  identifier: classOf('identifier'),
  command: classOf('command'),
  addressed: classOf('addressed'),
  aside: classesOf('addressed|persona'),
  sink: classOf('sink'),
}
/** All hints at forms. */
export const allHints: number =
  hint.file | hint.address | hint.identifier | hint.command | hint.reader | hint.own
const hintFor: Readonly<Record<Recognised['name'], number>> = {
  ...hint,
  softfile: hint.file,
  addressed: hint.reader,
  aside: hint.reader,
  sink: hint.own,
}
const names = Object.keys(recognisable) as Recognised['name'][]

/** For every set of hints, the classes of what may be recognised. */
export const hopedFor: readonly Classes[] = Array.from({ length: allHints + 1 }, (_, hints) =>
  names
    .filter((name) => (hints & hintFor[name]) !== 0)
    .reduce<Classes>((hoped, name) => union(hoped, recognisable[name]), { low: 0, high: 0 }),
)

/** The hints at the forms that a rule asks for, or that it may not have beside it. */
export function hintsOf({ parts, also, but }: CompiledRule): number {
  const asked = [...parts, ...also, ...(but === undefined ? [] : [but])]
  return names
    .filter((name) => asked.some((classes) => overlap(classes, recognisable[name])))
    .reduce((hints, name) => hints | hintFor[name], 0)
}

/** Tells whether two sets have a class in common. */
export function overlap(one: Classes, other: Classes): boolean {
  return (one.low & other.low) !== 0 || (one.high & other.high) !== 0
}

function union(one: Classes, other: Classes): Classes {
  return { low: one.low | other.low, high: one.high | other.high }
}

/** Adds what was recognised to the first `count` hits of a sentence. @returns All hits in order, and their classes. */
export function withRecognised(
  hits: readonly Hit[],
  count: number,
  { low, high }: Classes,
  more: readonly Recognised[],
  start: number,
  place: (at: number) => number,
): [hits: Hit[], mask: Classes] {
  const all = hits.slice(0, count)
  let mask: Classes = { low, high }
  for (const form of more) {
    const classes = recognisable[form.name]
    const at = { start: form.start + start, end: form.end + start }
    const to = place(at.end - 1)
    // What begins with a mark begins with the word after it.
    all.push({ from: Math.min(to, place(at.start - 1) + 1), to, ...at, ...classes })
    mask = union(mask, classes)
  }
  if (more.length > 0) all.sort((left, right) => left.from - right.from)
  return [all, mask]
}
