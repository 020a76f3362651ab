/**
 * Markup that pretends to be the host's: tags of chat templates, system banners, pseudo tags in capitals, comments and
 * elements that are not shown.
 *
 * @module
 */

import { marksIn, tellingMark } from './gateMarks.ts'

/** A piece of such markup. */
export interface Markup {
  readonly kind: 'role_tag' | 'pseudo_tag' | 'html_comment' | 'invisible_markup' | 'active_content'
  /** How much it proves by itself, 0 to 1. */
  readonly weight: number
  readonly start: number
  readonly end: number
}

interface MarkupRule {
  readonly kind: Markup['kind']
  readonly weight: number
  readonly pattern: RegExp
  /** One of these must be in the text: looking for them is all that ordinary text costs. */
  readonly needs: readonly string[]
  /** Every such piece has one of these characters, which the gate sees: {@link marksIn}. */
  readonly among?: string
  /** `true` when `<` is always the bracket of a tag: with a letter behind it, or what else {@link marksIn} knows. */
  readonly tags?: true
  /** How much counts of a run of brackets, or of one other character, that the piece begins with. */
  readonly longestRun?: number
  /** A look at the whole text for what the piece needs to be more than a placeholder. */
  readonly confirm?: (text: string, match: RegExpMatchArray, memory: Memory) => boolean
}

const quotedBefore = /["'`\u{201c}]$/u

function unquoted(text: string, match: RegExpMatchArray): boolean {
  const index = match.index ?? 0
  return !quotedBefore.test(text.slice(Math.max(0, index - 1), index))
}

/** The length of the run that a piece begins with. Opening brackets are all alike. */
function runLength(piece: string): number {
  const alike = (at: number): number => {
    const code = piece.charCodeAt(at)
    return code === 91 || code === 123 ? 60 : code
  }
  let length = 1
  while (alike(length) === alike(0)) length++
  return length
}

/** What is found out about a text once, however many pieces ask. */
type Memory = Map<string, number>

/** Tells whether a text has what it is asked for at an index or behind; the last place is looked for once. */
function has(text: string, literal: string, index: number, memory: Memory): boolean {
  let last = memory.get(literal)
  if (last === undefined) memory.set(literal, (last = text.lastIndexOf(literal)))
  return last >= index
}

/** A pseudo tag is closed again, or stands on a line of its own. */
function paired(text: string, match: RegExpMatchArray, memory: Memory): boolean {
  const index = match.index ?? 0
  const name = match[1] ?? ''
  return (
    has(text, `</${name}`, index, memory) ||
    /(?:^|\n)\s{0,8}$/.test(text.slice(Math.max(0, index - 10), index))
  )
}

/** Closed again, however it is written. */
function closed(text: string, match: RegExpMatchArray, memory: Memory): boolean {
  const literal = `</${(match[1] ?? '').toLowerCase()}`
  const key = `lower ${literal}`
  let last = memory.get(key)
  if (last === undefined) memory.set(key, (last = text.toLowerCase().lastIndexOf(literal)))
  return last >= 0
}

/** A tag that ends what such a role says. */
function endsRole(text: string, memory: Memory): boolean {
  let known = memory.get('role')
  if (known === undefined)
    memory.set('role', (known = /<\/(?:system|assistant|developer)/i.test(text) ? 1 : 0))
  return known === 1
}

/** Closed again in brackets. */
function endsBracket(text: string, match: RegExpMatchArray, memory: Memory): boolean {
  const literal = `[/${(match[1] ?? '').toLowerCase()}`
  const key = `lower ${literal}`
  let last = memory.get(key)
  if (last === undefined) memory.set(key, (last = text.toLowerCase().lastIndexOf(literal)))
  return last >= 0
}

const listed = /^\s{0,2}(?:[,;)]|\.(?:\s|$)|(?:and|or)\b)/

/** Followed by what is said, and not by the next of a list. */
function speaking(text: string, match: RegExpMatchArray): boolean {
  const end = (match.index ?? 0) + match[0].length
  return unquoted(text, match) && !listed.test(text.slice(end, end + 8))
}

