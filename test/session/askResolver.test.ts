import { expect, it } from 'vitest'
import { askResolver } from '../../src/session/askResolver.ts'

const ask = (resolve: (host: string) => unknown): ReturnType<typeof askResolver> =>
  askResolver('a.com', { resolver: { resolve: resolve as () => readonly string[] } })

it('answers at once when the port does', () => {
  expect(ask((host) => [host])).toEqual(['a.com'])
  expect(askResolver('a.com', {})).toEqual({ failed: 'no resolver' })
})

it('turns every failure into an answer', async () => {
  const broken = (): never => {
    throw new Error('x')
  }
  expect(ask(broken)).toEqual({ failed: 'the resolver failed' })
  expect(await ask(() => Promise.reject(new Error('x')))).toEqual({ failed: 'the resolver failed' })
  expect(ask(() => 'a')).toEqual({ failed: 'the resolver answered with no list' })
  expect(await ask(() => Promise.resolve(null))).toEqual({ failed: 'the resolver answered with no list' })
})

it('waits no longer than it is told to', async () => {
  let late: () => void = () => undefined
  let cancelled = 0
  const schedule = (task: () => void): (() => void) => {
    late = task
    return () => {
      cancelled += 1
    }
  }
  const slow = askResolver('a.com', { resolver: { resolve: () => new Promise(() => undefined) }, schedule })
  late()
  expect(await slow).toEqual({ failed: 'the resolver took too long' })
  const quick = askResolver('a.com', { resolver: { resolve: () => Promise.resolve(['1.1.1.1']) }, schedule })
  expect(await quick).toEqual(['1.1.1.1'])
  expect(cancelled).toBe(1)
})
