/**
 * Speech acts in a text: the sentences that order a model to do something its user did not ask for.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { gate, triggersOf, type Gated, type Triggers } from './gate.ts'
import { classesOf, classOf, compileLexicon, type Classes, type Lexicon } from './lexicon.ts'
import {
  compileLeaning,
  leaningOf,
  leaningOfStems,
  mostLeaning,
  steeringWeight,
  type Leaning,
} from './leaning.ts'
import { addWords, skimmedWords, type SkimmedWords } from './plainSentence.ts'
import { createReader, type SentenceReader } from './reader.ts'
import { addHit, beginSentence, emptySentence, fileHint, type Hit, type Sentence } from './sentence.ts'
import { canSatisfy, compileRules, possibleRules, type Rules } from './compiledRules.ts'
import { allHints, hintsOf, hopedFor, withRecognised } from './forms.ts'
import { hint, recognise, type KnownNames } from './recognise.ts'
import { actRules } from './rules.table.ts'
import { judgeSentence, type Act } from './sentences.ts'
import { skim, type Skimmer } from './skim.ts'
import { compileUnspaced, readUnspaced, type UnspacedLexicon } from './unspaced.ts'
import { addSteering, besideItsWords, toldOfItself } from './steering.ts'
import { unspacedRules } from './unspacedRules.table.ts'

/** The text that is looked at, and what was found in it. */
interface Search {
  text: string
  units: Units | undefined
  known: KnownNames
  /** The hint at names that are the text's own, when there are such names. */
  own: number
  found: Act[]
}

/** Everything that is needed to find acts, in one text at a time. */
export interface ActFinder {
  readonly lexicon: Lexicon
  readonly reader: SentenceReader
  readonly rules: Rules
  /** For each of the rules, the hints at the forms that it asks for. */
  readonly formsOf: Uint8Array
  readonly unspaced: UnspacedLexicon
  readonly unspacedRules: Rules
  readonly unspacedForms: Uint8Array
  /** The classes that a sentence must have one of. */
  readonly triggers: Classes
  /** The words and pairs of words that a text must have one of. */
  readonly gateFor: Triggers
  readonly leaning: Leaning
  /** Room for the skimmer, and for a sentence that it takes. */
  readonly words: SkimmedWords
  readonly sentence: Sentence
  readonly search: Search
  readonly skimmer: Skimmer
}

const none: readonly Act[] = []
const nobody: KnownNames = new Set()
const noBytes: Uint8Array = new Uint8Array(0)

/** Compiles lexicon and rules: some milliseconds, once. */
export function createActFinder(): ActFinder {
  const lexicon = compileLexicon()
  const rules = compileRules(actRules)
  const withoutSpaces = compileRules(unspacedRules)
  const finder = {
    lexicon,
    reader: createReader(lexicon),
    rules,
    formsOf: Uint8Array.from(rules.list, hintsOf),
    unspaced: compileUnspaced(),
    unspacedRules: withoutSpaces,
    unspacedForms: Uint8Array.from(withoutSpaces.list, hintsOf),
    triggers: { low: rules.trigger.low | negation.low, high: rules.trigger.high | negation.high },
    gateFor: gateOf(lexicon, rules),
    leaning: compileLeaning(),
    words: skimmedWords(),
    sentence: emptySentence(),
    search: { text: '', units: undefined, known: nobody, own: 0, found: [] },
  }
  return { ...finder, skimmer: createSkimmer(finder) }
}

/** Words so common that a phrase is better known by others of its words. */
const stopWords: ReadonlySet<string> = new Set(
  'you are from on the a to is it this that be not do in of what user your all any no and with for up users at as their its was been have will so new into out or by these them about over longer message messages fail page pages time work test name code data list value result query content text return output input type number search file files step steps know now without'.split(
    ' ',
  ),
)

/** Words that no rule needs and that orders to a model have far more often than anything else. */
const openers =
  'answer whenever ask ours below say treat comes approved export vendor vendors everything bank copy enter assume insist anyone everyone nobody somebody give our'.split(
    ' ',
  )

/** What a text must have for a rule that proves anything: words, and of each phrase the three words that tell most. */
function gateOf({ list }: Lexicon, { trigger }: Rules): Triggers {
  const alone = new Set(list.filter((word) => word.file || has(word, trigger)).map(({ text }) => text))
  for (const word of openers) alone.add(word)
  const together: (readonly string[])[] = []
  for (const { text, phrases } of list) {
    for (const phrase of phrases) {
      const words = [...phrase.before].reverse().concat(text)
      if (!has(phrase, trigger) || words.some((word) => alone.has(word))) continue
      const parts =
        words.length < 4 ? [words] : words.slice(2).map((_, index) => words.slice(index, index + 3))
      together.push(parts.reduce((one, other) => (telling(other) > telling(one) ? other : one)))
    }
  }
  const having = (classes: Classes): readonly string[] =>
    list.filter((word) => has(word, classes)).map(({ text }) => text)
  return triggersOf({
    phrases: [...[...alone].map((word) => [word]), ...together],
    refusing: having(negation),
    refusable: having(refusable),
  })
}

