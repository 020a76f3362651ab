import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePath, select, type PathStep } from '../../src/json/paths.ts'
import type { JsonValue } from '../../src/json/value.ts'
import { compileKinds, parameterPathProblem, type KindsByPath } from '../../src/subject/kindOverrides.ts'

const kind = (kinds: KindsByPath, ...location: PathStep[]) => compileKinds([['s.t', kinds]])('s.t', location)

describe('the kind that a policy gives a parameter', () => {
  it('is that of the place which the path names', () => {
    expect(kind({ '$.a.b': 'url' }, 'a', 'b')).toBe('url')
    expect(kind({ '$.a.b': 'url' }, 'a')).toBeUndefined()
    expect(kind({ '$.a.b': 'url' }, 'a', 'b', 'c')).toBeUndefined()
    expect(kind({ '$.a[*].b': 'host' }, 'a', 7, 'b')).toBe('host')
    expect(kind({ '$..b': 'sql' }, 'a', 7, 'b')).toBe('sql')
    expect(kind({ '$..a..b': 'sql' }, 'x', 'a', 'y', 'z', 'b')).toBe('sql')
    expect(kind({ '$.a.*': 'code' }, 'a', 'x')).toBe('code')
    expect(kind({ $: 'code' })).toBe('code')
  })

  it('of a list is that of its items', () => {
    expect(kind({ '$.urls': 'url' }, 'urls', 0)).toBe('url')
    expect(kind({ '$.urls': 'url' }, 'urls', 0, 1)).toBe('url')
    expect(kind({ '$.urls': 'url' }, 'urls', 0, 'title')).toBeUndefined()
    expect(kind({ '$.urls': 'url', '$.urls[1]': 'free' }, 'urls', 1)).toBe('free')
  })

  it('is that of the more exact path, else of the first', () => {
    expect(kind({ '$..a': 'free', '$.x.a': 'url' }, 'x', 'a')).toBe('url')
    expect(kind({ '$..a': 'free', '$.*.a': 'url' }, 'x', 'a')).toBe('free')
  })

  it('is for its own tool alone', () => {
    const kindOf = compileKinds([['s.t', { '$.a': 'url' }]])
    expect(kindOf('s.u', ['a'])).toBeUndefined()
    expect(kindOf('constructor', ['a'])).toBeUndefined()
  })

  it('agrees with what the path selects', () => {
    const name = fc.constantFrom('a', 'b')
    const document = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant('leaf'),
        fc.dictionary(name, tie('value')),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    })).value
    const segment = fc.constantFrom('.a', '.b', '[0]', '[1]', '[*]', '.*', '..a', '..b', '..*', '..[0]')
    fc.assert(
      fc.property(document, fc.array(segment, { maxLength: 4 }), (root, segments) => {
        const text = `$${segments.join('')}`
        const parsed = parsePath(text)
        if ('problem' in parsed) throw new Error(parsed.problem)
        const selected = new Set<string>()
        select(parsed.path, root, (_value, location) => selected.add(JSON.stringify(location)))
        const everywhere = parsePath('$..*')
        if ('problem' in everywhere) throw new Error(everywhere.problem)
        select(everywhere.path, root, (_value, location) => {
          // Items of lists take after their list, which is another matter.
          if (typeof location.at(-1) === 'number') return
          expect(kind({ [text]: 'url' }, ...location) === 'url').toBe(selected.has(JSON.stringify(location)))
        })
      }),
    )
  })
})

it('needs a path that can be told from the start', () => {
  expect(parameterPathProblem('$.a[*].b')).toBeUndefined()
  expect(parameterPathProblem('a.b')).toMatch(/must begin with/u)
  expect(parameterPathProblem('$.a[-1]')).toMatch(/may not count from the end/u)
})
