/**
 * What a detector is: data. A literal by which it is found, a bounded pattern that is tried there and nowhere else, and a
 * check that moves the confidence.
 *
 * @module
 */

/** What kind of thing a detector finds. */
export type DlpCategory = 'secret' | 'pii' | 'financial' | 'custom'

/**
 * Looks closer at what a pattern matched: 0 refuses it, `true` keeps the detector's own confidence, a number replaces it.
 */
export type Check = (value: string) => number | boolean

/** One detector. */
export interface Detector {
  /** Its name in findings, policies and redactions. */
  readonly id: string
  readonly category: DlpCategory
  /** The group that it belongs to, such as `cloud`. */
  readonly family: string
  /** Literals (any case, ASCII, at least three characters besides white space and quotes) at which the pattern is tried. */
  readonly anchors: readonly string[]
  /**
   * Tried where an anchor begins, and nowhere else. Bounded everywhere. Group 1, when it takes part, is the value and ends
   * the match; otherwise the whole match is.
   */
  readonly pattern: RegExp
  /** How many name characters (`A-Z a-z 0-9 _ - . + /`) before the anchor belong to the value. Default 0. */
  readonly back?: number
  readonly check?: Check
  /** How sure it is when the check has no say, 0 to 1. */
  readonly confidence: number
  /**
   * `true` when the value has no white space and no quotes in it, so that it can be put together again after being split.
   */
  readonly solid?: boolean
  /** `true` when the anchor is a word before the value, not part of it. */
  readonly keyword?: boolean
  /** The value alone, for a word that gives it away: what was taken apart is held against it. */
  readonly whole?: RegExp
  /** `true` when a digit must stand in the value or shortly before it. */
  readonly digits?: boolean
  /** `true` when the word may also end a compound without a seam: `dbpassword`, `usertoken`. */
  readonly compound?: boolean
}

/** What a row of a table may add to a token. */
interface TokenOptions {
  readonly keyword?: boolean
  readonly compound?: boolean
  readonly back?: number
  readonly check?: Check
  readonly confidence?: number
  readonly solid?: boolean
}

type Row = (id: string, anchors: string, pattern: RegExp, options?: TokenOptions) => Detector

/** Rows of one family of tokens that begin with a literal (several: separated by blanks). */
export function tokens(family: string, category: DlpCategory = 'secret'): Row {
  return (id, anchors, pattern, options = {}) => ({
    id,
    category,
    family,
    anchors: anchors.split(' '),
    pattern,
    solid: true,
    confidence: 0.95,
    ...options,
  })
}

// `ENV` of Docker, `setenv` of csh, `SetEnv` of Apache, `setx` of Windows, `proxy_set_header` of nginx, `config set` of many:
// a blank stands where others write a sign.
const directive =
  '(?<=\\b(?:env|arg|set|setenv|setx|set -x|[a-z]{1,16}_(?:header|param)) [\\w.:-]{1,64})[ \\t]{1,3}'

// What a sentence says; the value may stand on a line of its own.
const verb = '[ ](?:is|lautet|ist|est|es)(?:[ ]|:|(?=\\s{0,2}\\n))'

// A value on a line of its own; behind a sign of YAML for a block of text, of a form for a part.
const ownLine = '[ \\t]{0,3}(?:[|>][+-]?)?\\r?\\n\\s{0,16}(?:```\\w{0,8}\\n)?'

// Signs: of assignment in many languages, with a type before or a default behind; arrows.
const operators = [
  ':[ ]?&?[A-Za-z]{3,6}\\??[ ]=',
  '[=~-]{0,3}>{1,2}',
  ':=|::|[:=](?!=)|\\?[:=]|={2,3}[ ]?(?=["\'])',
  '[ ](?:as )?string[ ]=',
  '<-',
  '(?:\\|\\||\\?\\?)[ ]?(?=["\'`])',
  '\\u2192',
].join('|')

// The name in one element or member, the value in the next.
const members = [
  ':?</[a-z]{1,8}>:?\\s{0,8}(?:<[a-z]{1,8}>\\s{0,8}){0,3}',
  '["\']?(?:(?<=["\'])[^<>\\n]{0,40})?>\\s{0,8}<[a-z]{1,8}>',
  '["\']?[,;]?[ ]?\\{?\\s{1,24}(?:- |--)?["\']?(?:default|value|val|body)["\']?\\s{0,3}[:= ]',
  '["\']\\r?\\n\\r?\\n',
  '=>\\s{1,8}string\\(\\d{1,4}\\)',
  '\\r?\\n{1,2}```\\w{0,8}\\n',
].join('|')

// What separates columns and headings: only behind a name that ends in what it is.
const columns =
  '(?<=(?:key|token|secret|passw(?:or)?d|pass|pwd|pat|credentials?)["\'`*\\])}]{0,3})(?:[ \\t]{0,3}[|\\u2013\\u2014][ ]|[ ]-[ ]|\\t|[ ]{2,24}|[\\])}*]{1,3} |\\r?\\n{1,2}(?:```\\w{0,8}\\n|(?=[`])))'

/**
 * What may stand between the name of a secret and its value: a sign, a verb, the end of an element and the beginning of the
 * next, the separator of a table, a line break. For patterns without regard to case.
 */