const marker = /^<!--[ \w]{0,12}-->/

/** A comment with room for an order, and not a mark in a text about comments. */
function saysSomething(text: string, { index = 0 }: RegExpMatchArray): boolean {
  return !marker.test(text.slice(index, index + 20))
}

const nextTurn = 1000

/** Another turn of the same dialogue comes next. */
function followedBy(text: string, match: RegExpMatchArray, other: RegExp): boolean {
  const end = (match.index ?? 0) + match[0].length
  return other.test(text.slice(end, end + nextTurn))
}

// Without the flag `u`, with which an engine takes ten times as long to pass over capitals.
// The looks behind and ahead keep a long run from being given back one by one, and from being tried from each of its places.
/* eslint-disable regexp/no-useless-assertions */
const rules: readonly MarkupRule[] = [
  {
    kind: 'role_tag',
    weight: 0.9,
    tags: true, needs: ['<', '[INST', '[inst', '[/'], pattern: /<[|\uff5c](?:im_(?:start|end|sep)|system|user|assistant|developer|tool|endoftext|endofprompt|eo[tm]_id|(?:start|end)_header_id|begin[_\u2581]of[_\u2581](?:text|sentence)|end[_\u2581]of[_\u2581](?:text|turn|sentence)|start|end|message|channel|return|call|constrain|python_tag|(?:start|end)_of_(?:turn|role)(?:_token)?|(?:system|user|chatbot)_token)[|\uff5c]>|<<\/?SYS>>|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]|<\/?(?:start|end)_of_turn>/gi,
    confirm: speaking,
  },
  {
    kind: 'role_tag',
    weight: 0.8,
    longestRun: 3, needs: ['<', '[', '{'], pattern: /(?<![<[{])[<[{]+(?![<[{])[/#!*_ -]{0,4}(?:AI|LLM|MODEL|ASSISTANT|AGENT|CLAUDE|GPT|SYSTEM|SYS|DEVELOPER|ADMIN|ROOT|OPERATOR|HOST)[ _:-]{1,3}(?:SYSTEM|AI|ASSISTANT|MESSAGE|MSG|NOTE|NOTICE|INSTRUCTIONS?|PROMPT|OVERRIDE|DIRECTIVE|COMMAND|ALERT|UPDATE|CONTEXT|ONLY|MODE|REMINDER|POLICY|ORDER|INTERNAL)(?! PROTOCOL)[A-Z_ :-]{0,40}[>\]}]/gi,
    confirm: unquoted,
  },
  { kind: 'role_tag', weight: 0.7, among: '[', needs: ['SYS', 'ADMIN', 'DEVELOPER'], pattern: /\[{1,3}\s{0,2}(?:SYSTEM|SYS|ADMIN|DEVELOPER)\s{0,2}:?\s{0,2}\]{0,3}(?=[\s:A-Z])/gu, confirm: unquoted },
  { kind: 'role_tag', weight: 0.7, needs: ['</'], pattern: /<(system|assistant|developer)(?:_(?:message|prompt|instructions?))?>/gi, confirm: (text, match, memory) => unquoted(text, match) && endsRole(text, memory) },
  {
    kind: 'role_tag',
    weight: 0.7,
    among: ':\n]', needs: ['SYSTEM', 'System', 'ASSISTANT', 'ADMIN', 'DEVELOPER', 'AI'], pattern: /(?:^|\n)[ \t#*=-]{0,8}(?:SYSTEM|System|ASSISTANT|ADMIN|DEVELOPER|AI)[ _](?:OVERRIDE|NOTE|NOTICE|MESSAGE|ALERT|PROMPT|INSTRUCTIONS?|DIRECTIVE|UPDATE|COMMAND|override|note|notice|message|instructions?|directive|prompt)[ \t#*=-]{0,8}[:\n\]]/gu,
  },
  { kind: 'role_tag', weight: 0.6, among: ':', needs: ['SYSTEM', 'System'], pattern: /(?:^|\n)[ \t#*=]{0,8}(?:SYSTEM|System)[ \t*]{0,4}:(?=\s)/gu },
  { kind: 'role_tag', weight: 0.5, needs: ['Human:', 'Assistant:', 'User:', 'AI:'], pattern: /\n{1,2}(?:Human|Assistant|User|AI):(?=\s)/gu },
  { kind: 'pseudo_tag', weight: 0.5, tags: true, needs: ['<'], pattern: /<\/?(IMPORTANT|CRITICAL|ATTENTION|NOTE|WARNING|URGENT|MANDATORY|REQUIRED|INSTRUCTIONS?|PRIORITY|CONTEXT|GLOBAL[A-Z_-]{0,30}|RULES?|REMINDER|DIRECTIVE|POLICY|COMPLIANCE|MUST[A-Z_-]{0,20}|AGENT[A-Z_-]{0,20}|LLM[A-Z_-]{0,20})\b[^<>\n]{0,40}>/gu, confirm: paired },
  { kind: 'pseudo_tag', weight: 0.8, needs: ['</'], pattern: /<(HIDDEN|OVERRIDE|CONFIDENTIAL|STEALTH|INVISIBLE|SECRET)(?:[ _-][A-Z_-]{1,30})?>/gi, confirm: closed },
  { kind: 'pseudo_tag', weight: 0.7, tags: true, needs: ['<'], pattern: /<(HIDDEN|SECRET|SYSTEM|ADMIN|OVERRIDE|PRIVATE|INTERNAL|CONFIDENTIAL|ROOT|STEALTH|INVISIBLE)(?:[ _-][A-Z_-]{1,30})?>/gi, confirm: (text, match, memory) => match[0] === match[0].toUpperCase() ? paired(text, match, memory) : closed(text, match, memory) },
  { kind: 'pseudo_tag', weight: 0.5, needs: ['[[', '{{{'], pattern: /\[{2,3}\s{0,2}[A-Z][A-Z _:-]{2,40}|\{{3}\s{0,2}[A-Z][A-Z _:-]{2,40}/gu },
  { kind: 'pseudo_tag', weight: 0.5, longestRun: 20, needs: ['===', '---', '###', '***'], pattern: /(?:(?<!=)={3,}(?!=)|(?<!-)-{3,}(?!-)|(?<!#)#{3,}(?!#)|(?<!\*)\*{3,}(?!\*))\s{0,3}(?:BEGIN |START |END )?(?:[A-Z]{2,16}[ _-]){0,3}(?:METADATA|INSTRUCTIONS?|SYSTEM|CONTEXT|DIRECTIVES?|OVERRIDE|PROMPT|NOTICE|CONFIG(?:URATION)?|PROTOCOL)\b/gu },
  { kind: 'role_tag', weight: 0.8, among: ':', needs: ['Human:', 'HUMAN:', 'USER:'], pattern: /(?:^|\n)[ \t]{0,8}(?:Human|HUMAN|USER):/gu, confirm: (text, match) => followedBy(text, match, /\n[ \t]{0,8}(?:Assistant|ASSISTANT|AI|MODEL|CLAUDE):/u) },
  { kind: 'role_tag', weight: 0.8, needs: ['[/'], pattern: /\[(system|assistant|developer|admin)\]/gi, confirm: endsBracket },
  { kind: 'role_tag', weight: 0.8, needs: ['## '], pattern: /(?:^|\n)#{2,3} (?:System|Instruction)s?:/gu, confirm: (text, match) => followedBy(text, match, /\n#{2,3} (?:User|Human|Response|Assistant|Input)s?:/u) },
  { kind: 'role_tag', weight: 0.8, tags: true, needs: ['<'], pattern: /<(?:function_calls|tool_calls?|invoke name=|tool_response|function_results?|system-reminder|system_prompt_update)\b[^<>\n]{0,80}>/gi, confirm: speaking },
  { kind: 'role_tag', weight: 0.6, among: '\n', needs: ['```system', '```System', '~~~system'], pattern: /(?:```|~~~)system\b/gi },
  { kind: 'role_tag', weight: 0.6, among: ':', needs: ['Thought:'], pattern: /(?:^|\n)[ \t]{0,4}Thought:/gu, confirm: (text, match) => followedBy(text, match, /\n[ \t]{0,4}Action:/u) },
  { kind: 'pseudo_tag', weight: 0.5, needs: ['</'], pattern: /<([A-Z][A-Z0-9]{1,20}(?:[_-][A-Z0-9]{1,20}){1,5})>/gu, confirm: closed },
  { kind: 'invisible_markup', weight: 0.5, needs: ['<font', '<FONT', ':-', ': -'], pattern: /(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,6}(?:px|em)|<font [^<>]{0,60}(?:color\s{0,3}=\s{0,3}\\?["']?(?:white|#fff)|size\s{0,3}=\s{0,3}\\?["']?[01]\b)/gi },
  { kind: 'role_tag', weight: 0.6, needs: ['"role', "'role", '"Role', "'Role", '"ROLE', "'ROLE"], pattern: /\\?["']role\\?["']\s{0,3}:\s{0,3}\\?["'](?:system|developer)\\?["']/gi },
  { kind: 'html_comment', weight: 0.5, needs: ['<!--', '[//]:'], pattern: /<!--|\[\/\/\]:/gu, confirm: saysSomething },
  { kind: 'invisible_markup', weight: 0.5, among: '=<', needs: ['style', '<span', '<div', '<p '], pattern: /\bstyle\s{0,3}=\s{0,3}\\?["'][^"'<>]{0,200}(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0|opacity\s{0,3}:\s{0,3}0(?![.\d])|color\s{0,3}:\s{0,3}(?:white|#fff|transparent|rgba?\(\s{0,2}255))|<(?:span|div|p)\s{1,4}hidden\b/gi },
  { kind: 'active_content', weight: 0.4, needs: ['<', 'javascript:', 'data:text/html'], pattern: /<(?:script|iframe|object|embed)\b|\bon(?:error|load|click|mouseover)\s{0,3}=\s{0,3}["']|javascript:|data:text\/html/gi },
] // prettier-ignore
/* eslint-enable regexp/no-useless-assertions */

const mostEach = 10
const mostTries = 50

interface NeedfulRule extends MarkupRule {
  /** A text with none of these marks has no such piece. */
  readonly anyMark: number
  /** The marks of each of the literals. */
  readonly marks: readonly number[]
}

const needful: readonly NeedfulRule[] = rules.map((rule) => {
  const marks = rule.needs.map((literal) => marksIn(literal === '<' && rule.tags ? '<a' : literal))
  const anyMark = rule.among === undefined ? marks.reduce(either) : marksIn(rule.among)
  return { ...rule, marks, anyMark }
})

function either(one: number, other: number): number {
  return one | other
}

/** A text with none of these has no piece that any rule finds. */
const allMarks = needful.flatMap(({ marks }) => marks.map(tellingMark)).reduce(either)
const none: readonly Markup[] = []

/** Finds such markup. `seen` are the marks that the text has, see {@link marksIn}. O(length). */
export function findMarkup(text: string, seen: number): readonly Markup[] {
  if ((allMarks & seen) === 0) return none
  const found: Markup[] = []
  let memory: Memory | undefined
  for (const { kind, weight, pattern, longestRun, needs, marks, anyMark, confirm } of needful) {
    if ((anyMark & seen) === 0) continue
    if (!needs.some((literal, at) => ((marks[at] ?? 0) & ~seen) === 0 && text.includes(literal))) continue
    let count = 0
    let tried = 0
    for (const match of text.matchAll(pattern)) {
      if (++tried > mostTries) break
      const end = match.index + match[0].length
      // A longer run says no more, and is passed over at once because that takes no longer.
      if (longestRun !== undefined) match.index += Math.max(0, runLength(match[0]) - longestRun)
      const { index: start } = match
      if (confirm?.(text, match, (memory ??= new Map<string, number>())) === false) continue
      found.push({ kind, weight, start, end })
      if (++count >= mostEach) break
    }
  }
  return found
}
