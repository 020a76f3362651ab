/** The published JSON Schema and the parser agree: an editor that knows the one is not surprised by the other. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyJsonSchema } from '../../src/policy/jsonSchema.ts'
import { checkPolicy } from '../../src/policy/parse.ts'
import { placesOf, replaced } from '../arbitraries/places.ts'
import { arbitraryPolicy } from '../arbitraries/policy.ts'

const accepts = new Ajv2020({ strict: false, allErrors: false }).compile(policyJsonSchema)
const parses = (value: unknown): boolean => 'policy' in checkPolicy(value)

/** What only the parser can tell, because JSON Schema has no words for it; each is checked by a test of its own. */
const beyondJsonSchema = [
  /^the id `.*` is taken by/,
  /^in the path `.*`|^the path `.*` must begin/,
  /pattern/,
  /must be an address or a network/,
  /must be an IANA time zone/,
  /must be a day such as/,
  /must be a host such as/,
  /the window is empty/,
  /a predicate needs at least one key/,
  /needs `firstSeen` or `count`/,
  /needs either a `verdict` or a `maxRunCost`/,
  /a server name must be/,
]

describe('the JSON Schema of the policy', () => {
  it('accepts every policy that parses', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (policy) => {
        expect(parses(policy)).toBe(true)
        expect(accepts(policy), JSON.stringify(accepts.errors)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
  it('accepts and refuses as the parser does, but for what it has no words for', () => {
    const nonsense = fc.constantFrom<unknown>(null, -1, 0.5, '', 'zzz', [], {}, { zzz: 1 }, true, [[]], ['a'])
    let refused = 0
    fc.assert(
      fc.property(arbitraryPolicy, fc.nat(), nonsense, (policy, at, by) => {
        const places = placesOf(policy)
        const changed = replaced(policy, places[at % places.length] ?? [], by)
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
      }),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(500)
  })
})