export const assigns: string = [
  `["'\`\\\\*\\])}]{0,4}`,
  `[ \\t]{0,3}(?:(?:(?:${members})[ \\t]{0,3}|(?:[:=]|${verb})${ownLine}|${columns})(?=\\S{0,40}\\d)|(?:${operators}|${verb}|${directive}|[ ]["'*])[ *\\t]{0,3})`,
].join('')

/** How a literal begins: of text as it is, in three quotes, in brackets. */
export const opened = '(?:[@$brfu](?=["\']))?(?:["\'`\\\\(<{*]{1,4}|\\[\\[)?'

/**
 * Rows of one family of values that have no form of their own and are known by the name they are assigned to:
 * `DATADOG_API_KEY=...`, `"datadogKey": "..."`. Words are separated by blanks.
 */
export function assigned(
  family: string,
): (id: string, words: string, value: RegExp, check?: Check) => Detector {
  return (id, words, value, check) => {
    const anchors = words.split(' ')
    return {
      id,
      category: 'secret',
      family,
      anchors,
      pattern: new RegExp(
        `(?:${anchors.join('|').replaceAll('.', '\\.')})[\\w .-]{0,32}(?:${assigns}|[(,][ ]?)${opened}(${value.source})(?![\\w-])`,
        'i',
      ),
      confidence: 0.85,
      keyword: true,
      ...(check !== undefined && { check }),
    }
  }
}

// What ends a name: a remark in brackets, quotes, marks of emphasis.
const named = '(?: ?\\([^()\\n]{1,24}\\))?["\'`)*\\]}\\\\]{0,4}[ \\t]{0,3}'

// What stands between a word and a value that nothing else confirms: hardly anything.
const tight = `${named}(?:(?:is |was |are |no\\.? ?|number |${operators}|[#(|\\u2013\\u2014-]|,[ ]?(?=["'])|[ ]{2,24})?[ *\\t]{0,3}|(?:${members})[ \\t]{0,3}|[:=]${ownLine})(?:@|\\\\|\\[\\[)?[\\s"'\`#(:=*<]{0,4}`

/** What may stand between the name of a place or a person and the value: a sign, or what separates members and lines. */
export const between: string = [
  `["'\`)*\\]}]{0,4}`,
  `[ \\t]{0,3}(?:${operators}|${members}|[:=]${ownLine}|[|\\u2013\\u2014]|[ ]-[ ]|\\t)\\s{0,3}["'\`(*<]{0,3}`,
].join('')

// What a line break may be part of: members, a heading, a sign with the value below it.
const below = `${named}(?:(?:${members})[ \\t]{0,3}|[:=]?${ownLine})["'\`*<(-]{0,4}`

// The rest of a word that announces a number.
const suffix =
  '(?:s|(?:[ _-]?(?:number|nummer|numero|num|no|nr|id|code|card|account|identifier)\\.?){1,2}| ?n[\u00b0\u00ba]\\.?)?(?![A-Za-z]{2})'

// What stands behind a word that is too short without it.
const sign = '[:=.]'

// The end of a question; what follows on the next line answers it.
const asked = `[^\\n?]{0,24}\\?[\\s"'*_]{0,3}\\n`

/**
 * Rows of one family of values that a word in front gives away: `ssn: ...`, `"passportNumber": "..."`,
 * `my date of birth is ...`. Words are alternatives of a pattern; at most 40 characters, none of them a line break, stand
 * between the word and the value, unless the word ends a question and the value is in the answer. A short word that
 * many others have in them is `signed`: found only with `:`, `=` or `.` behind it.
 */
export function described(
  category: DlpCategory,
  family: string,
): (id: string, words: string, value: RegExp, check?: Check, signed?: boolean) => Detector {
  return (id, words, value, check, signed = false) => ({
    id,
    category,
    family,
    anchors: words.split('|').flatMap(signed ? signs : spellings),
    pattern: new RegExp(
      `(?:${words.replace(/ /g, '[ _-]?')})${signed ? sign : suffix}(?=[^\\n]{0,48}\\d|${asked}[^\\n]{0,60}\\d|${below}[^\\n]{0,24}\\d)${check === undefined ? tight : `(?:[^\\n]{0,40}?|${asked}[^\\n]{0,60}?|${below})`}(?<![\\w.-])(${value.source})(?![\\w-])`,
      'i',
    ),
    whole: new RegExp(`^(?:${value.source})$`, 'i'),
    confidence: check === undefined ? 0.75 : 0.9,
    keyword: true,
    digits: true,
    ...(check !== undefined && { check }),
  })
}

function signs(word: string): readonly string[] {
  // With a blank behind it no literal is looked for where a quote stands before the sign: that costs too much of short words.
  return [`${word}: `, `${word}= `, `${word}. `]
}

/** The literals by which an alternative of {@link described} is found. */
function spellings(words: string): readonly string[] {
  if (words.includes('driver')) return ['driver']
  if (words.includes('driving')) return ['driving']
  if (words.includes('licen[cs]e')) return ['license', 'licence']
  const plain = words.replace(/\\\.\??|\?/g, '.').split(/[^\x20-\x7e]/, 1)[0] as string
  return plain.includes(' ') ? [plain, plain.replace(/ /g, '_'), plain.replace(/ /g, '-')] : [plain]
}
