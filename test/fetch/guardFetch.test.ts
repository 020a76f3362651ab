import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { EgressDeniedError } from '../../src/fetch/egressError.ts'
import { guardFetch, type GuardFetchInit } from '../../src/fetch/guardFetch.ts'
import { createEgressChecker } from '../../src/guards/egress/checker.ts'
import type { SchedulePort } from '../../src/ports/ports.ts'

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server on the loopback address; every request it gets is kept. */
async function listen(
  answer: (seen: Seen, response: ServerResponse) => void,
): Promise<{ origin: string; port: number; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() }
      seen.push(one)
      answer(one, response)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port, seen }
}

const redirect = (response: ServerResponse, status: number, location: string): void => {
  response.writeHead(status, { location }).end('moved')
}

const loopback = { allowPrivate: ['127.0.0.1'] }
const schedule: SchedulePort = (task, milliseconds) => {
  const timer = setTimeout(task, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}
const guarded = (init: GuardFetchInit = {}): typeof fetch => guardFetch(fetch, { egress: loopback, ...init })

async function denial(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof EgressDeniedError) return `${error.decision.code} at hop ${error.hop}`
  return error instanceof Error ? error.message : 'no error'
}

describe('a request', () => {
  it('goes where it may, and comes back as it is', async () => {
    const { origin, seen } = await listen((_seen, response) =>
      response.writeHead(200, { 'x-a': 'b' }).end('hello'),
    )
    const response = await guarded()(`${origin}/x?y=1`, {
      method: 'POST',
      body: 'data',
      headers: { 'x-c': 'd' },
    })
    expect(await response.text()).toBe('hello')
    expect(response.headers.get('x-a')).toBe('b')
    expect(response.url).toBe(`${origin}/x?y=1`)
    expect(response.redirected).toBe(false)
    expect(seen).toMatchObject([{ method: 'POST', url: '/x?y=1', body: 'data', headers: { 'x-c': 'd' } }])
  })

  it('never leaves when its destination is denied', async () => {
    const { origin, seen } = await listen((_seen, response) => response.end())
    expect(await denial(guardFetch(fetch)(origin))).toBe('egress_private at hop 0')
    expect(await denial(guardFetch(fetch)('http://example.com/'))).toBe('dns_unavailable at hop 0')
    expect(await denial(guarded()('file:///etc/passwd'))).toBe('egress_scheme at hop 0')
    expect(await denial(guarded()('http://169.254.169.254/'))).toBe('egress_metadata at hop 0')
    expect(await denial(guarded()('nonsense here'))).toBe('egress_invalid at hop 0')
    expect(seen).toEqual([])
  })

  it('may be a URL or a Request', async () => {
    const { origin, seen } = await listen((_seen, response) => response.end('ok'))
    await guarded()(new URL(`${origin}/url`))
    await guarded()(
      new Request(`${origin}/request`, { method: 'PUT', body: 'content', headers: { 'x-a': '1' } }),
    )
    expect(seen).toMatchObject([
      { method: 'GET', url: '/url' },
      { method: 'PUT', url: '/request', body: 'content', headers: { 'x-a': '1' } },
    ])
  })

  it('is judged by a session in place of the section, when one is given', async () => {
    const { origin } = await listen((_seen, response) => response.end('ok'))
    const asked: string[] = []
    const checker = createEgressChecker(loopback)
    const decide: GuardFetchInit['decide'] = ({ destination }) => {
      asked.push(destination)
      return checker.check(destination)
    }
    await guardFetch(fetch, { decide })(`${origin}/a`)
    expect(asked).toEqual([`${origin}/a`])
    const pending: GuardFetchInit['decide'] = (subject) => ({
      ...checker.check(subject.destination),
      verdict: 'pending_approval',
    })
    await expect(guardFetch(fetch, { decide: pending })(`${origin}/a`)).rejects.toThrow(EgressDeniedError)
  })
})

