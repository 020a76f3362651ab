/**
 * Telephone numbers that are known by their form: with the code of a country, or grouped as a country groups them.
 *
 * @module
 */
import { opens } from './digitGroups.ts'
import { isDigit, named, type Report } from './hit.ts'

const phone = named('phone', 'pii', 'personal')

const northAmerican = /(?:\+?1[-. ]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d([-.]))[2-9]\d\d[-.]\d{4}(?![\w-])/y
const international = /\+[1-9]\d{0,2}[ .+-]?\(?\d{1,4}\)?(?:[ .+-]?\d{2,5}){1,5}\b/y
// Longer rows of pairs are bytes, unless they are two numbers; those that count are none either.
const frenchPhone =
  /0[1-9](?!(?<=01).02.03.04.05)(?:[ .]\d\d){4}(?![\w.-])(?! (?!0[1-9](?: \d\d){4}(?! ?\d))\d\d \d\d(?!\d))/y
const britishPhone =
  /(?:0\d{4} \d{6}|0\d{3} \d{3} \d{4}|0\d{2} \d{4} \d{4}|\(0\d{2,4}\) \d{3,4} \d{3,4})(?![\w.-])/y

// The code of a country behind two zeros, as it is dialled.
const dialled = /00[1-9]\d{0,2}[ .-]\(?\d{1,4}\)?(?:[ .-]\d{2,8}){1,4}(?![\w.-])/y

// Australia, Brazil, Japan and Korea, the Netherlands.
const otherPhone =
  /(?:04\d\d \d{3} \d{3}|\(\d\d\) 9\d{4}-\d{4}|0[1-9]0-\d{4}-\d{4}|0[1-9]{1,2}-\d{3,4}-\d{4}|06-\d{8})(?![\w-])/y

/** A number without a country begins with a zero, an area code of three digits, or a one before that. */
export function mayBeginPhone(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]
  if (first === 48) return true
  let end = start + 1
  while (end < start + 5 && isDigit(bytes[end] as number)) end++
  const size = end - start
  return first === 49 ? size === 1 || size === 4 || size === 3 : size === 3
}

/** What ends in a bracket is added to: minified code is full of such sums. */
function isOperand(before: number): boolean {
  return before === 93 || before === 41
}

/** Reports the telephone number that the run of digits at `start` is the beginning of; not before `from`. */
export function inspectPhone(
  text: string,
  bytes: Uint8Array,
  start: number,
  from: number,
  report: Report,
): void {
  let begin = start
  while (
    begin > from &&
    begin > start - 2 &&
    text.charCodeAt(begin) !== 43 &&
    (text.charCodeAt(begin - 1) === 43 || text.charCodeAt(begin - 1) === 40)
  )
    begin--
  if (!opens(bytes, begin)) return
  const first = text.charCodeAt(begin)
  if (first === 43 && isOperand(text.charCodeAt(begin - 1))) return
  const patterns =
    first === 43
      ? [international, northAmerican]
      : [northAmerican, frenchPhone, britishPhone, otherPhone, dialled]
  for (const pattern of patterns) {
    pattern.lastIndex = begin
    const match = pattern.exec(text)
    if (match === null) continue
    const digits = match[0].replace(/\D/g, '').length
    if (digits < 8 || digits > 15) continue
    report({
      detector: phone,
      start: begin,
      end: begin + match[0].length,
      confidence: first === 43 || first === 40 ? 0.85 : 0.75,
    })
    return
  }
}
