/** The section `sanitizers`: its schema in zod and as JSON Schema agree, and what is wrong with it is said where it is. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyJsonSchema } from '../../src/policy/jsonSchema.ts'
import { checkPolicy } from '../../src/policy/parse.ts'
import { placesOf, replaced } from '../arbitraries/places.ts'
import { arbitraryEntry } from '../arbitraries/sanitizers.ts'

const accepts = new Ajv2020({ strict: false, allErrors: false }).compile(policyJsonSchema)
const policies = fc
  .array(fc.tuple(arbitraryEntry, fc.constantFrom({}, { tool: 'a.*' }, { tool: ['a.b', '*.c'], id: 'e' })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((entries) => ({
    version: 1,
    name: 'generated',
    default: 'deny',
    sanitizers: entries.map(([entry, rest]) => ({ ...rest, ...entry })),
    rules: entries.map(([entry], index) => ({
      id: `r${index}`,
      then: { verdict: 'sanitize', sanitize: [entry] },
    })),
  }))

/** What only the parser can tell, because JSON Schema has no words for it; each is checked by a test of its own. */
const beyondJsonSchema = [
  /^in the path `.*`|^the path `.*` must begin/,
  /pattern/,
  /needs exactly one action/,
  /needs a `path` that says where/,
  /takes no `path`/,
  /cannot be removed/,
  /needs a `min` or a `max`/,
  /needs either `bytes` or `characters`|the marker must fit/,
  /must be an absolute directory/,
  /needs either a `verdict` or a `maxRunCost`/,
  /need the verdict `sanitize`/,
  /the id `.*` is taken by/,
]

describe('the section `sanitizers`', () => {
  it('is accepted by the JSON Schema whenever it parses', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(checkPolicy(policy)).toHaveProperty('policy')
        expect(accepts(policy), JSON.stringify(accepts.errors)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
  it('is refused by both after a change, but for what JSON Schema has no words for', () => {
    const nonsense = fc.constantFrom<unknown>(null, -1, 0.5, '', 'zzz', [], {}, { zzz: 1 }, true, [[]], ['a'])
    let refused = 0
    fc.assert(
      fc.property(policies, fc.nat(), nonsense, (policy, at, by) => {
        const places = placesOf(policy)
        const way = places[at % places.length] ?? []
        const changed = replaced(policy, way, by)
        const checked = checkPolicy(changed)
        if ('policy' in checked) {
          expect(accepts(changed), JSON.stringify({ changed, errors: accepts.errors })).toBe(true)
          return
        }
        refused++
        const expressible = checked.problems.some(
          ({ message }) => !beyondJsonSchema.some((pattern) => pattern.test(message)),
        )
        if (expressible) expect({ changed, accepted: accepts(changed) }).toMatchObject({ accepted: false })
        for (const { message } of checked.problems) expect(message).toMatch(/^[^A-Z].*[^.]$/s)
      }),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(300)
  })
})
