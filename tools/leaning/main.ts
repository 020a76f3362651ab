/**
 * Writes `src/text/injection/leaning.table.ts`. Install the packages of `test/intent/package.json` in a folder and name it
 * in `PORTCULLIS_INTENT_SERVERS`: without them too little of what vendors write is known.
 *
 *   npm run learn
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toolsOf } from '../../test/intent/gather.ts'
import { furtherServers, installedServers } from '../../test/intent/servers.table.ts'
import { learn, sourceOf, type Lesson } from './learn.ts'
import { lessonOfTool, lessonsOfFixtures, lessonsOfPackages, lessonsOfWritten } from './lessons.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))
const further = process.env['PORTCULLIS_INTENT_SERVERS']
if (further === undefined) throw new Error('name the folder of the servers in `PORTCULLIS_INTENT_SERVERS`')

// The fixtures count twice: each stands for a kind, the written texts are many of some kinds.
const lessons: Lesson[] = [...lessonsOfFixtures(), ...lessonsOfFixtures(), ...lessonsOfWritten()]
for (const [servers, folder] of [
  [installedServers, home],
  [furtherServers, further],
] as const)
  for (const server of servers) {
    const tools = await toolsOf(server, folder)
    lessons.push(...tools.map(({ definition }) => lessonOfTool(definition)))
  }
lessons.push(...lessonsOfPackages(home))

const learned = learn(lessons)
writeFileSync(new URL('../../src/text/injection/leaning.table.ts', import.meta.url), sourceOf(learned))
console.log(`${lessons.length} lessons, ${learned.stems.size + learned.first.size} words`)
process.exit(0)
