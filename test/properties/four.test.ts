/** The four properties of the design: monotone, fail closed, deterministic, replayable. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Guard } from '../../src/decision/guard.ts'
import { compareVerdicts, type Verdict } from '../../src/decision/verdict.ts'
import { PolicyError } from '../../src/errors.ts'
import { createFirewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { Subject } from '../../src/subject/subject.ts'
import { arbitraryPolicy, arbitraryRequest, arbitrarySubject } from '../arbitraries/policy.ts'

const firewallOf = (policy: Policy, guards: readonly Guard[] = []) => {
  try {
    return createFirewall(policy, { guards })
  } catch (error) {
    // A rule that can never match is refused; nothing else may be.
    expect(error).toBeInstanceOf(PolicyError)
    return createFirewall({ ...policy, rules: [], layers: {} }, { guards })
  }
}

describe('monotone', () => {
  it('adding a guard never makes a verdict milder, whatever it says or edits', () => {
    const opinion = fc.record({
      verdict: fc.constantFrom<Verdict>('allow', 'audit', 'sanitize', 'pending_approval', 'deny'),
      edits: fc.boolean(),
    })
    fc.assert(
      fc.property(
        arbitraryPolicy,
        arbitrarySubject,
        arbitraryRequest,
        fc.array(fc.option(opinion), { maxLength: 3 }),
        (policy, subject, request, opinions) => {
          const guards = opinions.map((said, at): Guard => ({
          name: `g${at}`,
          judge: (judged) => said === null ? undefined : {
            verdict: said.verdict,
            reasons: said.verdict === 'allow' ? [] : [{ guard: `g${at}`, code: 'custom:g', verdict: said.verdict, message: 'so' }],
            ...(said.edits && 'arguments' in judged && { subject: { ...judged, arguments: {} }, edits: [{ path: '$', action: 'replace' as const }] }),
          },
        })) // prettier-ignore
          const without = firewallOf(policy).evaluate(subject, request).verdict
          const one = firewallOf(policy, guards.slice(0, 1)).evaluate(subject, request).verdict
          const all = firewallOf(policy, guards).evaluate(subject, request).verdict
          expect(compareVerdicts(one, without)).toBeGreaterThanOrEqual(0)
          expect(compareVerdicts(all, one)).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 1_000 },
    )
  })
  it('tighter limits never make a verdict milder', () => {
    const limit = fc.integer({ min: 1, max: 5 })
    const limits = fc.record(
      { maxDepth: limit, maxKeys: limit, maxArrayLength: limit, maxStringBytes: limit, maxBytes: limit },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        arbitraryPolicy,
        arbitrarySubject,
        arbitraryRequest,
        limits,
        (policy, subject, request, structure) => {
          const loose = firewallOf(policy).evaluate(subject, request).verdict
          const tight = firewallOf({ ...policy, structure: structure }).evaluate(subject, request).verdict
          expect(compareVerdicts(tight, loose)).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('fail closed', () => {
  const open: Policy = { version: 1, name: 'open', default: 'allow' }
  it('a guard that throws denies, whatever it throws and whatever the others say', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitrarySubject, fc.anything(), (policy, subject, thrown) => {
        const guards = [{ name: 'broken', judge: () => { throw thrown } }] // prettier-ignore
        expect(firewallOf(policy, guards).evaluate(subject).verdict).toBe('deny')
      }),
    )
  })
  it('anything at all as a subject gives a decision, and what is no subject is denied', () => {
    const firewall = createFirewall(open)
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    fc.assert(
      fc.property(anything, (subject) => {
        expect(firewall.evaluate(subject as never).verdict).toBe('deny')
      }),
      { numRuns: 3_000 },
    )
    fc.assert(
      fc.property(anything, (args) => {
        const { verdict } = firewall.evaluate({ tool: 'a.b', arguments: args as never })
        if (verdict === 'allow') expect(() => JSON.stringify(args)).not.toThrow()
      }),
      { numRuns: 3_000 },
    )
  })
  it('a member that is no JSON, wherever it is put, denies', () => {
    const bad = fc.constantFrom<unknown>(() => 1, Symbol('x'), 1n, NaN, new Date(0), new Map(), new Proxy({}, { ownKeys: () => { throw new Error('no') } })) // prettier-ignore
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }),
        fc.array(fc.constantFrom('k', 0), { maxLength: 4 }),
        bad,
        (value, way, worst) => {
          const put = way.reduceRight<unknown>(
            (inner, key) => (key === 0 ? [inner] : { [key]: inner, sibling: value }),
            worst,
          )
          expect(createFirewall(open).evaluate({ tool: 'a.b', arguments: { put } as never })).toMatchObject({
            verdict: 'deny',
          })
        },
      ),
    )
  })
  it('an answer of the default is never milder than for a well-formed twin', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitrarySubject, (policy, subject) => {
        const nasty = { ...subject, arguments: JSON.parse('{"__proto__":{"x":1}}') as never } as Subject
        if (!('arguments' in subject)) return
        expect(firewallOf(policy).evaluate(nasty).verdict).toBe('deny')
      }),
    )
  })
})

describe('deterministic', () => {
  it('the same input gives the same decision', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitrarySubject, arbitraryRequest, (policy, subject, request) => {
        const firewall = firewallOf(policy)
        const first = firewall.evaluate(subject, request)
        for (let round = 0; round < 10; round++) expect(firewall.evaluate(subject, request)).toEqual(first)
        expect(firewallOf(policy).evaluate(structuredClone(subject), structuredClone(request))).toEqual(first)
      }),
    )
  })
  it('what is evaluated is not changed', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitrarySubject, arbitraryRequest, (policy, subject, request) => {
        const before = structuredClone({ policy, subject, request })
        firewallOf(policy).evaluate(subject, request)
        expect({ policy, subject, request }).toEqual(before)
      }),
    )
  })
})

describe('replayable', () => {
  it('a decision can be made again from its record', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitrarySubject, arbitraryRequest, (policy, subject, request) => {
        const record = JSON.stringify({ policy, subject, request })
        const again = JSON.parse(record) as { policy: Policy; subject: Subject; request: object }
        // JSON has no -0.
        const decided = JSON.parse(JSON.stringify(firewallOf(policy).evaluate(subject, request))) as unknown
        const replayed = firewallOf(again.policy)
        expect(JSON.parse(JSON.stringify(replayed.evaluate(again.subject, again.request)))).toEqual(decided)
        expect(replayed.digest).toBe(firewallOf(policy).digest)
      }),
    )
  })
})
