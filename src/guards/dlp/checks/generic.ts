/**
 * What tells a secret without a form of its own from a placeholder, a reference, a type or a word.
 *
 * @module
 */
import { decodeBase64 } from '../../../text/base64.ts'
import { allSame } from './digits.ts'
import { makeupOf, rarity } from '../rarity.ts'
import { isExample, isMasked, isPublicKey, isReference } from './references.ts'

// What people write where a secret will stand, and what programs write in place of one.
const placeholder =
  /^(?:x{3,}|\*{2,}|\.{3,}|-{3,}|_{3,}|#{3,}|\[redacted|<|\$\{|\$[A-Z_(]|%[A-Z_]+%|\{\{|\(?(?:not[-_ ]?set|n\/a|process\.env|os\.environ|env[.[]|config\.|secrets?\.|vars?\.|self\.|this\.)(?:$|[\-_. :(["'/A-Z]))/
const firstWord = /^\(?([a-z]{2,12})(?:$|[\-_. :(["'/A-Z])/
const placeholderWords: ReadonlySet<string> = new Set(
  'your my the some insert enter replace put add use set change todo tbd none null nil undefined true false string number boolean object required optional example sample dummy fake test redacted masked hidden removed placeholder get fetch load read must should is was are has for and with reset field input hash prompt policy manager protected'.split(
    ' ',
  ),
)
const placeholderWord =
  /placeholder|changeme|change_me|example\.com|yourpassword|your-|your_|_here|-here|<[a-z]|\[redacted:/i

// What the vault writes.
const pseudonym = /^\[[A-Z][A-Z0-9_]{0,63}_\d{1,9}\]$/

/** Tells whether a text stands for a secret without being one. */
export function isPlaceholder(value: string): boolean {
  return (
    placeholder.test(value) ||
    placeholderWords.has(firstWord.exec(value)?.[1] ?? '') ||
    placeholderWord.test(value) ||
    pseudonym.test(value) ||
    isReference(value) ||
    isMasked(value) ||
    isPublicKey(value) ||
    isExample(value) ||
    (value.length > 1 && allSame(value))
  )
}

const longestRead = 64

/** A version, or a range of them: a package may be called a password. */
export function isVersion(value: string): boolean {
  return /^[~^<>=v]{0,3}\d{1,9}(?:\.\d{1,9}){1,4}(?:[-+][\w.-]{1,40})?$/.test(value)
}

const letters = /^[\p{L}\p{M}\u2019-]+$/u

/** What a form shows in another language: letters only, and not all of them ASCII. */
function isForeignWord(value: string): boolean {
  return !/^[\x20-\x7e]*$/.test(value) && letters.test(value.replace(/[.:*?\u2026]{1,3}$/, ''))
}

/** The value of something called a password in running text: no placeholder, no plain word, no reference. */
export function isSecretWord(text: string): boolean {
  // No more than this tells one from a word, and long runs are not worth reading again and again.
  const value = text.slice(0, longestRead)
  if (value.length < 4 || isPlaceholder(value)) return false
  // A member access, a call, a type: `user.password`, `getPassword`, `String`.
  if (/^[A-Z_$][\w$]*(?:\.[A-Z_$][\w$]*)+$/i.test(value)) return false
  if (isForeignWord(value)) return false
  const { lower, upper, digits, others } = makeupOf(value)
  if (digits === 0 && others === 0) return lower > 0 && upper > 1 && value.length >= 8 && rarity(value) > 0.5
  if (digits === 0) return others > 0 && /[^\w.:/-]/.test(value) && value.length >= 6
  return lower + upper + others > 0 ? !isVersion(value) : value.length >= 6
}

const filling = new Uint8Array(128)
for (const sign of 'xX*.0_-#') filling[sign.charCodeAt(0)] = 1

/** What documentation puts in place of a token: more than half of it is one sign, `sk-xxxxxxxxxxxx`. */
export function isFiller(value: string): boolean {
  let longest = 0
  let run = 0
  let before = -1
  for (let index = 0; index < value.length && index < 256; index++) {
    const unit = value.charCodeAt(index)
    run = unit === before ? run + 1 : 1
    before = unit
    if (run > longest && filling[unit] === 1) longest = run
  }
  return longest >= 8 && longest * 2 > Math.min(value.length, 256)
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** The value of something whose name ends in `key`, which most keys of tables and caches do too: long, mixed and rare. */
export function isKeyLike(text: string): boolean {
  const value = text.slice(0, longestRead)
  if (value.length < 20 || isPlaceholder(value) || isFiller(value) || uuid.test(value)) return false
  const { lower, upper, digits, others } = makeupOf(value)
  if (digits < 2 || others >= value.length / 6 || rarity(value) <= 0.5) return false
  return (upper > 2 && lower > 2) || (value.length >= 28 && digits > 4 && !/^[\da-f]+$/i.test(value))
}

/** A password that a sentence tells: letters of both cases and digits, or with a sign that no word has. */
export function isStrongWord(text: string): boolean {
  const value = text.slice(0, longestRead)
  if (isPlaceholder(value) || value.includes('://') || isVersion(value)) return false
  const makeup = makeupOf(value)
  const { lower, upper, digits, others } = makeup
  // Without a digit only what no words make: `McDonald-Smith` and `case-sensitive` are some.
  if (digits === 0)
    return value.length >= 12 && lower > 3 && upper > 1 && others > 1 && rarity(value, makeup) > 0.6
  return lower + upper > 0 && ((lower > 0 && upper > 0) || /[!@#$%^&*?+=~]/.test(value))
}

/** A password with blanks in it, as only quotes can hold one. */
export function isPhrase(text: string): boolean {
  return /\S \S/.test(text) && isStrongWord(text.replace(/ /g, ''))
}

/** The value of something called a pass: letters of both cases or signs, and digits. `pass: 100` counts tests. */
export function isMixedWord(text: string): boolean {
  if (!isSecretWord(text)) return false
  const { lower, upper, digits, others } = makeupOf(text.slice(0, longestRead))
  return digits > 0 && lower + upper > 0 && ((lower > 0 && upper > 0) || others > 0)
}

const digest = /^[\da-f]{32,64}$/i

/** The value of something called a key, a token or a secret in running text: rare, and with digits. */
export function isRareWord(text: string): number | boolean {
  const value = text.slice(0, longestRead)
  if (isPlaceholder(value)) return false
  const makeup = makeupOf(value)
  const { lower, upper, digits } = makeup
  if (digits === 0 && (lower === 0 || upper === 0)) return false
  if (/^[\d.,:-]+$/.test(value)) return false
  if (/^\w+(?:[./-][A-Z]\w*)+$/i.test(value) && digits < 3) return false
  if (digest.test(value) && digits >= 8 && digits <= 48) return 0.75
  const rare = rarity(value, makeup)
  return rare < 0.45 ? false : Math.min(0.9, 0.55 + rare * 0.4)
}

/** A JSON Web Token: its first part is a JSON object that names an algorithm (RFC 7515 section 4.1.1). */
export function isJwt(value: string): number {
  const header = decodeBase64(value.slice(0, value.indexOf('.')))
  if (header === undefined) return 0.7
  return header.includes('"alg"') ? 0.99 : header.startsWith('{"') ? 0.85 : 0.6
}

/** What follows `Bearer`: a token, not a word (`Bearer authentication`). */
export function isBearer(value: string): boolean {
  if (isPlaceholder(value)) return false
  const { lower, upper, digits } = makeupOf(value)
  if (digits > 0) return true
  if (/[._~+/=-]/.test(value) && value.length < 24) return false
  return (lower > 0 && upper > 1) || value.length >= 16 || rarity(value) > 0.3
}

/** Basic credentials (RFC 7617): base 64 of `user:password`. */
export function isBasic(value: string): boolean {
  const text = decodeBase64(value)
  return text !== undefined && /^[\x20-\x7e]{1,128}:[\x20-\x7e]{0,256}$/.test(text)
}
