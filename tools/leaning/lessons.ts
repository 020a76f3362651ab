/** What is learned from: the fixtures of this repository, the tools of real servers, and what packages say of themselves. */
import { readdirSync, readFileSync } from 'node:fs'
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

/** The Markdown files of the packages that are installed in a folder, each text once. */
export function lessonsOfPackages(folder: string): readonly Lesson[] {
  const texts = new Set<string>()
  const names = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((each) => each.toLowerCase().endsWith('.md')).sort()) {
    const text = readFileSync(join(folder, 'node_modules', name), 'utf8').slice(0, longest)
    if (text.length >= shortest) texts.add(text)
  }
  return [...texts].map((text) => ({ steers: false, texts: [text] }))
}
