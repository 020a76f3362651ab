/** The requests in flight: the newest beside the others, and nobody can tell. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../src/protocol/exchange.ts'
import { createInFlight } from '../../src/protocol/inFlight.ts'
import type { RequestId } from '../../src/protocol/message.ts'

const exchange = (name: string): Exchange => ({ method: name }) as Exchange

describe('the requests in flight', () => {
  it('knows ids exactly: `1` is not `"1"`', () => {
    const inFlight = createInFlight()
    inFlight.add(1, exchange('number'))
    expect(inFlight.get('1')).toBeUndefined()
    inFlight.add('1', exchange('text'))
    expect([inFlight.get(1)?.method, inFlight.get('1')?.method]).toEqual(['number', 'text'])
    inFlight.delete('1')
    expect([inFlight.get(1)?.method, inFlight.get('1')]).toEqual(['number', undefined])
  })

  it('is a map that keeps the order, whatever is added and taken away', () => {
    const id = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom('0', '1', ' 1 '))
    const step = fc.oneof(
      fc.record({ add: id }),
      fc.record({ delete: id }),
      fc.constant({ clear: true } as const),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const inFlight = createInFlight()
        const naive = new Map<RequestId, Exchange>()
        let count = 0
        for (const each of steps) {
          if ('add' in each) {
            if (naive.has(each.add)) continue
            const added = exchange(String(count++))
            inFlight.add(each.add, added)
            naive.set(each.add, added)
          } else if ('delete' in each) {
            inFlight.delete(each.delete)
            naive.delete(each.delete)
          } else {
            inFlight.clear()
            naive.clear()
          }
          expect(inFlight.size).toBe(naive.size)
          expect(inFlight.all()).toEqual([...naive.values()])
          expect(inFlight.oldest()).toEqual([...naive][0])
          for (const known of [0, 1, 2, 3, 4, 5, '0', '1', ' 1 '])
            expect(inFlight.get(known)).toBe(naive.get(known))
        }
      }),
    )
  })
})
