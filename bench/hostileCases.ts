/**
 * Policies and calls that are made to be slow.
 *
 * @module
 */
import type { JsonObject, JsonValue, Rule, Subject } from 'mcp-portcullis'

/** A policy with a call that is hard on it. */
export interface HostileCase {
  readonly name: string
  readonly rules: readonly Rule[]
  readonly call: Subject & { readonly arguments: JsonObject }
}

const manyRules = 10_000
const ordinary: JsonObject = { path: 'reports/2026/q3.csv', amount: 120, note: 'for the weekly review' }

function rules(make: (index: number) => Rule['when'] & object): readonly Rule[] {
  return Array.from({ length: manyRules }, (_, index) => ({
    id: `r${index}`,
    when: make(index),
    then: 'deny',
  }))
}

/** Hard on the rules: ten thousand of them, each denying, and a call that none of them denies. */
export const hostilePolicies: readonly HostileCase[] = [
  {
    name: 'every rule about one server',
    rules: rules((index) => ({ tool: `files.tool_${index}` })),
    call: { tool: 'files.tool_5000x', arguments: ordinary },
  },
  {
    name: 'every name shares 100 characters with the one called',
    rules: rules((index) => ({ tool: `files.${'a'.repeat(100)}${index}` })),
    call: { tool: `files.${'a'.repeat(100)}5000x`, arguments: ordinary },
  },
  {
    name: 'a name no rule is about',
    rules: rules((index) => ({ tool: `server-${index % 500}.tool_${index}` })),
    call: { tool: 'unheard.of', arguments: ordinary },
  },
  {
    name: 'prefix globs nested 100 deep',
    rules: rules((index) => ({ tool: `f.${'a'.repeat(index % 100)}*`, server: 'nobody' })),
    call: { tool: `f.${'a'.repeat(100)}`, arguments: ordinary },
  },
  {
    name: 'one rule in a hundred begins with a star',
    rules: rules((index) => ({
      tool: index % 100 === 0 ? `*.tool_${index}` : `server-${index % 500}.tool_${index}`,
    })),
    call: { tool: 'unheard.of', arguments: ordinary },
  },
  {
    name: 'every rule begins with a star',
    rules: rules((index) => ({ tool: `*.tool_${index}` })),
    call: { tool: 'unheard.of', arguments: ordinary },
  },
  {
    name: 'every rule is a condition on the same tool',
    rules: rules((index) => ({ tool: 'files.write', arguments: { '$.amount': { gt: 1000 + index } } })),
    call: { tool: 'files.write', arguments: ordinary },
  },
]

/** Hard on the walk over the arguments, within the structural limits that are in force by default. */
export const hostileArguments: readonly HostileCase[] = [
  { name: '20 levels of nesting', arguments: nested(20) },
  {
    name: '1,000 keys',
    arguments: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key${index}`, index])),
  },
  {
    name: '1,000 short strings',
    arguments: { list: Array.from({ length: 1000 }, (_, index) => `item ${index}`) },
  },
  { name: 'one string of 60 KB', arguments: { text: 'lorem ipsum '.repeat(5_000) } },
  {
    name: 'one string of 60 KB, not ASCII',
    arguments: { text: '\u{17e}lu\u{165}ou\u{10d}k\u{fd} '.repeat(4_500) },
  },
].map(({ name, arguments: args }) => ({ name, rules: [], call: { tool: 'files.write', arguments: args } }))

function nested(levels: number): JsonObject {
  let value: JsonValue = 1
  for (let level = 0; level < levels; level++) value = { level, inner: value }
  return value as JsonObject
}
