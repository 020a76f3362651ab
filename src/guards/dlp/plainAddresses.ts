/**
 * Postal addresses without any word in front, in short texts: a house and a street, a place, and a postal code in the order and
 * the form of a country.
 *
 * @module
 */
import { once } from '../../text/once.ts'
import { mayMatch, noMemory, prospectOf } from '../../text/pattern/prospect.ts'
import { isAddress } from './checks/personal.ts'
import { named, type Report } from './hit.ts'
import type { LeafText } from './leaves.ts'

const postalAddress = named('postal_address', 'pii', 'personal')

const shortestText = 16
const longestText = 400

// A look for a postal code: behind two letters of a state, in two halves as in Britain and Canada, or behind a comma.
const mayBe =
  /\b[A-Z]{2} \d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|, (?:[A-Z]{1,2}-)?\d{2,5}[ -]|[A-Z]{2,3} \d{4}\b/

// USPS Publication 28 appendix B.
const state =
  '(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])'
// Numbers alone would be houses and words at once, and rows of them take long.
const word =
  "(?:(?:Apt|Apartment|Unit|Suite|Ste|Floor|Box|Route|Highway|Hwy)\\.? #?\\d{1,5}[A-Z]?|\\p{Lu}[\\p{L}.'\\u2019-]{0,20}|\\d{1,3}(?:st|nd|rd|th))"
// A house, and some words with capitals.
const house = `(?:(?:Flat|Apt|Apartment|Unit|Suite) \\w{1,5},? )?\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4})?,? (?:${word} ){0,5}${word}`
const inside = "(?:, [\\p{L}\\d#.'\\u2019 -]{1,30}){0,2}"
const english = `${house}${inside},? (?:${word} ){0,3}(?:${word},? )(?:${state} \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|(?:AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT) [A-Z]\\d[A-Z] \\d[A-Z]\\d|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \\d{4})`
// What streets are called elsewhere, as a word or as the end of one.
const street =
  "(?:[\\p{L}.'\\u2019-]{0,24}(?:stra(?:\\u00dfe|sse)|str\\.|weg|allee|platz|gasse|damm|ufer|markt|straat|laan|gracht|plein|kade|singel|dijk|vej|gade|gata|gatan|v\\u00e4gen|veien|katu)|(?:Am|An|Auf|Im|In|Zum|Zur|Unter|[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Qq]uai|[Cc]hemin|[Ii]mpasse|[Aa]ll\\u00e9e|[Rr]oute|[Cc]ours|Via|Viale|Corso|Piazza|Piazzale|Largo|Vicolo|Strada|[Cc]alle|[Aa]venida|[Pp]laza|[Pp]aseo|[Cc]arrer|[Rr]onda|[Cc]amino|[Rr]ua|[Tt]ravessa|[Pp]ra\\u00e7a|[Uu]l\\.|[Uu]lica|[Aa]l\\.|[Aa]leja|Plac|[Ss]trada|[Bb]ulevardul|[Cc]alea)(?: (?:de|del|della|dei|di|du|des|d'|la|las|los|le|les|der|den|dem|do|da|dos|das|van)){0,3} [\\p{L}][\\p{L}.'\\u2019-]{1,24})(?: [\\p{L}][\\p{L}.'\\u2019-]{1,24}){0,3}"
const number = '\\d{1,4} ?[a-zA-Z]?(?:[-/]\\d{1,4})?'
const code =
  '(?:[A-Z]{1,2}-)?(?:\\d{5}|(?!(?:19|20)\\d\\d)\\d{4}(?: ?[A-Z]{2})?|\\d{4}-\\d{3}|\\d{2}-\\d{3}|\\d{3} \\d{2}|(?:19|20)\\d\\d ?[A-Z]{2})'
const elsewhere = `(?:${street},? ${number}|${number}(?: (?:bis|ter))?,? ${street})(?:, [\\p{L}\\d\\u00ba\\u00aa. -]{1,16}){0,2},? ${code} \\p{Lu}[\\p{L}'\\u2019-]{1,24}(?:[ -]\\p{Lu}[\\p{L}'\\u2019-]{1,24}){0,2}`

/** What an address is written like, tried where a word begins. */
export const addressForms: readonly string[] = [english, elsewhere]

function whole(forms: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d.-])(?:${forms.join('|')})(?![\\p{L}\\d])`, 'uy')
}

const address = whole(addressForms)
const prospect = once(() => prospectOf(address.source, 'u'))
const surrogate = /[\ud800-\udfff]/
const letter = /\p{L}/u
// No address begins behind one of these.
const isInner: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\w.-]/.test(String.fromCharCode(unit)) && unit !== 95 ? 1 : 0,
)

/** Finds addresses in names and values of some hundred characters at most. O(leaves + length of the short ones). */
export function plainAddressesIn({ text, leaves }: LeafText, report: Report): void {
  for (const { from, to } of leaves) {
    if (to - from < shortestText || to - from > longestText) continue
    const own = text.slice(from, to)
    if (!own.includes(' ') || !mayBe.test(own)) continue
    for (const [start, end] of addressesIn(own))
      if (isAddress(own.slice(start, end)))
        report({ detector: postalAddress, start: from + start, end: from + end, confidence: 0.75 })
  }
}

/** Where a short text has the form of an address: tried where a word begins, and where it may have it. */
function* addressesIn(text: string): Generator<readonly [start: number, end: number]> {
  const own = surrogate.test(text) ? undefined : prospect()
  const { length } = text
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at++) bytes[at] = Math.min(text.charCodeAt(at), wide)
  const memory = own && noMemory(own)
  const isInside = (at: number): boolean => {
    const byte = bytes[at] as number
    return byte < wide ? isInner[byte] === 1 : letter.test(text.charAt(at))
  }
  let isWord = false
  for (let at = 0; at < length; at++) {
    const wasWord = isWord
    isWord = isInside(at)
    if (wasWord || !(isWord || bytes[at] === apostrophe || bytes[at] === wide)) continue
    if (own && memory && !mayMatch(own, memory, bytes, text, at)) continue
    address.lastIndex = at
    if (!address.test(text)) continue
    yield [at, address.lastIndex]
    at = address.lastIndex - 1
    isWord = isInside(at)
  }
}

const wide = 128
const apostrophe = 39
