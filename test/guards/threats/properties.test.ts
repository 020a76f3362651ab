/** What holds for every call. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import { attackSeeds } from '../../corpus/threats/attacks.table.ts'
import { backtracks } from '../../../src/guards/threats/resources/backtracking.ts'
import { readPath } from '../../../src/guards/threats/paths/reading.ts'
import { unhidden } from '../../../src/guards/threats/shell/unhide.ts'

const firewall = createFirewall({ version: 1, name: 'properties', default: 'allow', threats: {} })
const verdict = (args: object, tool = 'notes.create'): string =>
  firewall.evaluate({ tool, arguments: args as never }).verdict

const words =
  'the a cat dog and or not is was to of in it that for on with as at by from select union drop table delete update insert sleep kill find make sort date who which test host path root home admin password user file system process import require open close read write run start stop'.split(
    ' ',
  )
const punctuation = [
  ' ',
  ' ',
  ' ',
  ', ',
  '; ',
  ': ',
  ' - ',
  ' & ',
  ' (',
  ') ',
  '. ',
  '! ',
  '? ',
  " '",
  "' ",
  ' "',
  '" ',
  ' | ',
  ' / ',
  '...',
  '\n',
  ' `',
  '` ',
  ' $',
  ' #',
  ' @',
]
const prose = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...punctuation)), { maxLength: 60 })
  .map((pieces) => pieces.flat().join(''))
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  prose,
  fc.constantFrom(...attackSeeds.flatMap(({ seeds }) => seeds)),
)

describe('the guard of arguments', () => {
  it('never denies what people write in a document', () => {
    fc.assert(
      fc.property(
        fc.oneof(prose, fc.lorem({ maxCount: 30 })),
        (text) => verdict({ body: text, content: text, message: text, title: text }) === 'allow',
      ),
    )
  })
  it('never denies an attack that a document is about', () => {
    for (const { seeds } of attackSeeds)
      for (const seed of seeds)
        expect(verdict({ body: `Beware of this: ${seed} (it is an attack)` }), seed).toBe('allow')
  })
  it('never throws, and answers the same twice', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'path',
            'command',
            'host',
            'sql',
            'url',
            'name',
            'template',
            'code',
            'pattern',
            'filter',
            'to',
            'data',
            'id',
            'x',
          ),
          anything,
        ),
        (args) => {
          const first = firewall.evaluate({ tool: 'a.b', arguments: args })
          expect(first.code).not.toBe('guard_error')
          expect(firewall.evaluate({ tool: 'a.b', arguments: args })).toEqual(first)
        },
      ),
    )
  })
  it('is not talked out of a denial by another argument', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attackSeeds), fc.nat(), anything, ({ into, seeds }, index, text) => {
        const [tool = '', parameter = ''] = (into[0] ?? '').split(' ')
        expect(verdict({ other: text, [parameter]: seeds[index % seeds.length] }, tool)).toBe('deny')
      }),
    )
  })
  it('shows no value in its reasons and findings', () => {
    for (const { into, seeds } of attackSeeds) {
      const [tool = '', parameter = ''] = (into[0] ?? '').split(' ')
      for (const seed of seeds.filter(({ length }) => length > 12)) {
        const { reason, reasons, findings } = firewall.evaluate({ tool, arguments: { [parameter]: seed } })
        expect(JSON.stringify([reason, reasons, findings])).not.toContain(JSON.stringify(seed).slice(1, -1))
        for (const { span } of findings) expect(span[1]).toBeGreaterThanOrEqual(span[0])
      }
    }
  })
})

describe('readers', () => {
  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        backtracks(text)
        readPath(text)
        unhidden(text)
      }),
    )
  })
  it('find what was encoded, however often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), (rounds) => {
        let path = '../../etc/passwd'
        for (let round = 0; round < rounds; round++)
          path = path.replaceAll('%', '%25').replaceAll('.', '%2e').replaceAll('/', '%2F')
        expect(readPath(path)).toMatchObject({ text: '../../etc/passwd', hidden: true })
      }),
    )
  })
})
