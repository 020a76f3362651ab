/** The compiled evaluator against the executable specification. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/decision/verdict.ts'
import { createFirewall } from '../../src/firewall.ts'
import type { Condition, Rule } from '../../src/guards/rules/schema.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { Subject } from '../../src/subject/subject.ts'
import { arbitraryPolicy, arbitraryRequest, arbitrarySubject } from '../arbitraries/policy.ts'
import { referenceEvaluate } from '../reference/evaluate.ts'

const subjectsEach = 20
// 5,000 x 20 = 100,000 pairs; more with PORTCULLIS_RUNS.
const policies = Number(process.env['PORTCULLIS_RUNS'] ?? 5_000)

/** A rule that no surface has all facets for is refused when it is loaded; the rest of the policy is kept. */
function loadable(policy: Policy): Policy {
  try {
    createFirewall(policy)
    return policy
  } catch {
    const usable = (rules: readonly Rule[] = []): readonly Rule[] =>
      rules.filter((rule) => {
        try {
          return createFirewall({ version: 1, name: 'one', default: 'allow', rules: [rule] }).digest !== ''
        } catch {
          return false
        }
      })
    const layers = Object.entries(policy.layers ?? {}).map(([name, layer]) => [
      name,
      { ...layer, rules: usable(layer.rules) },
    ])
    return {
      ...policy,
      rules: usable(policy.rules),
      ...(policy.layers && { layers: Object.fromEntries(layers) as never }),
    }
  }
}

describe('compiled and specified agree', () => {
  it('on random policies and calls', () => {
    const verdicts = new Map<Verdict, number>()
    fc.assert(
      fc.property(
        arbitraryPolicy,
        fc.array(fc.tuple(arbitrarySubject, arbitraryRequest), {
          minLength: subjectsEach,
          maxLength: subjectsEach,
        }),
        (generated, asked) => {
          const policy = loadable(generated)
          const firewall = createFirewall(policy)
          for (const [subject, request] of asked) {
            const decision = firewall.evaluate(subject, request)
            const { verdict, rule } = decision
            verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
            expect({ subject, request, verdict, rule }).toEqual({
              subject,
              request,
              rule: undefined,
              ...referenceEvaluate(policy, subject, request),
            })
          }
        },
      ),
      { numRuns: policies },
    )
    // All five verdicts come up often: the generators do not miss a part of the language.
    expect([...verdicts.values()].every((count) => count > policies * subjectsEach * 0.03)).toBe(true)
    expect(verdicts.size).toBe(5)
  }, 240_000)

  it('on every policy of up to three rules over a small alphabet', () => {
    const conditions: Condition[] = [
      {},
      { tool: 'a.*' },
      { tool: 'a.x', arguments: { '$.p': { gt: 1 } } },
      { not: { arguments: { '$.q[*]': { equals: 'ok' } } } },
    ]
    const verdicts: Verdict[] = ['allow', 'sanitize', 'deny']
    const rules = conditions.flatMap((when) => verdicts.map((then) => ({ when, then })))
    const subjects: Subject[] = [
      { tool: 'a.x', arguments: { p: 2 } },
      { tool: 'a.x', arguments: { p: 'no number', q: ['ok'] } },
      { tool: 'a.y', arguments: { q: ['ok', 'no'] } },
      { tool: 'b.x', arguments: { p: 0, q: ['ok'] } },
      { surface: 'tool.definition', tool: 'a.x', definition: {} },
      { surface: 'tool.result', tool: 'a.x', result: {} },
    ]
    let compared = 0
    const compare = (chosen: readonly (typeof rules)[number][]): void => {
      const policy: Policy = {
        version: 1,
        name: 'all',
        default: 'audit',
        rules: chosen.map((rule, at) => ({ id: `r${at}`, ...rule })),
      }
      const firewall = createFirewall(policy)
      for (const subject of subjects) {
        const { verdict, rule } = firewall.evaluate(subject)
        const expected = referenceEvaluate(policy, subject)
        compared++
        if (verdict !== expected.verdict || rule !== expected.rule) {
          expect({ policy, subject, verdict, rule }).toEqual({ policy, subject, ...expected })
        }
      }
    }
    compare([])
    for (const first of rules) {
      compare([first])
      for (const second of rules) {
        compare([first, second])
        for (const third of rules) compare([first, second, third])
      }
    }
    expect(compared).toBe((1 + 12 + 144 + 1728) * subjects.length)
  }, 120_000)
})
