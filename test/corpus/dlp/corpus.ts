/**
 * The corpus: values with right check digits made at run time, near misses with wrong ones, and things that look alike and
 * are nothing. All from a seed, nothing literal.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Detector } from '../../../src/guards/dlp/detector.ts'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { base62, digits, hex, lower, randomOf, sample, upper, type Random } from './random.ts'

/** One sample. */
export interface CorpusCase {
  readonly detector: string
  readonly category: string
  /** What is scanned. */
  readonly value: unknown
  /** The value that must be found. */
  readonly secret: string
}

/** A value that a detector is made for; `undefined` when none could be drawn. */
function positiveOf(detector: Detector, random: Random): { text: string; value: string } | undefined {
  const { pattern } = detector
  const plain = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
  for (let attempt = 0; attempt < 4000; attempt++) {
    const drawn = sample(pattern, random)
    if (!isRight(detector, drawn.value)) continue
    const match = plain.exec(drawn.text)
    if (match?.index !== 0 || match[0].length !== drawn.text.length || !isRight(detector, match[1] ?? match[0]))
      continue
    return spoken(detector, drawn.value, random) ?? { text: drawn.text, value: match[1] ?? match[0] }
  }
  return undefined
}

function isRight({ check }: Detector, value: string): boolean {
  const verdict = check?.(value) ?? true
  return verdict !== false && verdict !== 0
}

function matched({ pattern }: Detector, text: string): RegExpExecArray | null {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).exec(text)
}

const sayings: readonly ((label: string, value: string) => string)[] = [
  (label, value) => `${label}: ${value}`,
  (label, value) => `my ${label} is ${value}`,
  (label, value) => `"${label.replace(/[ -](.)/g, (_, first: string) => first.toUpperCase())}": "${value}"`,
  (label, value) => `${label.toUpperCase().replace(/[ -]/g, '_')}=${value}`,
]

/** A value as people write it under its name, for what only its name gives away. */
function spoken(detector: Detector, value: string, random: Random): { text: string; value: string } | undefined {
  if (detector.keyword !== true || detector.category !== 'pii' || /[^\x20-\x7e]/.test(value)) return undefined
  const labels = detector.anchors.filter((anchor) => /^[a-z][a-z _-]+[a-z]$/.test(anchor))
  if (labels.length === 0) return undefined
  const text = random.pick(sayings)(random.pick(labels), value)
  // A label may be the beginning of a longer one, which the pattern wants whole.
  const match = matched(detector, text)
  return match !== null && (match[1] ?? match[0]) === value ? { text, value } : undefined
}

/** Values in the form of a detector whose check digit is wrong, under the name that the detector goes by. */
export function wrongDigits(
  seed: number,
  perDetector: number,
): readonly { readonly detector: string; readonly value: string }[] {
  const random = randomOf(seed)
  return builtInDetectors
    .filter(({ check, category, keyword }) => check !== undefined && category !== 'secret' && keyword === true)
    .flatMap((detector) =>
      Array.from({ length: perDetector }, () => {
        const drawn = positiveOf(detector, random)
        const at = drawn === undefined ? -1 : drawn.value.search(/\d\D*$/)
        if (drawn === undefined || at < 0) return []
        const wrong = digits.split('')
          .map((digit) => drawn.value.slice(0, at) + digit + drawn.value.slice(at + 1))
          .find((value) => !isRight(detector, value))
        return wrong === undefined
          ? []
          : [{ detector: detector.id, value: drawn.text.replace(drawn.value, () => wrong) }]
      }).flat(),
    )
}

const frames: readonly ((text: string) => unknown)[] = [
  (text) => text,
  (text) => ({ note: `see ${text} for details` }),
  (text) => ({ content: [{ type: 'text', text: `first line\n${text}\nlast line` }] }),
  (text) => ({ log: `[info] value (${text})` }),
]

/** Positives of every row of the tables. */
export function tableCorpus(seed: number, perDetector: number): readonly CorpusCase[] {
  const random = randomOf(seed)
  return builtInDetectors.flatMap((detector) =>
    Array.from({ length: perDetector }, (_, index) => {
      const drawn = positiveOf(detector, random)
      if (drawn === undefined) return []
      const frame = frames[index % frames.length]!
      return [{ detector: detector.id, category: detector.category, value: frame(drawn.text), secret: drawn.value }]
    }).flat(),
  )
}

