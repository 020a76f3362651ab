/** What is learned from: the fixtures of this repository, the tools of real servers, and what packages say of themselves. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { eachTextPlace } from '../../src/guards/catalog/textPlaces.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { ordinaryFourth, poisonedSixth } from '../../test/corpus/definitions/covert.table.ts'
import { nearMissResults, nearMissTexts } from '../../test/corpus/definitions/nearMisses.table.ts'
import { ordinaryTexts } from '../../test/corpus/definitions/ordinary.table.ts'
import { ordinarySecond } from '../../test/corpus/definitions/ordinarySecond.table.ts'
import { ordinaryThird } from '../../test/corpus/definitions/ordinaryThird.table.ts'
import { poisonedFifth } from '../../test/corpus/definitions/poisonedFifth.table.ts'
import { poisonedFirst } from '../../test/corpus/definitions/poisonedFirst.table.ts'
import { poisonedFourth } from '../../test/corpus/definitions/poisonedFourth.table.ts'
import { poisonedSecond } from '../../test/corpus/definitions/poisonedSecond.table.ts'
import { poisonedThird } from '../../test/corpus/definitions/poisonedThird.table.ts'
import { ordinaryResults, poisonedResults } from '../../test/corpus/definitions/results.table.ts'
import {
  ordinaryResultsSecond,
  poisonedResultsSecond,
} from '../../test/corpus/definitions/resultsSecond.table.ts'
import { steeringResults, steeringTexts } from '../../test/corpus/definitions/steering.table.ts'
import type { Lesson } from './learn.ts'

/** The fixtures. */
export function lessonsOfFixtures(): readonly Lesson[] {
  const steering = [
    ...[poisonedFirst, poisonedSecond, poisonedThird, poisonedFourth, poisonedFifth, poisonedSixth].flatMap(
      (table) => table.map(([, text]) => text),
    ),
    ...[poisonedResults, poisonedResultsSecond, steeringTexts, steeringResults].flat(),
  ]
  const plain = [
    ...[
      ordinaryTexts,
      ordinarySecond,
      ordinaryThird,
      ordinaryFourth,
      ordinaryResults,
      ordinaryResultsSecond,
    ].flat(),
    ...[nearMissTexts, nearMissResults].flat(),
  ]
  return [
    ...steering.map((text) => ({ steers: true, texts: [text] })),
    ...plain.map((text) => ({ steers: false, texts: [text] })),
  ]
}

/** A line of the texts that were written to be learned from. */
export interface WrittenText {
  readonly label: 'poisoned' | 'benign'
  readonly text: string
  /** The sentences that do the harm: the rest of the text is ordinary. */
  readonly bad?: readonly string[]
}

/** The texts in `test/corpus/definitions/written`. */
export function writtenTexts(): readonly WrittenText[] {
  const folder = new URL('../../test/corpus/definitions/written/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as WrittenText)
}

/** A written text as one. */
export function lessonOfWhole({ label, text }: WrittenText): Lesson {
  return { steers: label === 'poisoned', texts: [text] }
}

/** A written text without the sentences that do the harm, and these by themselves. */
export function lessonsOfParts(written: WrittenText): readonly Lesson[] {
  const { text, bad = [] } = written
  if (bad.length === 0) return [lessonOfWhole(written)]
  const rest = bad.reduce((left, sentence) => left.replace(sentence, () => '\n\n'), text)
  return [
    { steers: true, texts: bad },
    { steers: false, texts: [rest] },
  ]
}

/** One tool of a server. */
export function lessonOfTool(tool: JsonObject): Lesson {
  const texts: string[] = []
  eachTextPlace(tool, (text, inKey) => {
    if (!inKey) texts.push(text)
  })
  return { steers: false, texts }
}

const longest = 20_000
const shortest = 200

/** How many files of a kind stand for one that is learned from: there are more of some than of everything else. */
const kinds: readonly (readonly [kind: RegExp, each: number])[] = [
  [/\.md$/i, 1],
  [/(?:^|\/)(?:licen[cs]e|copying|notice|third\w*)[^/]*$/i, 8],
  [/\.(?:txt|ya?ml|html|css|sh)$/i, 2],
  [/\.d\.[cm]?ts$/, 12],
  [/(?<!\.d)\.[cm]?ts$/, 8],
  [/(?<!\.min)\.[cm]?js$/, 24],
  [/\.json$/, 24],
]

/** Files of the packages that are installed in a folder: what tools bring that read files. Each text once. */
export function lessonsOfPackages(folder: string): readonly Lesson[] {
  const texts = new Set<string>()
  const names = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' }).sort()
  for (const [kind, each] of kinds) {
    for (const [at, name] of names.filter((every) => kind.test(every)).entries()) {
      if (at % each !== 0) continue
      const text = textOf(join(folder, 'node_modules', name))
      if (text.length >= shortest) texts.add(text)
    }
  }
  return [...texts].map((text) => ({ steers: false, texts: [text] }))
}

/** The beginning of a file; nothing of a folder. */
function textOf(path: string): string {
  return statSync(path).isFile() ? readFileSync(path, 'utf8').slice(0, longest) : ''
}
