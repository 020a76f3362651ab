/**
 * Writes `src/text/injection/leaning.table.ts` and `passage.table.ts`. Install the packages of `test/intent/package.json` in a
 * folder and name it in `PORTCULLIS_INTENT_SERVERS`: without them too little of what vendors write is known.
 *
 *   npm run learn
 *   npm run learn -- --folds 8      writes nothing: tells what is found in the tools of servers that were not learned from
 *   npm run learn -- --files /usr   writes nothing: tells what is found in ordinary files below some folders
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inspectDocument } from '../../src/guards/catalog/definitionText.ts'
import { lazyNames } from '../../src/guards/catalog/definitionScan.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { createActFinder } from '../../src/text/injection/acts.ts'
import { createTextInspector } from '../../src/text/injection/inspect.ts'
import { compileLeaning, type LeaningTable } from '../../src/text/injection/leaning.ts'
import type { PassageTable } from '../../src/text/injection/passage.ts'
import { toolsOf } from '../../test/intent/gather.ts'
import { furtherServers, installedServers } from '../../test/intent/servers.table.ts'
import { foundInFiles } from './files.ts'
import { learn, sourceOf } from './learn.ts'
import { learnPassages, passageReader, passageSourceOf } from './learnPassages.ts'
import {
  lessonOfTool,
  lessonOfWhole,
  lessonsOfFixtures,
  lessonsOfPackages,
  lessonsOfParts,
  writtenTexts,
} from './lessons.ts'

const { folds, files } = parseArgs({
  options: { folds: { type: 'string' }, files: { type: 'string', multiple: true } },
}).values
if (files !== undefined) {
  console.log(foundInFiles(files))
  process.exit(0)
}
const home = fileURLToPath(new URL('../..', import.meta.url))
const further = process.env['PORTCULLIS_INTENT_SERVERS']
if (further === undefined) throw new Error('name the folder of the servers in `PORTCULLIS_INTENT_SERVERS`')

const mostTries = 10

/** The tools of each server. */
const servers: (readonly JsonObject[])[] = []
for (const [names, folder] of [
  [installedServers, home],
  [furtherServers, further],
] as const)
  for (const server of names) {
    let tools: Awaited<ReturnType<typeof toolsOf>> = []
    // Some servers end before they have answered, when what they connect to is not there.
    for (let tries = 0; tools.length === 0 && tries < mostTries; tries++)
      tools = await toolsOf(server, folder)
    if (tools.length === 0) throw new Error(`\`${server.name}\` lists no tools`)
    servers.push(tools.map(({ definition }) => definition))
  }

const fixtures = lessonsOfFixtures()
const written = writtenTexts()
const packages = lessonsOfPackages(home)
const passageOf = passageReader()
const toolLessons = servers.map((tools) => tools.map(lessonOfTool))
const passagesOfTools = toolLessons.map((lessons) => lessons.map((lesson) => passageOf(lesson, 1)))
// The fixtures count more: each stands for a kind, the written texts are many of some kinds.
const fixturesCount = 2
const ownPassages = [
  ...fixtures.map((lesson) => passageOf(lesson, 2)),
  ...written.map((text) => passageOf(lessonOfWhole(text), 1)),
]
const packagePassages = packages.map((lesson) => passageOf(lesson, 1))

/** Learns, but for some servers. */
function learnWithout(left: (server: number) => boolean): { leaning: LeaningTable; passages: PassageTable } {
  const known = servers.flatMap((_, server) => (left(server) ? [] : [server]))
  return {
    leaning: learn([
      ...Array.from({ length: fixturesCount }, () => fixtures).flat(),
      ...written.flatMap(lessonsOfParts),
      ...known.flatMap((server) => toolLessons[server] ?? []),
      ...packages,
    ]),
    passages: learnPassages([
      ...ownPassages,
      ...known.flatMap((server) => passagesOfTools[server] ?? []),
      ...packagePassages,
    ]),
  }
}

/** How many tools something is found in, and proved, where nothing of their servers was learned. */
function foundBeyond(count: number): string {
  let tools = 0
  let found = 0
  let proved = 0
  for (let fold = 0; fold < count; fold++) {
    const { leaning, passages } = learnWithout((server) => server % count === fold)
    const inspector = createTextInspector(createActFinder(compileLeaning(leaning), passages))
    for (const tool of servers.flatMap((each, server) => (server % count === fold ? each : []))) {
      const placed = inspectDocument(tool, lazyNames(tool), () => false, inspector)
      tools++
      if (placed.length > 0) found++
      if (placed.some(({ proof }) => proof)) proved++
    }
  }
  return `${tools} tools of servers that were not learned from: something is found in ${found}, and proved in ${proved}`
}

if (folds === undefined) {
  const { leaning, passages } = learnWithout(() => false)
  const folder = new URL('../../src/text/injection/', import.meta.url)
  writeFileSync(new URL('leaning.table.ts', folder), sourceOf(leaning))
  writeFileSync(new URL('passage.table.ts', folder), passageSourceOf(passages))
  const lessons = fixtures.length + written.length + packages.length + servers.flat().length
  console.log(
    `${lessons} lessons, ${servers.flat().length} of them tools: ${leaning.words.length} words, ${passages.weights.filter((weight) => weight !== 0).length} features`,
  )
} else console.log(foundBeyond(Number(folds)))
process.exit(0)