describe('a redirect', () => {
  it('is judged at every hop', async () => {
    const { origin, seen } = await listen(({ url }, response) => {
      if (url === '/1') redirect(response, 302, '/2')
      else if (url === '/2') redirect(response, 302, 'http://169.254.169.254/latest')
      else response.end('inside')
    })
    expect(await denial(guarded()(`${origin}/1`))).toBe('egress_metadata at hop 2')
    expect(seen.map(({ url }) => url)).toEqual(['/1', '/2'])
  })

  it('to something that readers disagree about, to another scheme, or to nothing is refused', async () => {
    let location = ''
    const { origin } = await listen((_seen, response) => {
      redirect(response, 302, location)
    })
    for (const [to, expected] of [
      ['http://127.0.0.1\\@example.com/', 'ambiguous_url at hop 1'],
      ['http:127.0.0.1', 'ambiguous_url at hop 1'],
      ['file:///etc/passwd', 'egress_scheme at hop 1'],
      ['gopher://127.0.0.1/', 'egress_scheme at hop 1'],
      ['//10.0.0.1/', 'egress_private at hop 1'],
      ['/\\10.0.0.1/', 'egress_private at hop 1'],
      ['http://2130706434/', 'egress_private at hop 1'],
      ['http://[::ffff:10.0.0.1]/', 'egress_private at hop 1'],
      ['http://[', 'a redirect leads to something that is no URL'],
    ] as const) {
      location = to
      expect(await denial(guarded()(origin))).toBe(expected)
    }
  })

  it('is followed with the method and body that the Fetch Standard says', async () => {
    const { origin, seen } = await listen(({ url }, response) => {
      if (url === '/end') response.end('end')
      else redirect(response, Number(url.slice(1)), '/end')
    })
    const options = {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', 'x-keep': '1' },
    }
    for (const [status, method, hasBody] of [
      [301, 'GET', false],
      [302, 'GET', false],
      [303, 'GET', false],
      [307, 'POST', true],
      [308, 'POST', true],
    ] as const) {
      const response = await guarded()(`${origin}/${status}`, options)
      expect(response.redirected).toBe(true)
      expect(response.url).toBe(`${origin}/end`)
      const last = seen.at(-1)
      expect(last?.method).toBe(method)
      expect(last?.body).toBe(hasBody ? '{}' : '')
      expect(last?.headers['content-type']).toBe(hasBody ? 'application/json' : undefined)
      expect(last?.headers['x-keep']).toBe('1')
    }
    await guarded()(`${origin}/303`, { method: 'HEAD' })
    expect(seen.at(-1)?.method).toBe('HEAD')
    await guarded()(`${origin}/301`, { method: 'PUT', body: 'x' })
    expect(seen.at(-1)).toMatchObject({ method: 'PUT', body: 'x' })
  })

  it('does exactly what the platform does with method, body and headers', async () => {
    const { origin, seen } = await listen(({ url }, response) => {
      if (url === '/end') response.end('end')
      else redirect(response, Number(url.slice(1)), '/end')
    })
    for (const status of [301, 302, 303, 307, 308]) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']) {
        const body = method === 'GET' || method === 'HEAD' ? {} : { body: 'data' }
        const options = { method, ...body, headers: { 'x-a': 'b', authorization: 'same origin' } }
        const platform = await fetch(`${origin}/${status}`, options)
        const ours = await guarded()(`${origin}/${status}`, options)
        expect([ours.status, ours.url, ours.redirected]).toEqual([
          platform.status,
          platform.url,
          platform.redirected,
        ])
        const [, byPlatform, , byUs] = seen.splice(0)
        expect(byUs).toEqual(byPlatform)
      }
    }
  })

  it('never sends a stream a second time', async () => {
    const { origin } = await listen((_seen, response) => {
      redirect(response, 307, '/end')
    })
    const body = Readable.toWeb(Readable.from(['data'])) as unknown as BodyInit
    const options = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect(await denial(guarded()(origin, options))).toContain('stream that was already sent')
  })

  it('drops credentials when it leaves the origin', async () => {
    const other = await listen((_seen, response) => response.end('other'))
    const first = await listen((_seen, response) => {
      redirect(response, 302, `${other.origin}/x`)
    })
    const headers = {
      authorization: 'Bearer abc',
      cookie: 'a=b',
      'x-api-key': 'k',
      'x-session-token': 's',
      'x-trace': 't',
    }
    await guarded()(first.origin, { headers })
    const sent = other.seen[0]?.headers ?? {}
    expect(Object.keys(headers).filter((name) => name in sent)).toEqual(['x-trace'])
    expect(first.seen[0]?.headers).toMatchObject(headers)
  })

  it('stops after as many as are allowed', async () => {
    const { origin, seen } = await listen((_seen, response) => {
      redirect(response, 302, '/again')
    })
    expect(await denial(guarded()(origin))).toContain('more redirects')
    expect(seen).toHaveLength(21)
    expect(await denial(guarded({ maxRedirects: 0 })(origin))).toContain('more redirects')
    expect(seen).toHaveLength(22)
  })

  it('is handed back or refused when the request says so', async () => {
    const { origin } = await listen((_seen, response) => {
      redirect(response, 302, '/x')
    })
    expect((await guarded()(origin, { redirect: 'manual' })).status).toBe(302)
    expect(await denial(guarded()(origin, { redirect: 'error' }))).toContain('asked for none')
  })
})

