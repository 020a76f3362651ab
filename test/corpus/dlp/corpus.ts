/**
 * The corpus: values with right check digits made at run time, near misses with wrong ones, and things that look alike and
 * are nothing. All from a seed, nothing literal.
 *
 * @module
 */
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
  for (let attempt = 0; attempt < 4000; attempt++) {
    const drawn = sample(detector.pattern, random)
    if (detector.check !== undefined) {
      const verdict = detector.check(drawn.value)
      if (verdict === false || verdict === 0) continue
    }
    const sticky = new RegExp(detector.pattern.source, detector.pattern.flags.replace(/[gy]/g, ''))
    const match = sticky.exec(drawn.text)
    if (match?.index !== 0 || match[0].length !== drawn.text.length) continue
    return drawn
  }
  return undefined
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

function luhnTail(body: string): string {
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
