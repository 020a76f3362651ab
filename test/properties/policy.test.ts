/** A policy either loads or says what is wrong with it; nothing in between, whatever it is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolicyError } from '../../src/errors.ts'
import { createFirewall } from '../../src/firewall.ts'
import { placesOf, replaced } from '../arbitraries/places.ts'
import { arbitraryPolicy, arbitrarySubject } from '../arbitraries/policy.ts'

function problemsOf(policy: unknown): readonly { path: string; message: string }[] {
  try {
    createFirewall(policy as never)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyError)
    const { problems } = error as PolicyError
    expect(problems.length).toBeGreaterThan(0)
    for (const { message } of problems) expect(message).toMatch(/^[^A-Z].*[^.]$/s)
    return problems
  }
}

describe('createFirewall', () => {
  it('throws PolicyError, and nothing else, for anything that is no policy', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => void problemsOf(value)),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(problemsOf(value).length).toBeGreaterThan(0)
      }),
    )
  })

  it('throws PolicyError for a getter that throws, a cycle, ten megabytes and a thousand levels', () => {
    const cycle: Record<string, unknown> = { version: 1, name: 'x', default: 'deny' }
    cycle['rules'] = [{ id: 'r', then: 'deny', when: cycle }]
    let deep: unknown = {}
    for (let level = 0; level < 1_000; level++) deep = { not: deep }
    const rule = (when: unknown) => ({
      version: 1,
      name: 'x',
      default: 'deny',
      rules: [{ id: 'r', when, then: 'deny' }],
    })
    const nasty = { version: 1, name: 'x', get default(): string { throw new Error('no') } } // prettier-ignore
    for (const policy of [cycle, nasty]) expect(problemsOf(policy).length).toBeGreaterThan(0)
    problemsOf(rule(deep))
    problemsOf(rule({ tool: 'x'.repeat(10_000_000) }))
  })

  it('after any change at one place either loads or names that place or one above it', () => {
    const nonsense = fc.constantFrom<unknown>(undefined, null, -1, 'zzz', [], {}, { zzz: 1 }, true, [[]])
    fc.assert(
      fc.property(arbitraryPolicy, fc.nat(), nonsense, arbitrarySubject, (policy, at, by, subject) => {
        // A rule that can never match is a problem already, and the one that would be named.
        if (problemsOf(policy).length > 0) return
        const places = placesOf(policy)
        const way = places[at % places.length] ?? []
        const changed = replaced(policy, way, by)
        const problems = problemsOf(changed)
        if (problems.length === 0) {
          expect(['allow', 'audit', 'sanitize', 'pending_approval', 'deny']).toContain(
            createFirewall(changed as never).evaluate(subject).verdict,
          )
          return
        }
        const written = way.reduce<string>(
          (path, key) =>
            typeof key === 'number'
              ? `${path}[${key}]`
              : /^[\w-]+$/.test(key)
                ? `${path}${path === '' ? '' : '.'}${key}`
                : `${path}[${JSON.stringify(key)}]`,
          '',
        )
        const related = problems.some(
          ({ path }) =>
            path.startsWith(written) || written.startsWith(path) || /^(?:roles|layers|rules)/.test(path),
        )
        expect({ written, problems, related }).toMatchObject({ related: true })
      }),
      { numRuns: 1_500 },
    )
  })
})