export function luhnTail(body: string): string {
  for (const digit of digits) {
    let sum = 0
    const all = (body + digit).split('').reverse()
    for (const [index, character] of all.entries()) {
      const number = Number(character) * (index % 2 === 1 ? 2 : 1)
      sum += number > 9 ? number - 9 : number
    }
    if (sum % 10 === 0) return digit
  }
  return ''
}

/** A card number of a network, with or without the right check digit. */
function cardNumber(random: Random, right: boolean): string {
  const [prefix, length] = random.pick([['4', 16], ['51', 16], ['2221', 16], ['37', 15], ['6011', 16], ['36', 14], ['3530', 16]] as const)
  const body = prefix + random.text(digits, length - prefix.length - 1)
  const check = Number(luhnTail(body))
  return body + String(right ? check : (check + 1 + random.int(8)) % 10)
}

/** An IBAN with the right or a wrong check number. */
function ibanNumber(random: Random, right: boolean): string {
  const [country, bban] = random.pick([
    ['DE', random.text(digits, 18)],
    ['GB', random.text(upper, 4) + random.text(digits, 14)],
    ['FR', random.text(digits, 23)],
    ['NL', random.text(upper, 4) + random.text(digits, 10)],
    ['ES', random.text(digits, 20)],
    ['CH', random.text(digits, 17)],
  ] as const)
  const numeric = `${bban}${country}00`.split('').map((character) => Number.parseInt(character, 36)).join('')
  const check = 98n - (BigInt(numeric) % 97n)
  const shown = right ? check : ((check + 1n) % 97n) + 2n
  return country + String(shown).padStart(2, '0') + bban
}

const wallets = [
  ['bitcoin_address', [0, 20]],
  ['litecoin_address', [0x30, 20]],
  ['tron_address', [0x41, 20]],
  ['dogecoin_address', [0x1e, 20]],
  ['dash_address', [0x4c, 20]],
  ['zcash_address', [0x1cb8, 20]],
  ['wallet_private_key', [0x80, 32]],
] as const

const alphabet58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** A number of a resident of China (GB 11643-1999): region, day of birth, order, ISO 7064 MOD 11-2. */
function chineseId(random: Random): string {
  const body = `11010${random.int(9)}19${50 + random.int(49)}0${1 + random.int(9)}1${random.int(9)}${random.text(digits, 3)}`
  const sum = body.split('').reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

const alphabet32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** Random data in bech32 with its checksum (BIP 173). */
function bech32(prefix: string, length: number, random: Random): string {
  const data = Array.from({ length }, () => random.int(32))
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  const units = prefix.split('').map((character) => character.charCodeAt(0))
  let check = 1
  for (const value of [...units.map((unit) => unit >> 5), 0, ...units.map((unit) => unit & 31), ...data, 0, 0, 0, 0, 0, 0]) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    generators.forEach((generator, bit) => (check ^= (top >> bit) & 1 ? generator : 0))
  }
  check ^= 1
  const tail = Array.from({ length: 6 }, (_, index) => (check >>> (5 * (5 - index))) & 31)
  return `${prefix}1${[...data, ...tail].map((value) => alphabet32.charAt(value)).join('')}`
}

const bech32Prefixes = [
  ['cardano_address', 'addr', 92],
  ['cosmos_address', 'cosmos', 32],
  ['litecoin_address', 'ltc', 33],
  ['bitcoin_address', 'bc', 33],
] as const

/** Random bytes behind a version, in base 58 with their checksum. */
function base58Checked([version, count]: readonly [version: number, count: number], random: Random): string {
  const head = version > 255 ? [version >> 8, version & 255] : [version]
  const body = Uint8Array.from([...head, ...Array.from({ length: count }, () => random.int(256))])
  const sum = sha256(sha256(body)).subarray(0, 4)
  let value = 0n
  for (const byte of [...body, ...sum]) value = value * 256n + BigInt(byte)
  let text = ''
  for (; value > 0n; value /= 58n) text = alphabet58.charAt(Number(value % 58n)) + text
  return body[0] === 0 ? `1${text}` : text
}

const rippleAlphabet = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

/** Random bytes behind others. */
function bytesOf(head: readonly number[], count: number, random: Random): Uint8Array {
  return Uint8Array.from([...head, ...Array.from({ length: count }, () => random.int(256))])
}

function number(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
}

function inBase58(value: bigint, alphabet: string, length: number): string {
  let text = ''
  for (let rest = value; rest > 0n; rest /= 58n) text = alphabet.charAt(Number(rest % 58n)) + text
  return text.padStart(length, alphabet.charAt(0))
}

