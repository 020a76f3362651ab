/**
 * Speech acts in a text: the sentences that order a model to do something its user did not ask for.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { gate, longestTold, type Gated } from './gate.ts'
import { classesOf, classOf, compileLexicon, type Classes, type Lexicon } from './lexicon.ts'
import {
  compileLeaning,
  leaningOf,
  leaningOfStems,
  mostLeaning,
  steeringWeight,
  type Leaning,
} from './leaning.ts'
import { compilePassages, type PassageReader, type PassageTable } from './passage.ts'
import { emptyPassage } from './passageFeatures.ts'
import { addWords, skimmedWords, type SkimmedWords } from './plainSentence.ts'
import { createReader, type SentenceReader } from './reader.ts'
import { beginSentence, emptySentence, fileHint, type Sentence } from './sentence.ts'
import { compileRules, possibleRules, type Rules } from './compiledRules.ts'
import { hintsOf, hopedFor, overlap, withRecognised } from './forms.ts'
import { askedBy, bytesOf, couldSatisfy, judge, longestSentence, type Judging } from './judge.ts'
import { hint, recognise, type KnownNames } from './recognise.ts'
import { actRules } from './rules.table.ts'
import { judgeSentence, mostActs, type Act } from './sentences.ts'
import { skim, type Skimmer } from './skim.ts'
import { skimTold } from './skimTold.ts'
import { lookUpWords, roomForWords, type TextWords } from './textWords.ts'
import { triggersOf, type Triggers } from './triggers.ts'
import { compileUnspaced, readUnspaced, type UnspacedLexicon } from './unspaced.ts'
import { addSteering } from './steering.ts'
import { unspacedRules } from './unspacedRules.table.ts'

/** Everything that is needed to find acts, in one text at a time. */
export interface ActFinder extends Judging, PassageReader {
  readonly reader: SentenceReader
  readonly unspaced: UnspacedLexicon
  readonly unspacedRules: Rules
  readonly unspacedForms: Uint8Array
  /** The classes that a sentence must have one of. */
  readonly triggers: Classes
  /** The words and pairs of words that a text must have one of. */
  readonly gateFor: Triggers
  /** Room for the words of a text that the gate tells apart. */
  readonly told: TextWords
  /** Room for the skimmer, and for a sentence that it takes. */
  readonly words: SkimmedWords
  readonly sentence: Sentence
  readonly skimmer: Skimmer
}

const none: readonly Act[] = []
const nobody: KnownNames = new Set()

/** Compiles lexicon and rules: some milliseconds, once. */
export function createActFinder(
  leaning: Leaning = compileLeaning(),
  passages: PassageTable = compilePassages(),
): ActFinder {
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
    told: roomForWords(longestTold / 2 + 1),
    leaning,
    passageBias: passages.bias,
    passage: emptyPassage(passages.weights),
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
  const alone = new Set(list.filter((word) => word.file || overlap(word, trigger)).map(({ text }) => text))
  for (const word of openers) alone.add(word)
  const together: (readonly string[])[] = []
  for (const { text, phrases } of list) {
    for (const phrase of phrases) {
      const words = [...phrase.before].reverse().concat(text)
      if (!overlap(phrase, trigger) || words.some((word) => alone.has(word))) continue
      const parts =
        words.length < 4 ? [words] : words.slice(2).map((_, index) => words.slice(index, index + 3))
      together.push(parts.reduce((one, other) => (telling(other) > telling(one) ? other : one)))
    }
  }
  const having = (classes: Classes): readonly string[] =>
    list.filter((word) => overlap(word, classes)).map(({ text }) => text)
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

/** What is looked for in a sentence of a script without spaces. */
const unspacedHints = hint.file | hint.address

const negation = classOf('negation')
// What makes an order of a refusal: `do not list this`.
const refusable = classesOf('show|include|read|call|change|ask')
/** Looks where a text could hold anything. One pass. */
export function gateText({ gateFor, told, lexicon }: ActFinder, text: string, units: Units): Gated {
  const gated = gate(text, units, gateFor, told)
  lookUpWords(told, lexicon)
  return gated
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

/** Finds acts. `known` are the names that are the text's own: no other tool is meant by them. O(length). */
export function findActs(
  finder: ActFinder,
  text: string,
  units: Units,
  { spans, wide, told }: Gated,
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
  let word = 0
  for (let at = 0; at < spans.length && found.length < mostActs; at += 2) {
    const from = spans[at] as number
    const to = spans[at + 1] as number
    if (told !== undefined) word = skimTold(text, units.bytes, from, to, lexicon, skimmer, told, word)
    else skim(text, units.bytes, from, to, lexicon, skimmer)
  }
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
