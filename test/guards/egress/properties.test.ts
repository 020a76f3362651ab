import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBits, parseBits } from '../../../src/guards/egress/addressBits.ts'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { readDestination } from '../../../src/guards/egress/reading.ts'
import {
  addressEmbeddingDomains,
  localNames,
  metadataAddresses,
  metadataNames,
} from '../../../src/guards/egress/endpoints.table.ts'
import { readPlainUrl } from '../../../src/guards/egress/plainUrl.ts'
import { specialIPv4Ranges, specialIPv6Ranges } from '../../../src/guards/egress/specialRanges.table.ts'
import { ordinaryUrls } from '../../corpus/ordinaryUrls.table.ts'

const egress = createEgressChecker()
const resolved = ['93.184.216.34']

/** An address of an IPv4 network, as a number. */
function inNetwork4(network: string): fc.Arbitrary<number> {
  const [base = '', length = ''] = network.split('/')
  const [a = 0, b = 0, c = 0, d = 0] = base.split('.').map(Number)
  const first = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  return fc.nat(2 ** (32 - Number(length)) - 1).map((offset) => first + offset)
}

const specialIPv4 = fc.oneof(
  ...specialIPv4Ranges.map(({ network }) => inNetwork4(network)),
  ...metadataAddresses.filter(({ at }) => at.includes('.')).map(({ at }) => inNetwork4(`${at}/32`)),
)

/** One number in one of the bases that `inet_aton` takes, with leading zeros now and then. */
const inBase = (value: number): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(10, 8, 16), fc.nat(3), fc.boolean()).map(([base, zeros, upper]) => {
    if (base === 10) return String(value)
    const digits = '0'.repeat(zeros) + value.toString(base)
    const text = base === 16 ? `0x${digits}` : `0${digits}`
    return upper ? text.toUpperCase() : text
  })

/** Four, three, two or one part, each in a base of its own. */
function spelledIPv4(bits: number): fc.Arbitrary<string> {
  const [a, b, c] = [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255]
  const splits = [[bits], [a, bits & 0xffffff], [a, b, bits & 0xffff], [a, b, c, bits & 255]]
  return fc
    .constantFrom(...splits)
    .chain((parts) => fc.tuple(...parts.map(inBase)).map((texts) => texts.join('.')))
}

const fullWidth = (text: string): string =>
  text.replaceAll(/[\dA-Za-z.]/gu, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0))
const percent = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** The disguises that any host can wear. */
const disguised = (host: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom<(text: string) => string>(
        (text) => text,
        fullWidth,
        percent,
        (text) => `${text}.`,
        (text) => text.replaceAll('.', '\u3002'),
      ),
      fc.constantFrom('http://', 'https://', 'HTTP://', 'ws://', '//', ''),
      fc.constantFrom('', '/', '/path', '?x', '#x', ':80', ':8080/x'),
    )
    .map(([disguise, prefix, suffix]) => `${prefix}${disguise(host)}${suffix}`)

const groups6 = (bits: number): string => `${(bits >>> 16).toString(16)}:${(bits & 0xffff).toString(16)}`

/** Every way in which an IPv6 address can carry an IPv4 address. */
const carried = (bits: number): readonly string[] => {
  const inverted = ~bits >>> 0
  const dotted = formatBits(bits)
  return [
    `::ffff:${dotted}`,
    `::ffff:${groups6(bits)}`,
    `0:0:0:0:0:ffff:${groups6(bits)}`,
    `::${dotted}`,
    `::ffff:0:${groups6(bits)}`,
    `64:ff9b::${dotted}`,
    `64:ff9b:1::${groups6(bits)}`,
    `2002:${groups6(bits)}::1`,
    `2001:0:${groups6(bits)}::`,
    `2001:0:808:808:0:0:${groups6(inverted)}`,
    `2a00:1450:4001:81b:0:5efe:${groups6(bits)}`,
    `2a00:1450:4001:81b:200:5efe:${groups6(bits)}`,
  ]
}