/** Bits in an alphabet of 32 or 64 characters. */
function inBits(bytes: Uint8Array, alphabet: string, width: number): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((part) => alphabet.charAt(Number.parseInt(part.padEnd(width, '0'), 2))).join('')
}

/** CRC-16/XMODEM, by division. */
function crc16(bytes: Uint8Array): number {
  let rest = number(bytes) << 16n
  for (let bit = BigInt(bytes.length * 8 + 15); bit >= 16n; bit--) if ((rest >> bit) & 1n) rest ^= 0x11021n << (bit - 16n)
  return Number(rest)
}

/** Addresses with checksums of their own kind. */
const otherWallets: readonly (readonly [detector: string, make: (random: Random) => string])[] = [
  ['ripple_address', (random) => {
    const body = bytesOf([0], 20, random)
    return `r${inBase58(number(Uint8Array.from([...body, ...sha256(sha256(body)).subarray(0, 4)])), rippleAlphabet, 0)}`
  }],
  ['tezos_address', (random) => {
    const body = bytesOf([6, 161, 159], 20, random)
    return inBase58(number(Uint8Array.from([...body, ...sha256(sha256(body)).subarray(0, 4)])), alphabet58, 0)
  }],
  ['stellar_address', (random) => {
    const body = bytesOf([48], 32, random)
    const crc = crc16(body)
    return inBits(Uint8Array.from([...body, crc & 255, crc >> 8]), `${upper}234567`, 5)
  }],
  ['ton_address', (random) => {
    for (;;) {
      const body = bytesOf([17, 0], 32, random)
      const crc = crc16(body)
      const text = inBits(Uint8Array.from([...body, crc >> 8, crc & 255]), `${upper}${lower}${digits}-_`, 6)
      if (!/[-_]/.test(text)) return text
    }
  }],
  ['monero_address', (random) => {
    const body = bytesOf([18], 64, random)
    const all = Uint8Array.from([...body, ...keccak_256(body).subarray(0, 4)])
    return Array.from({ length: 9 }, (_, at) => inBase58(number(all.subarray(at * 8, at * 8 + 8)), alphabet58, at < 8 ? 11 : 7)).join('')
  }],
  ['bitcoin_cash_address', (random) => {
    const bits = Array.from(bytesOf([0], 20, random), (byte) => byte.toString(2).padStart(8, '0')).join('').padEnd(170, '0')
    const data = (bits.match(/.{5}/g) ?? []).map((part) => Number.parseInt(part, 2))
    const generators = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n]
    let check = 1n
    for (const value of [...'bitcoincash'.split('').map((character) => character.charCodeAt(0) & 31), 0, ...data, 0, 0, 0, 0, 0, 0, 0, 0]) {
      const top = check >> 35n
      check = ((check & 0x7ffffffffn) << 5n) ^ BigInt(value)
      generators.forEach((generator, bit) => (check ^= (top >> BigInt(bit)) & 1n ? generator : 0n))
    }
    check ^= 1n
    const tail = Array.from({ length: 8 }, (_, index) => Number((check >> BigInt(5 * (7 - index))) & 31n))
    return [...data, ...tail].map((value) => alphabet32.charAt(value)).join('')
  }],
] // prettier-ignore

const grouped = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

