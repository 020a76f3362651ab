/** Sanitizer entries over a small alphabet, so that steps and values meet often. */
import fc from 'fast-check'
import type { JsonValue } from '../../src/json/value.ts'
import type { SanitizerEntry } from '../../src/sanitize/schema.ts'

const path = fc.constantFrom(
  '$', '$.a', '$.b', '$..a', '$..b', '$.*', '$..*', '$.a[*]', '$.a[0]', '$.a[-1]', '$..[0]', '$.a.b', "$['__proto__']", '$..a..b',
) // prettier-ignore
const removable = fc.constantFrom('$.a', '$..a', '$.*', '$..*', '$.a[*]', '$.a.b', "$['__proto__']")
/** Pieces of text that the patterns are about. */
export const word = fc.constantFrom(
  '',
  'a',
  'b',
  'ab',
  'ba',
  'aa',
  '[',
  ']',
  'redacted',
  '\u{1f600}',
  '_2',
  '[redacted:custom]',
  '/',
  '..',
)
const pattern = fc.constantFrom(
  'a', 'b', 'ab', 'aa', '[ab]+', 'a*', '', '^', '$', '\\b', 'a.*b', 'a.*b|a', '\\w+', '.', '\\d', '[^a]', 'x|\\bfoo', 'redacted', '\\]', '_2', '\\.\\./',
) // prettier-ignore
const smallJson: fc.Arbitrary<JsonValue> = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>

const optionalPath = fc.option(path, { nil: undefined })
const withPath = <T extends object>(where: fc.Arbitrary<string | undefined>, action: fc.Arbitrary<T>) =>
  fc
    .tuple(where, action)
    .map(([at, rest]) => (at === undefined ? rest : { path: at, ...rest }) as SanitizerEntry)
const flag = fc.option(fc.constant(true), { nil: undefined })
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

/** Any entry; those that redact by detector name `d` and `e`. */
export const arbitraryEntry: fc.Arbitrary<SanitizerEntry> = fc.oneof(
  withPath(
    optionalPath,
    fc
      .record({
        pattern,
        keys: flag,
        numbers: fc.constantFrom('string', 'refuse', undefined),
        as: fc.constantFrom('x', undefined),
      })
      .map((redact) => ({ redact: compact(redact) as never })),
  ),
  withPath(
    optionalPath,
    fc
      .record({ detectors: fc.constantFrom(['d'], ['d', 'e']), keys: flag })
      .map((redact) => ({ redact: compact(redact) as never })),
  ),
  withPath(path, fc.record({ redact: fc.record({ as: fc.constantFrom('x', 'y') }) })),
  withPath(removable, fc.constant({ remove: true as const })),
  withPath(optionalPath, fc.constantFrom({ remove: ['a'] }, { remove: ['b', 'constructor'] })),
  withPath(path, fc.record({ set: smallJson })),
  withPath(optionalPath, fc.record({ replace: fc.record({ pattern, with: word }) })),
  withPath(path, fc.record({ clamp: fc.constantFrom({ min: 0 }, { max: 1 }, { min: -1, max: 1 }) })),
  withPath(
    optionalPath,
    fc.record({
      truncate: fc.constantFrom<NonNullable<SanitizerEntry['truncate']>>(
        { bytes: 3 }, { characters: 2 }, { bytes: 9, marker: '...' }, { characters: 4, marker: 'a' }, { bytes: 0 },
      ), // prettier-ignore
    }),
  ),
  withPath(
    optionalPath,
    fc.record({ strip: fc.constantFrom(['invisible'], ['control'], ['control', 'invisible']) }),
  ),
  withPath(
    optionalPath,
    fc.record({ stripUrl: fc.subarray(['credentials', 'tracking', 'fragment'], { minLength: 1 }) }),
  ),
  withPath(path, fc.record({ confine: fc.constantFrom('/data', 'C:\\data', '//s/d') })),
  withPath(optionalPath, fc.record({ keep: fc.subarray(['a', 'b', 'c']) })),
  fc.constant<SanitizerEntry>({ keepDeclared: true }),
  withPath(path, fc.constant({ readOnlySql: true as const })),
)
