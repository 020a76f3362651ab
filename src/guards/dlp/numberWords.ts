/**
 * Digits that are spelled out, in the languages that user interfaces are written in.
 *
 * @module
 */
import type { Detector } from './detector.ts'

const spellings: readonly string[] = [
  'zero|oh|nought|null|cero|z\u00e9ro|nul|zeri',
  'one|eins|ein|uno|un|um|een|\u00e9\u00e9n|uma|una|une',
  'two|zwei|zwo|dos|deux|due|dois|duas|twee',
  'three|drei|tres|trois|tre|tr\u00eas|drie',
  'four|vier|cuatro|quatre|quattro|quatro',
  'five|f\u00fcnf|fuenf|cinco|cinq|cinque|vijf',
  'six|sechs|seis|sei|zes',
  'seven|sieben|siete|sept|sette|sete|zeven',
  'eight|acht|ocho|huit|otto|oito',
  'nine|neun|nueve|neuf|nove|negen|niner',
]

const digitOf: ReadonlyMap<string, string> = new Map(
  spellings.flatMap((words, digit) => words.split('|').map((word) => [word, String(digit)] as const)),
)

const repeats: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['doppelt', 2],
  ['doble', 2],
  ['triple', 3],
  ['treble', 3],
])

/** The digit that a word in small letters spells; `undefined` for another word. */
export function spelledDigit(word: string): string | undefined {
  return digitOf.get(word)
}

/** How often the digit behind a word stands there: 2 for `double`. `undefined` for another word. */
export function repetition(word: string): number | undefined {
  return repeats.get(word)
}

// What begins like another word is found by that.
const heads = [...digitOf.keys()].filter(
  (word) => ![...digitOf.keys()].some((other) => other !== word && word.startsWith(other)),
)
const word = `(?:${heads.join('|')})`
const gap = '[a-z]{0,2}[ ,.-]{1,3}'

/**
 * What tells the pass over a text that digits are spelled here: one of the rarer words among three in a row. Nine digits
 * hold one of them nearly always. It reports nothing by itself.
 */
export const spelledMarker: Detector = {
  id: 'spelled_digits',
  category: 'pii',
  family: 'personal',
  anchors:
    'zero three seven eight drei sieben acht neun siete ocho nueve cinco trois huit neuf quatre cinque quattro zeven'.split(
      ' ',
    ),
  pattern: new RegExp(
    `${word}${gap}${word}${gap}${word}|(?<=${word}${gap})${word}${gap}${word}|(?<=${word}${gap}${word}${gap})${word}`,
    'i',
  ),
  confidence: 0,
}
