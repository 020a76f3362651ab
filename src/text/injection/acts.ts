/**
 * Speech acts in a text: the sentences that order a model to do something its user did not ask for.
 *
 * @module
 */
import { bitmapOf, gate, type Gated, type WordBitmap } from './gate.ts'
import { classOf, compileLexicon, type Classes, type Lexicon } from './lexicon.ts'
import { fileHint, readSentences, type Hit, type Sentence } from './reader.ts'
import { hint, recognise } from './recognise.ts'
import { actRules } from './rules.table.ts'
import { compileRules, judgeSentence, type Act, type Rules } from './sentences.ts'
import { compileUnspaced, readUnspaced, type UnspacedLexicon } from './unspaced.ts'
import { unspacedRules } from './unspacedRules.table.ts'

/** Everything that is needed to find acts. */
export interface ActFinder {
  readonly lexicon: Lexicon
  readonly rules: Rules
  readonly unspaced: UnspacedLexicon
  readonly unspacedRules: Rules
  /** The classes that a sentence must have one of. */
  readonly triggers: Classes
  /** The words that a text must have one of. */
  readonly bitmap: WordBitmap
}

/** Compiles lexicon and rules: some milliseconds, once. */
export function createActFinder(): ActFinder {
  const lexicon = compileLexicon()
  const rules = compileRules(actRules)
  return {
    lexicon,
    rules,
    unspaced: compileUnspaced(),
    unspacedRules: compileRules(unspacedRules),
    triggers: { low: rules.trigger.low | negation.low, high: rules.trigger.high | negation.high },
    bitmap: bitmapOf(triggersOf(lexicon, rules)),
  }
}

/** Words so common that a phrase is better known by another one of its words. */
const stopWords: ReadonlySet<string> = new Set(
  'you are from on the a to is it this that be not do in of what user your all any no and with for up users at as their its was been have will so new into out or by these them about over longer message messages fail page pages time work test name code data list value result query content text return output input type number search file files step steps know now'.split(
    ' ',
  ),
)

/** The words without which no rule that proves anything is satisfied: of each phrase the one that is likely the rarest. */
function triggersOf({ list }: Lexicon, { trigger }: Rules): readonly string[] {
  const found: string[] = []
  for (const { text, low, high, file, phrases } of list) {
    if (file || (low & trigger.low) !== 0 || (high & trigger.high) !== 0) found.push(text)
    for (const phrase of phrases) {
      if ((phrase.low & trigger.low) === 0 && (phrase.high & trigger.high) === 0) continue
      const parts = [text, ...phrase.before]
      const telling = parts.filter((part) => !stopWords.has(part))
      found.push(
        (telling.length > 0 ? telling : parts).reduce((one, other) =>
          other.length > one.length ? other : one,
        ),
      )
    }
  }
  return found
}

/** More acts than these say nothing new. */
const mostActs = 200
/** A longer sentence is not looked at for forms: words end it before that, unless it has none. */
const longestSentence = 4000

const recognisable: Readonly<Record<string, Classes>> = {
  file: classOf('file'),
  softfile: classOf('softfile'),
  address: classOf('address'),
  identifier: classOf('identifier'),
  command: classOf('command'),
}
const detects = classOf('detects')
const negation = classOf('negation')
const ending = classOf('end')
// Texts that are about such orders quote them.
const quotable: ReadonlySet<string> = new Set([
  'override',
  'privilege_claim',
  'safety_bypass',
  'command',
  'encoded',
])

/** Looks where a text could hold anything. One pass. */
export function gateText({ bitmap }: ActFinder, text: string): Gated {
  return gate(text, bitmap)
}

/** Finds acts. `known` are the names that are the text's own: no other tool is meant by them. O(length). */
export function findActs(
  finder: ActFinder,
  text: string,
  { spans, wide }: Gated,
  known: ReadonlySet<string>,
): readonly Act[] {
  const found: Act[] = []
  if (spans.length === 0) return found
  const { low, high } = finder.triggers
  const visit = (sentence: Sentence): void => {
    if ((sentence.low & low) === 0 && (sentence.high & high) === 0 && (sentence.hints & fileHint) === 0)
      return
    if (found.length < mostActs) judge(finder.rules, sentence, text, known, found)
  }
  for (let at = 0; at < spans.length; at += 2)
    readSentences(text, spans[at] ?? 0, spans[at + 1] ?? 0, finder.lexicon, visit)
  if (!wide) return found
  readUnspaced(text, finder.unspaced, (hits, mask, start, end) => {
    if (found.length >= mostActs) return
    const more = recognise(
      text.slice(start, Math.min(end, start + longestSentence)),
      hint.file | hint.address,
      known,
    )
    judgeSentence(finder.unspacedRules, ...withRecognised(hits, mask, more, start, (at) => at >> 1), found)
  })
  return found
}

function judge(
  rules: Rules,
  sentence: Sentence,
  text: string,
  known: ReadonlySet<string>,
  found: Act[],
): void {
  const { start, end, wordStarts, hints } = sentence
  const hinted = (hints & fileHint) !== 0 ? hints : hints & ~hint.file
  const more =
    hinted === 0 ? [] : recognise(text.slice(start, Math.min(end, start + longestSentence)), hinted, known)
  const place = (at: number): number => lastBefore(wordStarts, at)
  const [hits, mask] = withRecognised(sentence.hits, sentence, more, start, place)
  const last: Hit = { from: wordStarts.length, to: wordStarts.length, start: end, end, ...ending }
  const before = found.length
  judgeSentence(rules, [...hits, last], { low: mask.low | ending.low, high: mask.high | ending.high }, found)
  if ((mask.low & detects.low) === 0 && (mask.high & detects.high) === 0) return
  for (let index = before; index < found.length; index++) {
    const act = found[index] as Act
    if (quotable.has(act.act)) found[index] = { ...act, weight: act.weight / 2 }
  }
}

function withRecognised(
  hits: readonly Hit[],
  { low, high }: Classes,
  more: ReturnType<typeof recognise>,
  start: number,
  place: (at: number) => number,
): [readonly Hit[], Classes] {
  if (more.length === 0) return [hits, { low, high }]
  const all = [...hits]
  let mask: Classes = { low, high }
  for (const form of more) {
    const classes = recognisable[form.name] as Classes
    const at = { start: form.start + start, end: form.end + start }
    const to = place(at.end - 1)
    // What begins with a mark begins with the word after it.
    all.push({ from: Math.min(to, place(at.start - 1) + 1), to, ...at, ...classes })
    mask = { low: mask.low | classes.low, high: mask.high | classes.high }
  }
  return [all.sort((left, right) => left.from - right.from), mask]
}

/** The index of the last of the ascending numbers that is at most `at`. O(log length). */
function lastBefore(starts: readonly number[], at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