describe('an address in a special-purpose range', () => {
  it('is denied in every spelling of IPv4', () => {
    const spelled = specialIPv4.chain((bits) => spelledIPv4(bits).chain(disguised))
    fc.assert(
      fc.property(spelled, (destination) => {
        const { verdict } = egress.check(destination, { resolved })
        expect(verdict).toBe('deny')
      }),
      { numRuns: 3000 },
    )
  })

  it('is denied inside every IPv6 address that carries it', () => {
    fc.assert(
      fc.property(
        specialIPv4.chain((bits) => fc.constantFrom(...carried(bits))),
        fc.boolean(),
        (text, isResolved) => {
          const decision = isResolved
            ? egress.check('https://a.com', { resolved: [text] })
            : egress.check(`http://[${text}]/`)
          expect(decision.verdict).toBe('deny')
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is denied in every spelling of IPv6', () => {
    const spelled = fc
      .constantFrom(...specialIPv6Ranges.filter(({ network }) => network !== '::ffff:0:0/96'))
      .chain(({ network }) => {
        const [base = '', length = ''] = network.split('/')
        const first = parseBits(base)
        if (first === undefined || typeof first === 'number') throw new Error(base)
        return fc
          .tuple(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), fc.constantFrom(0, 1, 2, 3))
          .map(([random, style]) => {
            const parts = first.map((group, index) => {
              const fixed = Math.max(0, Math.min(16, Number(length) - index * 16))
              const mask = (0xffff << (16 - fixed)) & 0xffff
              return group | ((random[index] ?? 0) & ~mask & 0xffff)
            })
            const plain = parts.map((part) => part.toString(16))
            if (style === 0) return plain.join(':')
            if (style === 1) return plain.map((part) => part.padStart(4, '0').toUpperCase()).join(':')
            if (style === 2) return formatBits(parts)
            return `${plain.slice(0, 6).join(':')}:${formatBits((((parts[6] ?? 0) << 16) | (parts[7] ?? 0)) >>> 0)}`
          })
      })
    fc.assert(
      fc.property(spelled, (text) => {
        expect(egress.check(`http://[${text}]/`).verdict).toBe('deny')
      }),
      { numRuns: 2000 },
    )
  })

  it('is denied by address even when an allow list names the whole internet', () => {
    const wide = createEgressChecker({ allow: ['0.0.0.0/0', '::/0', '*.example.com'] })
    fc.assert(
      fc.property(specialIPv4, (bits) => {
        expect(wide.check(`http://${formatBits(bits)}/`).verdict).toBe('deny')
        expect(wide.check('https://a.example.com/', { resolved: [formatBits(bits)] }).verdict).toBe('deny')
      }),
    )
  })
})

const label = fc.stringMatching(/^[a-z][a-z\d]{0,10}$/u)
const publicName = fc
  .tuple(label, label, fc.constantFrom('com', 'org', 'dev', 'co.uk'))
  .map((parts) => parts.join('.'))
const mixedCase = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) =>
      Array.from(text, (character, index) =>
        upper[index] === true ? character.toUpperCase() : character,
      ).join(''),
    )

describe('a public name on the allow list', () => {
  it('is allowed in every benign spelling, and nothing else is', () => {
    const spelled = publicName.chain((name) => fc.tuple(fc.constant(name), mixedCase(name).chain(disguised)))
    fc.assert(
      fc.property(spelled, publicName, ([name, destination], other) => {
        const checker = createEgressChecker({ allow: [name] })
        expect(checker.check(destination, { resolved }).verdict).toBe('allow')
        if (other !== name)
          expect(['egress_not_allowed', 'egress_lookalike']).toContain(
            checker.check(`https://${other}/`, { resolved }).code,
          )
      }),
      { numRuns: 1000 },
    )
  })

  it('never covers a name that only ends like it', () => {
    fc.assert(
      fc.property(publicName, label, (name, extra) => {
        const checker = createEgressChecker({ allow: [`*.${name}`] })
        expect(checker.check(`https://${extra}.${name}/`, { resolved }).verdict).toBe('allow')
        expect(checker.check(`https://${extra}${name}/`, { resolved }).verdict).toBe('deny')
        expect(checker.check(`https://${name}/`, { resolved }).verdict).toBe('deny')
        expect(checker.check(`https://${name}.${extra}.com/`, { resolved }).verdict).toBe('deny')
      }),
    )
  })
})

