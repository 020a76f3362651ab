/**
 * Long runs of name characters: what has no literal to be found by (AWS secret keys, base 58 addresses), and everything
 * that decodes (base 64, base 32, hexadecimal).
 *
 * @module
 */
import { decodeBase64 } from '../../text/base64.ts'
import type { Units } from '../../text/units.ts'
import {
  base58Check,
  cashCheck,
  moneroCheck,
  openNetworkCheck,
  rippleCheck,
  stellarCheck,
} from './checks/coins.ts'
import { isIban } from './checks/financial.ts'
import { mexicoCurp } from './checks/nationalAmericas.ts'
import { italyFiscal } from './checks/nationalEurope.ts'
import { isExample } from './checks/references.ts'
import { isCodeUnit } from './looks.ts'
import { makeupOf, rarity } from './rarity.ts'
import { lineBefore, named, type DetectorName, type Report } from './hit.ts'

const awsSecret = named('aws_secret_key', 'secret', 'cloud')
const twilioKey = named('twilio_token', 'secret', 'messaging')
const discordToken = named('discord_token', 'secret', 'messaging')
const walletKey = named('wallet_private_key', 'secret', 'payment')
const codiceFiscale = named('it_codice_fiscale', 'pii', 'national')
const iban = named('iban', 'financial', 'bank')
const curp = named('mx_curp', 'pii', 'national')

const shortestRun = 16

/** 1 for every byte that belongs to a run. */
export const runUnit: Uint8Array = new Uint8Array(256)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-')
  runUnit[character.charCodeAt(0)] = 1

/** How many characters {@link Units.blocks} are long; each of them begins at a multiple of it. */
const blockLength = 8

/**
 * Visits every run of at least sixteen characters of `A-Z a-z 0-9 + / = _ -`. Each of them has a block in it that the anchor
 * pass has noted. O(length of the runs).
 */
export function eachRun(
  { bytes, blocks, blockCount }: Units,
  length: number,
  visit: (start: number, end: number) => void,
): void {
  let done = 0
  for (let each = 0; each < blockCount; each++) {
    let start = blocks[each] as number
    if (start < done) continue
    let end = start + blockLength
    while (start > done && runUnit[bytes[start - 1] as number] !== 0) start--
    while (blocks[each + 1] === end && each + 1 < blockCount) {
      end += blockLength
      each++
    }
    while (end < length && runUnit[bytes[end] as number] !== 0) end++
    done = end
    if (end - start >= shortestRun) visit(start, end)
  }
}

/**
 * Makes what finds the first equals sign at or behind a place, and the end of the text when there is none. O(length) for all
 * places together that are asked for in ascending order.
 */
export function equalsFinder(text: string): (from: number) => number {
  let known = 0
  let at = -1
  return (from) => {
    if (from >= known && from <= at) return at
    at = text.indexOf('=', from)
    if (at < 0) at = text.length
    known = from
    return at
  }
}

/** How many base 58 checks one sweep makes: each hashes twice. What is beyond is reported by its form alone. */
export interface RunBudget {
  hashes: number
}

