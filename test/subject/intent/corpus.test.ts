import { describe, expect, it } from 'vitest'
import type { Intent } from '../../../src/decision/decision.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import { classifyIntent } from '../../../src/subject/intent/classifyIntent.ts'
import type { IntentSection } from '../../../src/subject/intent/settings.ts'
import { callsWithOwnDomains, labelledCalls } from '../../corpus/intent/calls.table.ts'
import { namedTools } from '../../corpus/intent/names.table.ts'

const names = namedTools.flatMap(([intent, list]) =>
  list
    .trim()
    .split(/\s+/)
    .map((tool) => [intent, tool] as const),
)

function missed(
  cases: readonly (readonly [Intent, string, JsonObject?])[],
  section?: IntentSection,
): readonly string[] {
  return cases.flatMap(([intent, tool, given]) => {
    const told = classifyIntent(
      given === undefined ? { tool } : { tool, arguments: given },
      undefined,
      section,
    ).intent
    return told === intent ? [] : [`${tool} ${JSON.stringify(given)}: ${told ?? 'unknown'}, not ${intent}`]
  })
}

describe('our own corpus', () => {
  it('has at least 700 cases', () => {
    expect(names.length + labelledCalls.length + callsWithOwnDomains.length).toBeGreaterThanOrEqual(700)
  })
  it('is told as labelled, by names', () => {
    const list = missed(names)
    expect(list.length, list.join('\n')).toBeLessThanOrEqual(names.length * 0.01)
  })
  it('is told as labelled, by arguments', () => {
    const list = missed(labelledCalls)
    expect(list.length, list.join('\n')).toBeLessThanOrEqual(labelledCalls.length * 0.01)
  })
  it('is told as labelled, where the policy names its own domains', () => {
    expect(missed(callsWithOwnDomains, { ownDomains: ['acme.test'] })).toEqual([])
  })
  it('holds nothing that changes something and is called reading', () => {
    const changing = [...names, ...labelledCalls].filter(([intent]) => intent !== 'read')
    expect(missed(changing).filter((each) => each.includes(': read,'))).toEqual([])
  })
})