/** How much some words tell: their letters, without those of words that are everywhere. */
function telling(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (stopWords.has(word) ? 0 : 1 + word.length), 0)
}

/** More acts than these say nothing new. */
const mostActs = 200
/** A longer sentence is not looked at for forms: words end it before that, unless it has none. */
const longestSentence = 4000

/** What is looked for in a sentence of a script without spaces. */
const unspacedHints = hint.file | hint.address

const detects = classOf('detects')
const negation = classOf('negation')
// What makes an order of a refusal: `do not list this`.
const refusable = classesOf('show|include|read|call|change|ask')
const ending = classOf('end')
const model = classOf('model')
const foreign = classOf('foreign')
const orders = classesOf('you|must|model|order')
// Texts that are about such orders quote them.
const quotable: ReadonlySet<string> = new Set([
  'override',
  'privilege_claim',
  'safety_bypass',
  'command',
  'encoded',
])
// The same, where nobody is told to do anything.
const quotableAlone: ReadonlySet<string> = new Set(['conceal', 'exfiltration'])

/** Looks where a text could hold anything. One pass. */
export function gateText({ gateFor }: ActFinder, text: string, units: Units): Gated {
  return gate(text, units, gateFor)
}

/** Makes what the skimmer asks: once, so that nothing is made for a text. */
function createSkimmer(finder: Omit<ActFinder, 'skimmer'>): Skimmer {
  const { rules, reader, lexicon, triggers, leaning, search, words, sentence } = finder
  const weighed = (read: Sentence, leans: number): boolean => {
    const { low, high, hints } = read
    const { found } = search
    const before = found.length
    if ((low & triggers.low) !== 0 || (high & triggers.high) !== 0 || (hints & fileHint) !== 0)
      judge(finder, read, leans)
    addSteering(found, before, steeringWeight(leans), read)
    return found.length < mostActs
  }
  const visit = (read: Sentence): boolean =>
    weighed(read, leaningOf(leaning, bytesOf(search), read.start, read.end, read))
  return {
    words,
    isWorth(low, high, hints) {
      const isTriggered = (low & triggers.low) !== 0 || (high & triggers.high) !== 0
      if (isTriggered && couldSatisfy(rules, low, high, (hints & ~hint.file) | search.own)) return true
      return steeringWeight(mostLeaning(leaning, words.stems, low, high)) > 0
    },
    read(start, end) {
      if (search.units !== undefined) reader.read(search.text, search.units, start, end, visit)
      return search.found.length < mostActs
    },
    take(start, end, count, phrases, hints) {
      beginSentence(sentence, start)
      sentence.end = end
      sentence.hints = hints
      addWords(sentence, lexicon, bytesOf(search), words, count, phrases)
      return sentence.hitCount === 0 || weighed(sentence, leaningOfStems(leaning, words.stems, sentence))
    },
  }
}

function bytesOf({ units }: Search): Uint8Array {
  return units?.bytes ?? noBytes
}

/** Finds acts. `known` are the names that are the text's own: no other tool is meant by them. O(length). */
export function findActs(
  finder: ActFinder,
  text: string,
  units: Units,
  { spans, wide }: Gated,
  known: KnownNames,
): readonly Act[] {
  if (spans.length === 0) return none
  const found: Act[] = []
  const { search, skimmer, lexicon } = finder
  search.text = text
  search.units = units
  search.known = known
  search.own = known.size > 0 ? hint.own : 0
  search.found = found
  for (let at = 0; at < spans.length && found.length < mostActs; at += 2)
    skim(text, units.bytes, spans[at] ?? 0, spans[at + 1] ?? 0, lexicon, skimmer)
  search.text = ''
  search.units = undefined
  search.known = nobody
  if (!wide) return found
  readUnspaced(text, finder.unspaced, (hits, mask, start, end, shift) => {
    if (found.length >= mostActs) return
    const { unspacedRules: rules, unspacedForms: formsOf } = finder
    const hoped = hopedFor[unspacedHints] as Classes
    const possible = possibleRules(rules, mask.low | hoped.low, mask.high | hoped.high)
    if (possible === 0) return
    const asked = askedBy(rules, possible, formsOf) & unspacedHints
    const sentence = text.slice(start, Math.min(end, start + longestSentence))
    const more = asked === 0 ? [] : recognise(sentence, asked, known)
    const [all, classes] = withRecognised(hits, hits.length, mask, more, start, (at) => at >> shift)
    judgeSentence(rules, possible, all, all.length, classes, found)
  })
  return found
}