describe('credentials', () => {
  it('are sent to their own origin and to no other, whatever the redirects', async () => {
    const other = await listen((_seen, response) => response.end('other'))
    const own = await listen(({ url }, response) => {
      if (url === '/away') redirect(response, 307, `${other.origin}/x`)
      else response.end('own')
    })
    const credentials = { [own.origin]: { Authorization: 'Bearer injected', 'X-Custom': 'secret' } }
    const fetchWith = guarded({ credentials })
    await fetchWith(`${own.origin}/stay`, { headers: { authorization: 'from the caller' } })
    expect(own.seen[0]?.headers).toMatchObject({ authorization: 'Bearer injected', 'x-custom': 'secret' })
    await fetchWith(`${own.origin}/away`)
    expect(other.seen[0]?.headers.authorization).toBeUndefined()
    expect(other.seen[0]?.headers['x-custom']).toBeUndefined()
    await fetchWith(other.origin)
    expect(other.seen[1]?.headers['x-custom']).toBeUndefined()
  })

  it('come back to their origin when a redirect does', async () => {
    const own = await listen(({ url }, response) => {
      if (url === '/start') redirect(response, 302, `${other.origin}/x`)
      else response.end('own')
    })
    const other = await listen((_seen, response) => {
      redirect(response, 302, `${own.origin}/end`)
    })
    await guarded({ credentials: { [own.origin]: { 'x-custom': 'secret' } } })(`${own.origin}/start`)
    expect(other.seen[0]?.headers['x-custom']).toBeUndefined()
    expect(own.seen[1]?.headers['x-custom']).toBe('secret')
  })

  it('need an origin for a key', () => {
    for (const key of ['example.com', 'https://example.com/', 'https://EXAMPLE.com', 'data:x', '']) {
      expect(() => guarded({ credentials: { [key]: {} } }), key).toThrow('must be an origin')
    }
  })
})

describe('a name', () => {
  const egress = { allowPrivate: ['127.0.0.1', 'server.local'] }

  /** Dials the approved addresses, as a real client would be made to. */
  const dialling: typeof fetch = ((url: string, init: { addresses: string[]; signal?: AbortSignal }) =>
    new Promise((resolve, reject) => {
      const { hostname, port, pathname } = new URL(url)
      const request = httpRequest(
        { host: init.addresses[0], port, path: pathname, headers: { host: hostname } },
        (message) => {
          const headers = new Headers(message.headers as Record<string, string>)
          const status = message.statusCode ?? 0
          resolve(new Response(Readable.toWeb(message) as unknown as BodyInit, { status, headers }))
        },
      )
      request.on('error', reject)
      request.end()
    })) as unknown as typeof fetch

  it('is dialled at the address that was approved, and at no other', async () => {
    const { port, seen } = await listen((_seen, response) => response.end('pinned'))
    let asked = 0
    const resolver = {
      resolve: () => {
        asked += 1
        return ['127.0.0.1']
      },
    }
    const dial: GuardFetchInit['dial'] = ({ addresses }) => ({ addresses })
    const response = await guardFetch(dialling, { egress, resolver, dial })(`http://server.local:${port}/x`)
    expect(await response.text()).toBe('pinned')
    expect(seen[0]?.headers.host).toBe('server.local')
    expect(asked).toBe(1)
  })

  it('that changes its address between two lookups is a rebinding', async () => {
    const answers = [['93.184.216.34'], ['127.0.0.1'], ['93.184.216.34'], ['93.184.216.34', '1.1.1.1']]
    const resolver = { resolve: () => Promise.resolve(answers.shift() ?? []) }
    const never: typeof fetch = () => Promise.reject(new Error('was dialled'))
    const fetchNow = guardFetch(never, { resolver })
    expect(await denial(fetchNow('http://rebind.example/'))).toBe('dns_rebinding at hop 0')
    expect(await denial(fetchNow('http://rebind.example/'))).toBe('dns_rebinding at hop 0')
    expect(await denial(fetchNow('http://rebind.example/'))).toBe('dns_unavailable at hop 0')
    answers.push(['93.184.216.34'], ['93.184.216.34'])
    expect(await denial(fetchNow('http://rebind.example/'))).toBe('was dialled')
  })

  it('whose resolver fails, is slow, or answers with nonsense is denied', async () => {
    const denied = (resolve: () => never): Promise<string> =>
      denial(guarded({ resolver: { resolve }, schedule, timeouts: { resolve: 5 } })('http://a.example/'))
    const cases: readonly (() => unknown)[] = [
      () => {
        throw new Error('broken')
      },
      () => Promise.reject(new Error('broken')),
      () => new Promise(() => undefined),
      () => 'no list',
      () => [],
      () => [5],
      () => undefined,
      () => ({
        then: (_resolve: unknown, reject: (error: Error) => void) => {
          reject(new Error('thenable'))
        },
      }),
    ]
    for (const resolve of cases) expect(await denied(resolve as () => never)).toBe('dns_unavailable at hop 0')
  })
})