/** Positives of the detectors that are code. */
export function codedCorpus(seed: number, count: number): readonly CorpusCase[] {
  const random = randomOf(seed)
  const cases: CorpusCase[] = []
  const add = (detector: string, category: string, secret: string, value: unknown): void => void cases.push({ detector, category, secret, value })
  for (let index = 0; index < count; index++) {
    const card = cardNumber(random, true)
    add('credit_card', 'financial', card, { text: `paid with ${card} today` })
    const spaced = card.length === 16 ? grouped(card) : card
    add('credit_card', 'financial', spaced, [`card: ${spaced}.`])
    const iban = ibanNumber(random, true)
    add('iban', 'financial', iban, { account: iban })
    add('iban', 'financial', grouped(iban), `transfer to ${grouped(iban)}, thanks`)
    const ssn = `${random.pick(['123', '456', '321', '701'])}-${10 + random.int(89)}-${1000 + random.int(8999)}`
    add('us_ssn', 'pii', ssn, `on file: ${ssn}`)
    const mail = `${random.text(lower, 4 + random.int(8))}.${random.text(lower, 5)}@${random.text(lower, 6)}.${random.pick(['com', 'org', 'co.uk', 'io', 'de'])}`
    add('email', 'pii', mail, { body: `write to ${mail} or not` })
    const phone = random.pick([`(${200 + random.int(799)}) ${200 + random.int(799)}-${1000 + random.int(8999)}`, `+44 20 7${random.text(digits, 3)} ${random.text(digits, 4)}`, `+49 30 ${random.text('123456789', 7)}`])
    add('phone', 'pii', phone, `call ${phone} please`)
    const aws = mixed(random, 40)
    add('aws_secret_key', 'secret', aws, { value: aws })
    const user = random.text(lower, 6)
    const password = mixed(random, 12)
    const url = `${random.pick(['postgres', 'mysql', 'mongodb+srv', 'redis', 'amqp'])}://${user}:${password}@db.${random.text(lower, 6)}.internal:5432/app`
    const host = `${random.text(lower, 6)}.internal`
    add('url_password', 'secret', password, `git clone https://${user}:${password}@${host}/repo.git`)
    const discord = `M${random.text(base62, 23)}.${random.text(base62, 6)}.${random.text(base62, 38)}`
    add('discord_token', 'secret', discord, { bot: discord })
    const address = `${11 + random.int(80)}.${1 + random.int(250)}.${1 + random.int(250)}.${1 + random.int(250)}`
    add('ip_address', 'pii', address, `accepted connection from ${address} port 22`)
    const mac = Array.from({ length: 6 }, () => random.text(hex, 2)).join(':')
    add('mac_address', 'pii', mac, { interface: mac })
    const wallet = wallets[index % wallets.length]!
    const coin = base58Checked(wallet[1], random)
    add(wallet[0], wallet[0] === 'wallet_private_key' ? 'secret' : 'financial', coin, `send it to ${coin} today`)
    const [other, make] = otherWallets[index % otherWallets.length]!
    const another = make(random)
    add(other, 'financial', another, `paid into ${another} today`)
    const resident = chineseId(random)
    add('cn_resident_id', 'pii', resident, { resident })
    const [chain, prefix, length] = bech32Prefixes[index % bech32Prefixes.length]!
    const account = bech32(prefix, length, random)
    add(chain, 'financial', account, { to: account })
    add('database_url', 'secret', url, `export DATABASE_URL=${url}`)
    add('password', 'secret', password, { [random.pick(['password', 'userPassword', 'pass_word', 'DB_PASSWD', 'adminPassword'])]: password })
    add('generic_secret', 'secret', mixed(random, 32), { [random.pick(['apiKey', 'client_secret', 'ACCESS_TOKEN', 'signingKey'])]: mixed(random, 32) })
  }
  return cases.map((entry) => (entry.detector === 'generic_secret' ? { ...entry, secret: String(Object.values(entry.value as object)[0]) } : entry))
}

/** Letters of both cases and digits, all three present. */
export function mixed(random: Random, length: number): string {
  for (;;) {
    const text = random.text(base62, length)
    if (/[a-z].*[a-z]/.test(text) && /[A-Z].*[A-Z].*[A-Z].*[A-Z]|^.{0,20}[A-Z].*[A-Z]/.test(text) && /\d.*\d/.test(text)) return text
  }
}

/** Values that miss by a check digit or a character: nothing may be found. */
export function nearMisses(seed: number, count: number): readonly unknown[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => [
    `paid with ${cardNumber(random, false)} today`,
    { iban: ibanNumber(random, false) },
    `on file: ${random.pick(['000', '666'])}-${10 + random.int(89)}-${1000 + random.int(8999)}`,
    `${2000 + random.int(30)}-${10 + random.int(89)}-${1000 + random.int(8999)}x`,
    `AKIA${random.text(upper, 15)}`,
    `ghp_${random.text(base62, 20)}`,
    `sk-${random.text(base62, 8)}`,
    random.text(base62, 41),
    `SG.${random.text(base62, 10)}`,
    `xoxb-${random.text(digits, 4)}`,
  ]).flat()
}

const words = 'the of and build server request result list item name value order table house river green simple quick project review meeting tomorrow branch merge commit release notes index count total average window button layout render module export import function return class object array string number token password secret key'.split(' ')

