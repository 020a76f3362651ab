/**
 * Whether a server asks a user for a credential. The specification forbids it for forms (client/elicitation: servers must
 * not ask for passwords, keys, tokens or payment credentials in form mode) and leaves it to clients to notice.
 *
 * @module
 */
import { isJsonObject, ownMember, type JsonObject, type JsonValue } from '../../json/value.ts'
import {
  askingWords,
  credentialEndings,
  credentialNames,
  credentialPhrases,
  credentialPhrasesUnspaced,
} from './credentialTerms.table.ts'

/** The longest text that is looked through, in UTF-16 code units; what is longer is no label of a field. */
const longestText = 10_000
/** Levels of a schema that are looked through; forms are flat. */
const mostLevels = 8
// Words between the asking and what is asked for: `enter your six digit verification code`.
const mostBetween = 3

const phrases: ReadonlySet<string> = new Set(credentialPhrases)
const longestPhrase = Math.max(...credentialPhrases.map((phrase) => phrase.split(' ').length))
const longWords = credentialPhrases.filter((phrase) => phrase.length >= 6 && !phrase.includes(' '))
const names: ReadonlySet<string> = new Set(credentialNames)
const endings: ReadonlySet<string> = new Set(credentialEndings)
const asking: ReadonlySet<string> = new Set(askingWords)
const endOfEnglish = credentialPhrases.indexOf('passwort')
const english: ReadonlySet<string> = new Set(credentialPhrases.slice(0, endOfEnglish))

/** Where the first field is that asks for a credential, as a path below the parameters; `undefined` when none does. */
export function solicitedAt(params: JsonObject): string | undefined {
  const schema = ownMember(params, 'requestedSchema')
  const fields = isJsonObject(schema) ? fieldsOf(schema, '$.requestedSchema', 0) : []
  const free = fields.filter(({ node }) => canHoldText(node))
  const field = free.find(({ name, node }) => asksForCredential(name, node))
  if (field !== undefined) return field.path
  if (free.length > 0 && saysToGive(ownMember(params, 'message'))) return '$.message'
  return undefined
}

/** Tells whether a sentence asks for a credential. O(length). */
export function saysToGive(text: JsonValue | undefined): boolean {
  if (typeof text !== 'string') return false
  const words = wordsOf(text)
  const found = phraseIn(words, text)
  if (found === undefined) return false
  if (!english.has(found.phrase)) return true
  return askedBefore(words)
}

interface Field {
  readonly name: string
  readonly node: JsonObject
  readonly path: string
}

function fieldsOf(schema: JsonObject, path: string, level: number): readonly Field[] {
  const properties = ownMember(schema, 'properties')
  if (!isJsonObject(properties) || level > mostLevels) return []
  return Object.entries(properties).flatMap(([name, node]) => {
    if (!isJsonObject(node)) return []
    const at = `${path}.properties.${name}`
    return [{ name, node, path: at }, ...fieldsOf(node, at, level + 1)]
  })
}

/** What can be answered with a yes or one of some choices holds no secret. */
function canHoldText(node: JsonObject): boolean {
  const type = ownMember(node, 'type')
  const chosen = ['enum', 'oneOf', 'const'].some((key) => ownMember(node, key) !== undefined)
  return type !== 'boolean' && type !== 'object' && !chosen
}

function asksForCredential(name: string, node: JsonObject): boolean {
  if (ownMember(node, 'format') === 'password' || ownMember(node, 'writeOnly') === true) return true
  const nameWords = wordsOf(name)
  if (names.has(nameWords.join(' ')) || endings.has(nameWords.at(-1) ?? '')) return true
  if (phraseIn(nameWords, name) !== undefined) return true
  const title = ownMember(node, 'title')
  if (typeof title === 'string') {
    const words = wordsOf(title)
    if (names.has(words.join(' ')) || endings.has(words.at(-1) ?? '') || phraseIn(words, title) !== undefined)
      return true
  }
  return describesCredential(ownMember(node, 'description'))
}

/** A description says what the field is; `the name of the API key` is a name. */
function describesCredential(description: JsonValue | undefined): boolean {
  if (typeof description !== 'string') return false
  const words = wordsOf(description)
  const found = phraseIn(words, description)
  if (found === undefined) return false
  if (!english.has(found.phrase)) return true
  return found.at <= mostBetween && !words.slice(0, found.at).some((word) => word === 'of' || word === 'for')
    ? true
    : askedBefore(words)
}

/** The first phrase in a text, and before how many words it stands. */
function phraseIn(
  words: readonly string[],
  text: string,
): { readonly phrase: string; readonly at: number } | undefined {
  const unspaced = credentialPhrasesUnspaced.find((phrase) => text.normalize('NFKC').includes(phrase))
  if (unspaced !== undefined) return { phrase: unspaced, at: 0 }
  for (let at = 0; at < words.length; at++) {
    const phrase = phraseAt(words, at)
    if (phrase !== undefined) return { phrase, at }
  }
  return undefined
}

function phraseAt(words: readonly string[], at: number): string | undefined {
  let run = ''
  for (let count = 0; count < longestPhrase && at + count < words.length; count++) {
    run = count === 0 ? (words[at] as string) : `${run} ${words[at + count] as string}`
    if (phrases.has(run)) return run
  }
  const word = words[at] as string
  return word.length > 64 ? undefined : longWords.find((phrase) => word.endsWith(phrase))
}

/** Whether a credential is asked for: a word that asks, at most a few words before it. */
function askedBefore(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) {
    if (phraseAt(words, at) === undefined) continue
    for (let back = at - 1; back >= 0 && back >= at - mostBetween - 1; back--) {
      const word = words[back] as string
      if (asking.has(word) || asking.has(`${words[back - 1] ?? ''} ${word}`)) return true
    }
  }
  return false
}

const wordPattern = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+|\p{Lu}|\p{N}+/gu
const marks = /\p{M}+/gu
const unseen = /\p{Default_Ignorable_Code_Point}+/gu

/**
 * The words of a text or of a name in any written form, lower case and without diacritics: `apiKey`, `API_KEY` and
 * `API-Key` are all `api key`. What cannot be seen is passed over.
 */
function wordsOf(text: string): readonly string[] {
  const plain = text.slice(0, longestText).normalize('NFKD').replace(marks, '').replace(unseen, '')
  const words: string[] = []
  for (const [found] of plain.matchAll(wordPattern)) {
    const word = found.toLowerCase().replaceAll('\u0142', 'l').replaceAll('\u0131', 'i')
    // The one word that begins with a digit.
    if (word === 'fa' && words.at(-1) === '2') words[words.length - 1] = '2fa'
    else words.push(word)
  }
  return words
}