describe('a response', () => {
  it('is cut off when it is larger than allowed, said beforehand or not', async () => {
    const { origin } = await listen(({ url }, response) => {
      if (url === '/said') response.writeHead(200, { 'content-length': '2000' }).end('x'.repeat(2000))
      else if (url === '/exact') response.end('x'.repeat(1000))
      else {
        const write = (): void => {
          while (response.write('x'.repeat(500)));
          response.once('drain', write)
        }
        write()
      }
    })
    const bounded = guarded({ maxResponseBytes: 1000 })
    await expect(bounded(`${origin}/said`)).rejects.toThrow('larger than the 1000 bytes')
    await expect(bounded(`${origin}/endless`).then((response) => response.text())).rejects.toThrow(
      'larger than the 1000 bytes',
    )
    const exact = await bounded(`${origin}/exact`)
    expect(exact).toBeInstanceOf(Response)
    expect([exact.url, exact.ok]).toEqual([`${origin}/exact`, true])
    expect(await exact.text()).toHaveLength(1000)
  })

  it('without a body stays without one', async () => {
    const { origin } = await listen((_seen, response) => response.writeHead(204).end())
    const response = await guarded({ maxResponseBytes: 10 })(origin)
    expect([response.status, response.body]).toEqual([204, null])
  })

  it('that never begins or never ends is given up', async () => {
    const { origin } = await listen(({ url }, response) => {
      if (url === '/drip') response.writeHead(200).write('x')
    })
    const bounded = guarded({ schedule, timeouts: { headers: 200, body: 20 } })
    await expect(bounded(`${origin}/silent`)).rejects.toThrow('took longer than 200 milliseconds to begin')
    const response = await bounded(`${origin}/drip`)
    await expect(response.text()).rejects.toThrow('took longer than 20 milliseconds')
  })

  it('can still be aborted by the caller', async () => {
    const { origin } = await listen(() => undefined)
    const controller = new AbortController()
    const waiting = guarded({ schedule, timeouts: { headers: 5000 } })(origin, { signal: controller.signal })
    setTimeout(() => {
      controller.abort(new Error('enough'))
    }, 10)
    await expect(waiting).rejects.toThrow('enough')
    await expect(
      guarded({ schedule, timeouts: { headers: 5000 } })(origin, { signal: controller.signal }),
    ).rejects.toThrow('enough')
  })

  it('can be cancelled halfway', async () => {
    const { origin } = await listen((_seen, response) => {
      response.writeHead(200).write('x')
    })
    const response = await guarded({ maxResponseBytes: 10, schedule, timeouts: { body: 5000 } })(origin)
    await response.body?.cancel()
    expect(response.body?.locked).toBe(false)
  })
})