const discord = /[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/y
const base58Form = /^[1-9A-HJ-NP-Za-km-z]{26,35}$/
// What the version byte of an address makes its first character (SLIP-0044 coins; the check is over all of it).
const coins: ReadonlyMap<number, DetectorName> = new Map(
  [
    ['13', 'bitcoin_address'],
    ['LM', 'litecoin_address'],
    ['T', 'tron_address'],
    ['DA9', 'dogecoin_address'],
    ['X', 'dash_address'],
    ['t', 'zcash_address'],
  ].flatMap(([heads = '', id = '']) =>
    heads.split('').map((head) => [head.charCodeAt(0), named(id, 'financial', 'crypto')] as const),
  ),
)
const wif = /^[5KL][1-9A-HJ-NP-Za-km-z]{50,51}$/
const fiscalForm = /^[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]$/i
const curpForm = /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/

// The lengths of what is known by its length.
const knownLengths = new Uint8Array(128)
for (const length of [
  16, 18, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 40, 42, 48, 51, 52, 56, 95, 106,
])
  knownLengths[length] = 1

type Wallet = readonly [
  heads: string,
  detector: DetectorName,
  form: RegExp,
  check: (value: string) => boolean,
]
const address = (id: string): DetectorName => named(id, 'financial', 'crypto')

/** Other addresses and keys that their form and their checksum give away, by their first character. */
const wallets: ReadonlyMap<number, Wallet> = new Map(
  (
    [
      ['r', address('ripple_address'), /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/, rippleCheck],
      ['tK', address('tezos_address'), /^(?:tz[1-4]|KT1)[1-9A-HJ-NP-Za-km-z]{33}$/, base58Check],
      ['qp', address('bitcoin_cash_address'), /^[qp][02-9ac-hj-np-z]{41}$/, cashCheck],
      ['EUk', address('ton_address'), /^[EUk]Q[\w+/]{46}$/, openNetworkCheck],
      ['G', address('stellar_address'), /^G[A-Z2-7]{55}$/, stellarCheck],
      ['S', walletKey, /^S[A-Z2-7]{55}$/, stellarCheck],
      [
        '48',
        address('monero_address'),
        /^[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/,
        moneroCheck,
      ],
    ] as const
  ).flatMap((wallet) => wallet[0].split('').map((head) => [head.charCodeAt(0), wallet] as const)),
)

/** For every byte of a run without `= _ -` 1, and 3 for a capital that is no hexadecimal digit: a digest has none. */
const pieceUnit: Uint8Array = runUnit.map((kind, unit) =>
  unit === 61 || unit === 95 || unit === 45 ? 0 : unit >= 71 && unit <= 90 ? 3 : kind,
)

/** What runs lie in: tells where the value begins that an index is in. */
interface Ground {
  readonly text: string
  bounds(index: number): { readonly from: number }
}

/** Looks at the pieces of a run: `name=value` is one, and what stands between the signs is what counts. O(length). */
export function inspectPieces(
  ground: Ground,
  bytes: Uint8Array,
  start: number,
  end: number,
  budget: RunBudget,
  report: Report,
): void {
  for (let begin = start; begin < end; begin++) {
    let at = begin
    let seen = 0
    // Behind a run stands what belongs to none.
    for (let kind = 0; (kind = pieceUnit[bytes[at] as number] as number) !== 0; at++) seen |= kind
    if (at - begin >= shortestRun) inspectPiece(ground, begin, at, (seen & 2) !== 0, budget, report)
    begin = at
  }
}

/** Looks at one piece of a run: at what it is by its length and its characters. */
function inspectPiece(
  ground: Ground,
  start: number,
  end: number,
  hasCapital: boolean,
  budget: RunBudget,
  report: Report,
): void {
  const { text } = ground
  if (hasCapital && end - start <= longestIban) inspectLetters(text, start, end, report)
  if (knownLengths[end - start] !== 1) return
  const length = end - start
  const first = text.charCodeAt(start)
  if (length >= 25 && length !== 40) inspectWallet(text, start, end, budget, report)
  if (length === 40 && hasCapital && !isLastLine(text, start, ground.bounds(start).from)) {
    const value = text.slice(start, end)
    const confidence = awsSecretConfidence(value, lineBefore(text, start, 40))
    if (confidence > 0) report({ detector: awsSecret, start, end, confidence })
  } else if (length === 34 && (first === 83 || first === 65)) {
    const value = text.slice(start, end)
    if (/^SK[a-f\d]{32}$/.test(value)) report({ detector: twilioKey, start, end, confidence: 0.9 })
  }
  const coin = length >= 26 && length <= 35 ? coins.get(first) : undefined
  if (coin !== undefined) {
    const value = text.slice(start, end)
    if (
      base58Form.test(value) &&
      /[A-Z]/.test(value) &&
      /[a-z]/.test(value) &&
      budget.hashes-- > 0 &&
      base58Check(value)
    ) {
      report({ detector: coin, start, end, confidence: 0.97 })
    }
  } else if ((length === 51 || length === 52) && (first === 53 || first === 75 || first === 76)) {
    const value = text.slice(start, end)
    if (wif.test(value) && budget.hashes-- > 0 && base58Check(value))
      report({ detector: walletKey, start, end, confidence: 0.98 })
  } else if (length === 16) {
    const value = text.slice(start, end)
    if (fiscalForm.test(value) && italyFiscal(value))
      report({ detector: codiceFiscale, start, end, confidence: 0.95 })
  } else if (length === 18) {
    const value = text.slice(start, end)
    if (curpForm.test(value) && mexicoCurp(value)) report({ detector: curp, start, end, confidence: 0.95 })
  }
}

const longestIban = 34
const country = /^[A-Z]{2}\d{2}[A-Z]{4}/

/** An IBAN with letters in it from the bank on, and perhaps few digits: `MT31MALT...`, `RO09BCYP...`. */
function inspectLetters(text: string, start: number, end: number, report: Report): void {
  const third = text.charCodeAt(start + 2)
  if (third < 48 || third > 57) return
  const value = text.slice(start, end)
  if (country.test(value) && isIban(value)) report({ detector: iban, start, end, confidence: 0.97 })
}

function inspectWallet(text: string, start: number, end: number, budget: RunBudget, report: Report): void {
  const wallet = wallets.get(text.charCodeAt(start))
  if (wallet === undefined) return
  const value = text.slice(start, end)
  const [, detector, form, check] = wallet
  if (form.test(value) && budget.hashes-- > 0 && check(value))
    report({ detector, start, end, confidence: 0.97 })
}

/** Looks at a run that a dot follows: a Discord bot token has two. */
export function inspectDotted(text: string, start: number, end: number, report: Report): void {
  const length = end - start
  if (length < 24 || length > 28 || text.charCodeAt(end) !== 46) return
  discord.lastIndex = start
  const match = discord.exec(text)
  if (match !== null) report({ detector: discordToken, start, end: start + match[0].length, confidence: 0.9 })
}

const shortestLine = 48

/** Tells whether a run goes on from the line before, as the last line of base 64 does (RFC 7468, RFC 2045). */
function isLastLine(text: string, start: number, from: number): boolean {
  let at = start - 1
  // A line break, or one that is written as two characters, and what indents the line.
  while (at > 0 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at--
  if (text.charCodeAt(at) === 10) at -= text.charCodeAt(at - 1) === 13 ? 2 : 1
  else if (text.charCodeAt(at) === 110 && text.charCodeAt(at - 1) === 92) at -= 2
  else return false
  let length = 0
  while (length < shortestLine && at - length >= from && isCodeUnit(text.charCodeAt(at - length))) length++
  return length === shortestLine
}

const awsNear = /aws|amazon|\bs3\b|secret_?access/i
const hashNear =
  /(?:sha|hash|digest|checksum|integrity|commit|etag|md5|fingerprint|signature|nonce|site_?-?key|public_?-?key|publishable_?-?key)[\w"':= -]{0,12}$/i

/** An AWS secret key is 40 characters of base 64 that look random: no hexadecimal digest, no path, no identifier. */
function awsSecretConfidence(value: string, before: string): number {
  const { lower, upper, digits, others } = makeupOf(value)
  if (lower === 0 || upper === 0 || (digits === 0 && others === 0)) return 0
  const named = awsNear.test(before)
  // A piece of a longer token is not one of its own.
  if (!named && (hashNear.test(before) || /[\w.-]$/.test(before))) return 0
  if (isExample(value)) return 0
  // Base 64 of a text is decoded and looked into; it is no key.
  if (decodeBase64(value) !== undefined) return 0
  const random = rarity(value)
  if (named) return random > 0.35 ? 0.95 : 0
  // Pieces of a path are words; those of a key are not.
  if (others > 6 || upper < 4 || lower < 4 || digits < 1 || random < 0.55) return 0
  return 0.75
}
