/**
 * Operators of document databases and of directories where a value belongs.
 *
 * @module
 */
import { longestJudged, type Family, type Hit, type ThreatKind } from './threat.ts'
import { callTrait, escapeTrait, quoteTrait, templateTrait } from './traits.ts'

// What runs code on the server (MongoDB manual), whoever writes it.
const running: ReadonlySet<string> = new Set([
  '$where',
  '$function',
  '$accumulator',
  '$eval',
  '$expr_js',
  'mapReduce',
  '$mapReduce',
])
// What makes a comparison true of everything, where a value was asked for.
const comparing: ReadonlySet<string> = new Set(
  '$ne $gt $gte $lt $lte $nin $in $regex $exists $not $or $nor $and $type $size $all $elemMatch $comment $expr $options $mod'.split(
    ' ',
  ),
)
const values: ReadonlySet<ThreatKind> = new Set(['identifier', 'name', 'host', 'path', 'url', 'header'])
const secretWords: ReadonlySet<string> = new Set(
  'password passwd pass pwd token secret pin otp apikey key'.split(' '),
)

/**
 * What is wrong with the name of a member; `undefined` for ordinary ones.
 *
 * @param parentKind - What the argument that holds the member should hold.
 * @param parentWords - The words of that argument's name.
 */
export function operatorKey(
  key: string,
  parentKind: ThreatKind,
  parentWords: readonly string[],
): Hit | undefined {
  const secret = secretWords.has(parentWords.at(-1) ?? '')
  if (key.charCodeAt(0) === 36) {
    if (running.has(key)) return hit('an operator that runs code', key.length, true)
    if (comparing.has(key) && (values.has(parentKind) || secret))
      return hit('an operator in place of a value', key.length, true)
  }
  // `password[$ne]=x`, as forms are read by some frameworks.
  const bracket = /\[\$(?:ne|gt|gte|lt|lte|nin|in|regex|exists|where|or)\]/.exec(key)
  return bracket === null ? undefined : hit('an operator in place of a value', key.length, true)
}

function hit(what: string, end: number, deny: boolean): Hit {
  return { code: 'nosql_injection', what, start: 0, end, confidence: 0.85, deny }
}

const inString = /["']?\$(?:where|function|accumulator)["']?\s{0,4}:/
const comparisonInString =
  /[{[,]\s{0,4}["']?\$(?:ne|gt|gte|lt|lte|nin|in|regex|exists|not|or|nor)["']?\s{0,4}:|\[\$(?:ne|gt|gte|lt|lte|nin|in|regex|exists|where|or)\]\s{0,4}=?/
const javascript =
  /['"]\s{0,4}(?:;|\|\||&&)\s{0,4}(?:return\b|sleep\s{0,4}\(|this\.|true\b|while\s{0,4}\(|var\s|\d\s{0,2}==|['"]?\w['"]?\s{0,4}==)|;\s{0,4}return\s{1,4}(?:true|1|this|'')|\bthis\.\w{1,40}\s{0,4}(?:==|!=|\.match|\.length)|\bdb\.\w{1,40}\.(?:drop|find|remove|insert|update)\s{0,4}\(/
// RFC 4515: a value that closes its condition and opens another.
const ldap =
  /\)\s{0,4}\(\s{0,4}[|&!]|\*\s{0,4}\)\s{0,4}\(|\)\s{0,4}\(\s{0,4}[\w-]{1,40}\s{0,4}[~<>]?=|\)\s{0,4}\)\s{0,4}\(\s{0,4}[|&!]|^\s{0,4}\*\s{0,4}\)|^\s{0,4}[|&!]\s{0,4}\(\s{0,4}[\w-]{1,40}=|\)\s{0,4}(?:%00|\0)|^[\w@. -]{0,60}\)\(\s{0,4}[&|]\s{0,4}\)?/

/** Operators in texts. O(length). */
export const operatorFamily: Family = ({ text, kind, traits }, report) => {
  if ((traits & (templateTrait | callTrait | escapeTrait | quoteTrait)) === 0 || text.length > longestJudged)
    return
  const value = values.has(kind)
  const looked = value || kind === 'query' || kind === 'free' || kind === 'serialized' || kind === 'sql'
  if (!looked) return
  if (text.includes('$')) {
    if (inString.test(text)) report(whole(text, 'an operator that runs code', value || kind === 'query'))
    else if (comparisonInString.test(text))
      report(
        whole(text, 'an operator in place of a value', value && (kind !== 'url' || comparesSecret(text))),
      )
  }
  if (kind !== 'sql' && javascript.test(text) && (value || kind === 'query'))
    report(whole(text, 'JavaScript in place of a value', value || kind === 'query'))
  if ((traits & callTrait) !== 0 || text.includes(')')) {
    if (kind === 'query') {
      // A whole filter is balanced; a piece that was put into one is not.
      if (text.startsWith('(') ? !balanced(text) && ldap.test(text) : ldap.test(text))
        report(filter(text, true))
    } else if (kind !== 'sql' && kind !== 'serialized' && ldap.test(text))
      report(filter(text, kind === 'identifier' || kind === 'name'))
  }
}

// Many services filter by `?age[$gt]=5` (Feathers, Strapi); none asks for a secret that way.
function comparesSecret(text: string): boolean {
  for (const [, name = ''] of text.matchAll(/(\w{1,40})\]?\[\$[a-z]{2,6}\]/gi)) {
    if (secretWords.has(name.toLowerCase())) return true
  }
  return false
}

function balanced(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 40) depth++
    // What goes on after the outermost condition is another filter.
    else if (unit === 41 && --depth === 0) return index === text.length - 1
  }
  return false
}

function whole(text: string, what: string, deny: boolean): Hit {
  return { code: 'nosql_injection', what, start: 0, end: text.length, confidence: 0.85, deny }
}

function filter(text: string, deny: boolean): Hit {
  return {
    code: 'ldap_injection',
    what: 'a condition added to a filter',
    start: 0,
    end: text.length,
    confidence: 0.85,
    deny,
  }
}
