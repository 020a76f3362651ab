/**
 * Pins and declared arguments: a list of 100 tools (400 KB) pinned, compared, and listed again unchanged, beside
 * `JSON.parse(JSON.stringify(list))` of the same list; and the check of a call's arguments beside Ajv.
 *
 * @module
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createPins } from '../src/session/catalogPins.ts'
import { diffCatalog } from '../src/guards/catalog/diff.ts'
import { pinCatalog } from '../src/guards/catalog/pin.ts'
import { compileJsonSchema } from '../src/json/jsonSchema/compile.ts'
import type { JsonObject } from '../src/json/value.ts'
import { measure, medianRatio, type Candidate } from './measure.ts'
import { bars, figure, heading, progress, table, times } from './report.ts'

const sentence = 'Reads rows of a table and returns them as text; use it when someone asks for a report. '

/** A tool of some 4 KB, as servers write them. */
function tool(index: number): JsonObject {
  const property = (each: number): JsonObject => ({
    type: each % 3 === 0 ? 'number' : 'string',
    description: `${sentence.slice(0, 60)} (argument ${each} of tool ${index})`,
    ...(each % 4 === 1 && { enum: ['first', 'second', 'third'] }),
    ...(each % 3 === 0 ? { minimum: 0 } : { maxLength: 200 }),
  })
  const properties = Object.fromEntries(
    Array.from({ length: 16 }, (_, each) => [`argument${each}`, property(each)]),
  )
  return {
    name: `tool_${index}`,
    title: `Tool ${index}`,
    description: sentence.repeat(16),
    inputSchema: {
      type: 'object',
      properties,
      required: ['argument0', 'argument1'],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  }
}

const tools = Array.from({ length: 100 }, (_, index) => tool(index))
const wire = JSON.stringify({ tools })
const listed = (JSON.parse(wire) as { tools: JsonObject[] }).tools
const call: JsonObject = {
  argument0: 5,
  argument1: 'first',
  argument2: 'some text',
  argument3: 7,
  argument5: 'second',
}

const repeat = (work: () => unknown): Candidate['run'] => {
  return (count) => {
    for (let round = 0; round < count; round++) work()
  }
}

/** Prints the tables. */
export async function run(): Promise<void> {
  progress('pins')
  const lock = pinCatalog({ name: 'bench', tools: listed })
  const pins = createPins({ section: () => ({}), store: undefined, locks: [] }).open('bench', undefined)
  void pins.listed('tool', listed, undefined, undefined)
  const again = (JSON.parse(wire) as { tools: JsonObject[] }).tools
  const measured = await measure(
    [
      {
        name: 'JSON.parse(JSON.stringify(list))',
        run: repeat(() => JSON.parse(JSON.stringify(listed)) as unknown),
      },
      { name: 'pinCatalog', run: repeat(() => pinCatalog({ name: 'bench', tools: listed })) },
      {
        name: 'diffCatalog, unchanged',
        run: repeat(() => diffCatalog(lock, { name: 'bench', tools: again })),
      },
      {
        name: 'the list again, unchanged, on a connection',
        run: repeat(() => {
          void pins.listed('tool', again, undefined, undefined)
          for (const { name } of again) pins.standing('tool', name as string)
        }),
      },
    ],
    { rounds: 15, batchMilliseconds: 40, warmUpMilliseconds: 400 },
  )
  const [base, pin, , recheck] = measured
  heading('Pins', `A list of ${tools.length} tools, ${Math.round(wire.length / 1000)} KB of JSON.`)
  table(
    ['work', 'ms', 'of J'],
    measured.map((each) => [each.name, figure(each.microseconds / 1e3), times(medianRatio(each, base!))]),
  )

  const schema = listed[0]!['inputSchema'] as JsonObject
  const ours = compileJsonSchema(schema)
  const theirs = new Ajv2020().compile(schema)
  const checks = await measure(
    [
      { name: 'ours', run: repeat(() => ours.check(call)) },
      { name: 'ours, refused', run: repeat(() => ours.check({ ...call, argument3: 'no number' })) },
      { name: 'Ajv (which evaluates code that it writes)', run: repeat(() => theirs(call)) },
    ],
    { rounds: 15, batchMilliseconds: 5, warmUpMilliseconds: 100 },
  )
  const compiling = await measure(
    [
      { name: 'ours, to compile', run: repeat(() => compileJsonSchema(schema)) },
      { name: 'Ajv, to compile', run: repeat(() => new Ajv2020().compile(schema)) },
    ],
    { rounds: 5, batchMilliseconds: 20, warmUpMilliseconds: 100 },
  )
  heading('Arguments', 'Five arguments against an input schema of sixteen.')
  table(
    ['check', 'ns'],
    [...checks, ...compiling].map((each) => [each.name, figure(each.microseconds * 1e3)]),
  )

  const pinned = medianRatio(pin!, base!)
  const rechecked = medianRatio(recheck!, base!)
  const checking = checks[0]!.microseconds * 1e3
  bars([
    {
      what: 'pin 100 tools',
      wanted: '<= 10x J, shared with scanning',
      measured: times(pinned),
      met: pinned <= 10,
    },
    { what: 'the same list again', wanted: '<= 3x J', measured: times(rechecked), met: rechecked <= 3 },
    {
      what: 'check the arguments of a call',
      wanted: '<= 1,000 ns',
      measured: `${figure(checking)} ns`,
      met: checking <= 1000,
    },
  ])
}