describe('the reader', () => {
  it('agrees with the platform about the host of whatever it does not call ambiguous', () => {
    const piece = fc.oneof(
      fc.constantFrom(...Array.from('abcxyz019.-_:@/\\?#%[]&=+~!$ \u3002\uff0e\u00e9\u2460')),
      fc.constantFrom(
        'example',
        'com',
        '127',
        '0x7f',
        '0177',
        '%2e',
        '%31',
        '::1',
        'xn--',
        '//',
        'localhost',
      ),
    )
    const url = fc
      .tuple(fc.constantFrom('http', 'https', 'ws', 'wss'), fc.array(piece, { maxLength: 12 }))
      .map(([scheme, pieces]) => `${scheme}://${pieces.join('')}`)
    let agreed = 0
    fc.assert(
      fc.property(url, (text) => {
        const reading = readDestination(text)
        if ('problem' in reading || reading.ambiguous !== undefined) return
        agreed += 1
        const { hostname } = new URL(text)
        const bare = hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '')
        const bits = reading.address === undefined ? undefined : parseBits(bare)
        expect(reading.host).toBe(bits === undefined ? bare : formatBits(bits))
      }),
      { numRuns: 20_000 },
    )
    expect(agreed).toBeGreaterThan(500)
  })
})

it('denies none of the ordinary URLs', () => {
  expect(ordinaryUrls.length).toBeGreaterThanOrEqual(200)
  const denied = ordinaryUrls.flatMap((url) => {
    const { verdict, code } = egress.check(url, { resolved })
    return verdict === 'allow' ? [] : [`${url} ${code}`]
  })
  expect(denied).toEqual([])
})

describe('bad input', () => {
  it('comes out as a decision with a code, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.anything(),
          fc.webUrl(),
          fc.string().map((text) => `http://${text}`),
        ),
        (value) => {
          const decision = egress.check(value as string, { resolved })
          expect(typeof decision.code).toBe('string')
          expect(decision.verdict === 'deny' || typeof value === 'string').toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
    for (const value of [
      undefined,
      null,
      0,
      {},
      [],
      ['http://a.com'],
      Symbol('x'),
      new URL('https://example.com'),
      () => 'x',
    ]) {
      expect(egress.check(value as string).code).toBe('egress_invalid')
    }
  })

  it('is denied at once when it is huge', () => {
    const million = 1_000_000
    for (const text of [
      `http://${'a'.repeat(million)}`,
      `http://${'a.'.repeat(million / 2)}`,
      `http://${'\u00e9'.repeat(million)}/`,
      `http://${'%31'.repeat(million)}`,
      `http://${'@'.repeat(million)}`,
      `http://${':'.repeat(million)}`,
      `http://${'['.repeat(million)}`,
      '/'.repeat(million),
      '\\'.repeat(million),
      `http:${'/'.repeat(million)}`,
      `jdbc:${'x:'.repeat(million)}`,
      `${'a'.repeat(million)}:`,
      `${'1-'.repeat(million)}.nip.io`,
      '1'.repeat(million),
      '\ud800'.repeat(million),
      '\u0000'.repeat(million),
    ]) {
      expect(egress.check(text, { resolved }).verdict).toBe('deny')
    }
    // Just below the limit, where everything is looked at.
    for (const unit of ['a', 'a.', '%31', '@', ':', '[', '/', '\\', '\u00e9', '1-', '-', '0x', 'xn--']) {
      for (const [before, after] of [
        ['http://', ''],
        ['', ''],
        ['http://', '.nip.io'],
        ['jdbc:x://', ''],
        ['//', '@x'],
      ] as const) {
        const text = `${before}${unit.repeat(Math.floor(60_000 / unit.length))}${after}`
        expect(egress.check(text, { resolved }).verdict).toBe('deny')
      }
    }
  })

  it('in what a resolver answered never passes and never throws', () => {
    const hostile = new Proxy([], {
      get() {
        throw new Error('trap')
      },
    })
    expect(egress.check('https://a.com', { resolved: hostile as readonly string[] }).code).toBe('guard_error')
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.ipV4Extended(), fc.anything()), { minLength: 1 }),
        (answer) => {
          const decision = egress.check('https://a.com', { resolved: answer as string[] })
          if (decision.verdict === 'allow') expect(decision.pinnedAddresses).toHaveLength(answer.length)
        },
      ),
    )
  })
})

