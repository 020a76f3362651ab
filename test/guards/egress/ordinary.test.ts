import { describe, expect, it } from 'vitest'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { createFirewall } from '../../../src/firewall.ts'
import type { Decision } from '../../../src/decision/decision.ts'
import type { HostAddresses } from '../../../src/decision/guard.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import { hostileUrls, hostileTexts } from '../../corpus/hostileUrls.table.ts'
import { ordinaryTexts, ordinaryUrls } from '../../corpus/ordinaryText.table.ts'

const firewall = createFirewall({ version: 1, name: 'egress', default: 'allow', egress: {} })

/** Judges with every name resolved to a public address. */
function judge(args: JsonObject): Decision {
  const resolved: Record<string, HostAddresses> = {}
  for (;;) {
    const decision = firewall.evaluate({ tool: 'web.get', arguments: args }, { resolved })
    const open = decision.obligations.filter(({ type }) => type === 'resolve')
    if (open.length === 0) return decision
    for (const each of open) if (each.type === 'resolve') resolved[each.host] = ['93.184.216.34']
  }
}
const outcome = (args: JsonObject): string => {
  const { verdict, code } = judge(args)
  return `${verdict} ${code}`
}

/** Where a text may stand in the arguments of a call. */
const places: Readonly<Record<string, (text: string) => JsonObject>> = {
  'an unknown parameter': (text) => ({ thing: text }),
  'a nested list': (text) => ({ options: { rows: [[text], { x: text }] } }),
  'a key': (text) => ({ map: { [text]: 1 } }),
  content: (text) => ({ body: text, comment: text }),
  'names of all sorts': (text) => ({
    version: text,
    name: text,
    label: text,
    pattern: text,
    value: text,
    time: text,
  }),
}

describe('texts that are no destinations', () => {
  it('are at least a hundred', () => {
    expect(new Set(ordinaryTexts).size).toBe(ordinaryTexts.length)
    expect(ordinaryTexts.length).toBeGreaterThanOrEqual(100)
  })

  it.each(Object.entries(places))('are never denied or flagged in %s', (_name, place) => {
    expect(
      ordinaryTexts
        .map((text) => [text, outcome(place(text))])
        .filter(([, each]) => each !== 'allow default'),
    ).toEqual([])
  })
})

describe('ordinary URLs', () => {
  it('are at least two hundred', () => {
    expect(new Set(ordinaryUrls).size).toBeGreaterThanOrEqual(200)
  })

  it.each(Object.entries({ ...places, 'a URL parameter': (text: string) => ({ webhook: { url: text } }) }))(
    'are never denied in %s',
    (_name, place) => {
      expect(
        ordinaryUrls.map((url) => [url, outcome(place(url))]).filter(([, each]) => each?.startsWith('deny')),
      ).toEqual([])
    },
  )
})

describe('hostile spellings', () => {
  const open = (list: readonly string[], place: (text: string) => JsonObject): string[] =>
    list
      .map((text) => `${JSON.stringify(text)}: ${outcome(place(text))}`)
      .filter((each) => !each.includes(': deny '))

  it('are at least a hundred and fifty', () => {
    expect(new Set([...hostileUrls, ...hostileTexts]).size).toBeGreaterThanOrEqual(150)
  })

  it.each(
    Object.entries({
      'a URL parameter': (text: string) => ({ url: text }),
      'a URL deep inside': (text: string) => ({ options: { hooks: [{ webhook_url: text }] } }),
      'a target': (text: string) => ({ target: text }),
    }),
  )('are denied in %s', (_name, place) => {
    expect(open([...hostileUrls, ...hostileTexts], place)).toEqual([])
  })

  it.each(['an unknown parameter', 'a nested list'])(
    'are denied in %s when they are whole destinations',
    (name) => {
      expect(open(hostileUrls, places[name]!)).toEqual([])
    },
  )

  it('are denied as keys when they lead inside', () => {
    const checker = createEgressChecker()
    const codes = ['egress_private', 'egress_metadata', 'ambiguous_url', 'control_char']
    const inside = hostileUrls.filter((url) => codes.includes(checker.check(url).code))
    expect(inside.length).toBeGreaterThan(100)
    expect(open(inside, places['a key']!)).toEqual([])
  })
})
