import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { eventMeter, isEventStream } from '../../src/fetch/eventMeter.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

it('starts over at an empty line, whichever way lines end', () => {
  for (const end of ['\n', '\r', '\r\n']) {
    const isOver = eventMeter(20)
    for (let count = 0; count < 100; count += 1)
      expect(isOver(bytes(`data: 0123456${end}${end}`))).toBe(false)
    expect(isOver(bytes(`data: 01234567890123456789`))).toBe(true)
  }
})

it('counts an event over all the chunks it comes in', () => {
  const isOver = eventMeter(20)
  for (let count = 0; count < 20; count += 1) expect(isOver(bytes('a'))).toBe(false)
  expect(isOver(bytes('a'))).toBe(true)
})

it('comes to the same answer however a stream is cut into chunks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'bb', '\n', '\r', '\r\n', '\n\n'), { maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 7 }),
      (parts, limit, size) => {
        const whole = bytes(parts.join(''))
        const inOne = eventMeter(limit)(whole)
        const cut = eventMeter(limit)
        let inMany = false
        for (let at = 0; at < whole.length && !inMany; at += size) inMany = cut(whole.subarray(at, at + size))
        expect(inMany).toBe(inOne)
      },
    ),
  )
})

it('knows an event stream by its content type', () => {
  for (const type of ['text/event-stream', 'Text/Event-Stream; charset=utf-8', ' text/event-stream ;x']) {
    expect(isEventStream(type)).toBe(true)
  }
  for (const type of [null, '', 'text/event-streams', 'application/json', 'x/text/event-stream']) {
    expect(isEventStream(type)).toBe(false)
  }
})