describe('every name of the tables', () => {
  it('is denied, and so is what stands below it where the table says so', () => {
    for (const { at } of metadataNames)
      expect(egress.check(`http://${at.replace('*.', 'x.')}/`, { resolved }).code).toBe('egress_metadata')
    for (const name of localNames) {
      const host = name.replace('*.', 'x.y.')
      for (const url of [`http://${host}/`, `https://${host.toUpperCase()}:8080`, host]) {
        expect(egress.check(url, { resolved }).code, url).toBe('egress_private')
      }
    }
    for (const domain of addressEmbeddingDomains) {
      expect(egress.check(`http://10-0-0-1.${domain}/`, { resolved }).code, domain).toBe('egress_private')
      expect(egress.check(`http://a.10.0.0.1.${domain}/`, { resolved }).code, domain).toBe('egress_private')
      expect(egress.check(`http://${domain}/`, { resolved }).verdict, domain).toBe('allow')
    }
  })

  it('is denied by its address, in the tables of addresses and of ranges', () => {
    for (const { at } of metadataAddresses) {
      expect(egress.check(at.includes(':') ? `http://[${at}]/` : `http://${at}/`).code).toBe(
        'egress_metadata',
      )
    }
    for (const { network } of [...specialIPv4Ranges, ...specialIPv6Ranges]) {
      const [base = ''] = network.split('/')
      expect(
        egress.check(base.includes(':') ? `http://[${base}]/` : `http://${base}/`).verdict,
        network,
      ).toBe('deny')
    }
  })
})

it('reads an ordinary URL in one pass exactly as the reader proper does', () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[a-z\d_-]{1,8}$/u),
    fc.constantFrom('xn--', 'xn--bcher-kva', '1', '0x7f', '127', '', 'a'.repeat(63), 'a'.repeat(64)),
  )
  const host = fc.array(piece, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'))
  const rest = fc.constantFrom(
    '',
    '/',
    '/a%20b',
    '?x=%0a',
    '/%00',
    '#x',
    ':80',
    ':',
    ':65536/',
    ':0080/x',
    ':123456',
    '/\u00e9',
    '\\x',
    '/a b',
    '@x.com',
  )
  let plain = 0
  fc.assert(
    fc.property(fc.constantFrom('http', 'https', 'ws', 'wss'), host, rest, (scheme, name, tail) => {
      const text = `${scheme}://${name}${tail}`
      const short = readPlainUrl(text)
      if (short === undefined) return
      plain += 1
      // With one letter of the scheme in upper case, the short way is not taken.
      expect(readDestination(`${scheme[0]!.toUpperCase()}${text.slice(1)}`)).toEqual(short)
    }),
    { numRuns: 5000 },
  )
  expect(plain).toBeGreaterThan(100)
})
