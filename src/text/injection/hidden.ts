/**
 * What a text holds that a person does not see: zero-width characters, tags, variation selectors, bidirectional controls,
 * terminal sequences, other control characters, and padding that moves text out of sight.
 *
 * @module
 */

import { marksIn } from './gateMarks.ts'

/** Something that is not seen. */
export interface HiddenText {
  readonly kind:
    'zero_width' | 'tag_characters' | 'variation_selectors' | 'bidi' | 'ansi' | 'control' | 'padding'
  /** How much it proves by itself, 0 to 1. */
  readonly weight: number
  readonly start: number
  readonly end: number
  /** What it spells, when it spells something. */
  readonly says?: string
}

/* eslint-disable no-control-regex -- control characters are what is looked for */
/* eslint-disable no-misleading-character-class -- characters that join others are looked for by themselves */
const tags = /[\u{e0001}\u{e0020}-\u{e007f}]+/gu
const selectors = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]+/gu
const zeroWidth =
  /[\u{ad}\u{34f}\u{115f}\u{1160}\u{180e}\u{200b}-\u{200d}\u{2060}-\u{2064}\u{3164}\u{feff}\u{ffa0}]+/gu
// Where a word may be broken, once, nothing is hidden.
const worthALook =
  /[\u{34f}\u{115f}\u{1160}\u{180e}\u{200b}-\u{200d}\u{2060}-\u{2064}\u{3164}\u{feff}\u{ffa0}]|\u{ad}\u{ad}/u
const bidi = /[\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]+/gu
const overriding = /[\u{202d}\u{202e}]/u
const rightToLeft = /[\u{590}-\u{8ff}\u{fb1d}-\u{fdff}\u{fe70}-\u{fefc}]/u
const joining = /[\u{600}-\u{1fff}\u{a980}-\u{abff}]/u
const ansi = /\x1b(?:\[[\d;?]{0,24}[\x20-\x7e]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)|[\x40-\x5f])?|\x9b/g
const concealing = /\x1b\[(?:[\d;]{0,16};)?8(?:;[\d;]{0,16})?m/
// Single form feeds part the pages of sources and of manuals.
const control = /[\0-\x08\v\x0e-\x1a\x1c-\x1f\x7f-\x9a\x9c-\x9f]+|\f{3,}/g
const manySpaces = ' '.repeat(60)
const manyLines = '\n'.repeat(12)
const lineMarks = marksIn(manyLines)
const none: readonly HiddenText[] = []
/* eslint-enable no-control-regex, no-misleading-character-class */
const mostEach = 20
/** More bits than these are not read. */
const mostBits = 16_384

/** What is known of a text beforehand. */
interface Kinds {
  /** `true` when there are characters beyond ASCII. */
  readonly wide: boolean
  /** `true` when there are control characters besides tab and line breaks. */
  readonly control: boolean
  /** The punctuation that the text has: see {@link marksIn}. */
  readonly marks: number
}

const anything: Kinds = { wide: true, control: true, marks: -1 }

/** Finds what is not seen. O(length). */
export function findHidden(
  text: string,
  { wide, control: hasControl, marks }: Kinds = anything,
): readonly HiddenText[] {
  if (!wide && !hasControl) return findPadding(text, marks)
  const found: HiddenText[] = []
  if (wide) found.push(...findTags(text), ...findSelectors(text), ...findZeroWidth(text), ...findBidi(text))
  found.push(...findControls(text), ...findPadding(text, marks))
  return found
}

function findControls(text: string): readonly HiddenText[] {
  return [
    ...findAnsi(text),
    ...each(text, control, 'control', (match) => (/[\0\x08\x7f]/.test(match) ? 0.9 : 0.4)), // eslint-disable-line no-control-regex
  ]
}

/** Text that begins far out of sight: at the far end of a line, or many lines below. */
function findPadding(text: string, marks: number): readonly HiddenText[] {
  const end = hasManySpaces(text) ? endOfSpaces(text) : -1
  if (end >= 0) return [{ kind: 'padding', weight: 0.5, start: end - manySpaces.length, end }]
  if ((marks & lineMarks) !== lineMarks) return none
  const start = text.indexOf(manyLines)
  const after = start < 0 ? -1 : text.slice(start).search(/\S/)
  // What it moved out of sight begins where it ends.
  return after < 0
    ? none
    : [{ kind: 'padding', weight: 0.5, start: start + after - manyLines.length, end: start + after }]
}

/** Columns are aligned and listings indented up to here. */
const farColumn = 80

/** Where the first text begins that many spaces move to a far column; -1 for none. O(length). */
function endOfSpaces(text: string): number {
  for (let start = text.indexOf(manySpaces); start >= 0;) {
    let end = start + manySpaces.length
    while (text.charCodeAt(end) === 32) end++
    const isText = end < text.length && !/\s/.test(text.charAt(end))
    if (isText && end - text.lastIndexOf('\n', start) > farColumn) return end
    start = text.indexOf(manySpaces, end)
  }
  return -1
}

/** A run of so many spaces lies across one of the places that are looked at. O(length / run). */
function hasManySpaces(text: string): boolean {
  for (let at = manySpaces.length - 1; at < text.length; at += manySpaces.length)
    if (text.charCodeAt(at) === 32 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at + 1) === 32))
      return true
  return false
}