/** What looks alike and is nothing. */
export function cleanCorpus(seed: number, count: number): readonly unknown[] {
  const random = randomOf(seed)
  const uuid = (): string => `${random.text(hex, 8)}-${random.text(hex, 4)}-4${random.text(hex, 3)}-a${random.text(hex, 3)}-${random.text(hex, 12)}`
  const prose = (length: number): string => Array.from({ length }, () => random.pick(words)).join(' ')
  const isbn = (): string => {
    const body = `978${random.text(digits, 9)}`
    const sum = body.split('').reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
    return body + String((10 - (sum % 10)) % 10)
  }
  const makers: readonly (() => unknown)[] = [
    () => ({ id: uuid(), traceId: random.text(hex, 32) }),
    () => `commit ${random.text(hex, 40)} (HEAD -> main)`,
    () => ({ integrity: `sha512-${random.text(`${base62}+/`, 86)}==` }),
    () => ({ integrity: `sha256-${random.text(`${base62}+/`, 43)}=`, resolved: `https://registry.example/p/-/p-${random.int(20)}.${random.int(20)}.${random.int(20)}.tgz` }),
    () => `data:image/png;base64,iVBORw0KGgoAAAANSUhEUg${random.text(`${base62}+/`, 400)}==`,
    () => `function ${random.text(lower, 1)}(e,t){return e.${random.text(lower, 3)}(t)?${random.text(lower, 1)}[${random.int(99)}]:t.${random.text(lower, 5)}||{}}`,
    () => ({ isbn: isbn() }),
    () => `ISBN ${isbn().replace(/^(...)(.)(.....)(...)(.)$/, '$1-$2-$3-$4-$5')}`,
    () => ({ version: `${random.int(20)}.${random.int(40)}.${random.int(100)}`, build: `${random.int(9)}.${random.int(99)}.${random.int(9999) + 1000}.${random.int(99)}` }),
    () => `${2000 + random.int(30)}-0${1 + random.int(9)}-1${random.int(9)}T1${random.int(9)}:2${random.int(9)}:3${random.int(9)}.${random.text(digits, 3)}Z`,
    () => ({ timestamp: 1_600_000_000_000 + random.int(99_999_999), nanos: `17${random.text(digits, 17)}` }),
    () => ({ order: `ORD-${random.text(digits, 8)}`, invoice: `INV-2024-${random.text(digits, 5)}`, sku: `${random.text(upper, 3)}-${random.text(digits, 4)}` }),
    () => ({ orderId: Number(`1${random.text(digits, 9)}`), total: random.int(99999) / 100 }),
    () => prose(30 + random.int(50)),
    () => `${prose(5)}: ${random.int(100)} ${prose(3)}, ${random.int(100)}%`,
    () => ({ className: 'getElementsByClassName', path: `/usr/local/lib/${random.text(lower, 8)}/${random.text(lower, 12)}/index.js` }),
    () => `const ${random.text(lower, 6)} = await ${random.text(lower, 5)}.getPassword(user.password)`,
    () => ({ schema: { properties: { password: { type: 'string', description: 'the password of the user' }, token: { type: 'string' } } } }),
    () => `password: ${random.pick(['string', 'required', '********', '${PASSWORD}', '<your password>', 'null', 'process.env.PASSWORD'])}`,
    () => `api_key=${random.pick(['YOUR_API_KEY', '<api-key>', '${API_KEY}', 'xxxxxxxxxxxxxxxx', 'changeme'])}`,
    () => ({ nextPageToken: random.text(base62, 12), cursor: random.text(base62, 24), etag: `"${random.text(hex, 32)}"` }),
    () => `| ${random.int(999)} | ${random.int(9999)} | ${random.int(99)}.${random.int(99)} | ${random.int(999)} |`,
    () => `color: #${random.text(hex, 6)}; margin: ${random.int(20)}px ${random.int(20)}px; z-index: ${random.int(9999)};`,
    () => ({ md5: random.text(hex, 32), sha1: random.text(hex, 40), sha256: random.text(hex, 64) }),
    () => `https://example.com/${random.text(lower, 6)}/${random.int(99999)}?page=${random.int(50)}&sort=${random.text(lower, 4)}&limit=20`,
    () => ({ lat: random.int(90) + random.int(999999) / 1e6, lon: random.int(180) + random.int(999999) / 1e6, ids: [random.int(1e9), random.int(1e9)] }),
    () => `at Object.<anonymous> (/app/src/${random.text(lower, 7)}.ts:${random.int(400)}:${random.int(80)})`,
    () => `image: ghcr.io/${random.text(lower, 5)}/${random.text(lower, 6)}@sha256:${random.text(hex, 64)}`,
    () => ({ tracking: `1Z${random.text(digits + upper, 16)}`, zip: random.int(9) }),
    () => `@${random.text(lower, 6)}/${random.text(lower, 8)}@${random.int(9)}.${random.int(30)}.${random.int(9)}`,
  ]
  return Array.from({ length: count }, (_, index) => makers[index % makers.length]!())
}