function judge(
  { rules, formsOf, leaning, search }: Omit<ActFinder, 'skimmer'>,
  sentence: Sentence,
  leans: number,
): void {
  const { text, known, own, found } = search
  const { start, end, wordStarts, wordCount } = sentence
  const seen = (sentence.hints & fileHint) !== 0 ? sentence.hints : sentence.hints & ~hint.file
  addHit(sentence, wordCount, wordCount, end, end, ending)
  const hints = seen | own | (has(sentence, model) ? hint.reader : 0)
  const hoped = hopedFor[hints & allHints] as Classes
  // Nearly every sentence satisfies no rule, whatever is recognised in it.
  const possible = possibleRules(rules, sentence.low | hoped.low, sentence.high | hoped.high)
  if (possible === 0) return
  const asked = askedBy(rules, possible, formsOf)
  let { hits, hitCount } = sentence
  let mask: Classes = sentence
  if ((hints & asked) !== 0) {
    const more = recognise(text.slice(start, Math.min(end, start + longestSentence)), hints & asked, known)
    if (more.length > 0) {
      const place = (at: number): number => lastBefore(wordStarts, wordCount, at)
      const last = hits[hitCount - 1] as Hit
      const [all, classes] = withRecognised(hits, hitCount - 1, sentence, more, start, place)
      hitCount = all.push(last)
      hits = all
      mask = classes
    }
  }
  const before = found.length
  judgeSentence(rules, possible, hits, hitCount, mask, found)
  if (found.length === before) return
  const ordering = has(mask, orders)
  const quotes = has(mask, detects)
  const describes = !ordering && !has(mask, foreign) && isDescription(text, wordStarts[0] ?? 0)
  for (let index = before; index < found.length; index++) {
    const act = found[index] as Act
    let { weight } = act
    if (act.act === 'conceal' && isTold(text, act.start)) weight /= 2
    if (act.act === 'override' && isAboutSomething(text, act)) weight /= 2
    weight = besideItsWords(leaning, bytesOf(search), text, act, weight, leans, sentence)
    if (describes && !toldOfItself.has(act.act)) weight *= described
    if (quotes && (quotable.has(act.act) || (!ordering && quotableAlone.has(act.act)))) weight /= 2
    if (weight !== act.weight) found[index] = { ...act, weight }
  }
}

/** The hints at the forms that the possible rules ask for. */
function askedBy({ possible, needs }: Rules, count: number, formsOf: Uint8Array): number {
  let asked = 0
  for (let index = 0; index < count; index++)
    asked |= formsOf[needs[possible[index] as number] as number] as number
  return asked
}

function has({ low, high }: Classes, some: Classes): boolean {
  return (low & some.low) !== 0 || (high & some.high) !== 0
}

const described = 0.6
const thirdPerson = /[A-Z][a-z]{1,20}[a-rt-z]s\b/y
const noVerbs =
  /(?:Always|Users|Unless|Others|Secrets|Credentials|Passwords|Tokens|Calls to|Instructions|Results|Contents|Agents|Models|Assistants|Requests|Messages|Tools|Yes|Its|Keys|Values|Rules|Emails|Mails)\b/y
// A plural that something is said of: no verb.
const manyOf =
  /[A-Z][a-z]{1,20}s (?:are|were|have|had|must|should|shall|can|cannot|may|might|will|would|who|whose|tend|do|found|contained|inside)\b/y
const told = /\b(?:did|does|has|had|was|were) $/i

/** `the user did not mention it`: nobody is told to do so. */
function isTold(text: string, start: number): boolean {
  return told.test(text.slice(Math.max(0, start - 6), start))
}

const seeming = /\b(?:seems?|appears?|tends?|tries|trying|try) to $/i
const scope = /^ (?:on|about|regarding|concerning) (?:the|this|your|our|how)\b/i

/** `seems to ignore the system prompt`, `ignore the earlier instructions on the address`: it is about something else. */
function isAboutSomething(text: string, { start, end }: Act): boolean {
  return seeming.test(text.slice(Math.max(0, start - 12), start)) || scope.test(text.slice(end, end + 20))
}

/** `Sends a file ...`: it tells what a tool does and orders nothing. */
function isDescription(text: string, start: number): boolean {
  thirdPerson.lastIndex = noVerbs.lastIndex = manyOf.lastIndex = start
  return thirdPerson.test(text) && !noVerbs.test(text) && !manyOf.test(text)
}

/** Tells whether a sentence could satisfy a rule with what its hints promise. O(rules). */
function couldSatisfy(rules: Rules, low: number, high: number, hints: number): boolean {
  // A model may be spoken to where it is named.
  const spoken = (low & model.low) !== 0 || (high & model.high) !== 0 ? hint.reader : 0
  const hoped = hopedFor[(hints | spoken) & allHints] as Classes
  return canSatisfy(rules, low | hoped.low | ending.low, high | hoped.high | ending.high)
}

/** The index of the last of the ascending numbers that is at most `at`. O(log length). */
function lastBefore(starts: readonly number[], count: number, at: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