function each(
  text: string,
  pattern: RegExp,
  kind: HiddenText['kind'],
  weigh: (match: string, index: number) => number,
): readonly HiddenText[] {
  const found: HiddenText[] = []
  for (const match of text.matchAll(pattern)) {
    const [run] = match
    const weight = weigh(run, match.index)
    if (weight > 0) found.push({ kind, weight, start: match.index, end: match.index + run.length })
    if (found.length >= mostEach) break
  }
  return found
}

/** Tag characters spell ASCII (Unicode 16, section 23.9). A flag is spelt with them too (UTS 51, annex C). */
function findTags(text: string): readonly HiddenText[] {
  const found: HiddenText[] = []
  for (const match of text.matchAll(tags)) {
    const [run] = match
    if (text.startsWith('\u{1f3f4}', match.index - 2) && run.length <= 14) continue
    let says = ''
    for (const character of run) {
      const code = (character.codePointAt(0) ?? 0) - 0xe0000
      if (code >= 32 && code < 127) says += String.fromCharCode(code)
    }
    found.push({ kind: 'tag_characters', weight: 1, start: match.index, end: match.index + run.length, says })
    if (found.length >= mostEach) break
  }
  return found
}

/** Variation selectors come one after a character; more in a row carry bytes. */
function findSelectors(text: string): readonly HiddenText[] {
  const found: HiddenText[] = []
  let scattered = ''
  for (const match of text.matchAll(selectors)) {
    const [run] = match
    const bytes = Array.from(run, (character) => {
      const code = character.codePointAt(0) ?? 0
      return code >= 0xe0100 ? code - 0xe0100 + 16 : code - 0xfe00
    })
    if (bytes.length < 3) {
      if (bytes.some((byte) => byte >= 16)) scattered += String.fromCharCode(...bytes)
      continue
    }
    const says = new TextDecoder('utf-8').decode(Uint8Array.from(bytes))
    found.push({
      kind: 'variation_selectors',
      weight: 1,
      start: match.index,
      end: match.index + run.length,
      says,
    })
    if (found.length >= mostEach) break
  }
  if (scattered.length >= 8) {
    found.push({ kind: 'variation_selectors', weight: 0.9, start: 0, end: text.length, says: scattered })
  }
  return found
}

function findZeroWidth(text: string): readonly HiddenText[] {
  if (!worthALook.test(text)) return none
  const found = each(text, zeroWidth, 'zero_width', (run, index) => {
    if (index === 0 && run === '\ufeff') return 0
    // Where a word may be broken: the reader reads over it.
    if (run === '\u00ad') return 0
    // Joiners belong to emoji and to many scripts.
    if (/^[\u200c\u200d]$/.test(run)) {
      const before = text.codePointAt(Math.max(0, index - 2)) ?? 0
      if (before > 0x2000 || joining.test(text.slice(Math.max(0, index - 2), index + 3))) return 0
    }
    return run.length >= 8 ? 0.9 : run.length >= 3 ? 0.6 : 0.4
  })
  const binary = found.some(({ start, end }) => end - start >= 8) ? binaryOf(text) : ''
  if (binary === '') return found
  return [{ ...(found[0] as HiddenText), weight: 1, says: binary }, ...found.slice(1)]
}

/** Two sorts of zero-width characters as the bits of ASCII. */
function binaryOf(text: string): string {
  const bits = new Uint16Array(Math.min(text.length, mostBits))
  const counts = new Map<number, number>()
  let length = 0
  for (let index = 0; index < text.length && length < mostBits; index++) {
    const code = text.charCodeAt(index)
    if (!((code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff)) continue
    bits[length++] = code
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const [zero, one] = [...counts].sort((left, right) => right[1] - left[1]).map(([bit]) => bit)
  for (const [off, on] of [
    [zero, one],
    [one, zero],
  ]) {
    const says = spelledBy(bits.subarray(0, length), off, on)
    if (says.length >= 4) return says
  }
  return ''
}

/** What bits say in ASCII; empty when that is no text. Other characters between them are passed over. */
function spelledBy(bits: Uint16Array, off: number | undefined, on: number | undefined): string {
  let says = ''
  let byte = 0
  let count = 0
  for (const bit of bits) {
    if (bit !== off && bit !== on) continue
    byte = (byte << 1) | (bit === on ? 1 : 0)
    if (++count % 8 !== 0) continue
    if (!(byte >= 0x21 && byte <= 0x7e) && !/\s/.test(String.fromCharCode(byte))) return ''
    says += String.fromCharCode(byte)
    byte = 0
  }
  return says
}

function findBidi(text: string): readonly HiddenText[] {
  const mixed = rightToLeft.test(text)
  return each(text, bidi, 'bidi', (run) => (overriding.test(run) ? 0.9 : mixed ? 0 : 0.4))
}

function findAnsi(text: string): readonly HiddenText[] {
  const conceals = concealing.test(text)
  return each(text, ansi, 'ansi', () => (conceals ? 1 : 0.6))
}
