/**
 * SQL in text: its tokens, statement by statement, as the lexers of the common databases see them. Databases disagree about
 * where a string or a comment ends; whoever wants to be sure asks for every reading ({@link sqlDialects}).
 *
 * @module
 */

/** One token. Comments and white space are none. */
export interface SqlToken {
  /**
   * `word`: a keyword or a bare name; `name`: a quoted name; `string`: a literal in quotes of any kind; `number`; `symbol`:
   * one character of anything else.
   */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol'
  /** The token as it is written, quotes included. */
  readonly text: string
  /** Where it begins, in UTF-16 code units. */
  readonly start: number
}

/** How a lexer reads. */
export interface SqlDialect {
  /** Its name. */
  readonly name: string
  /** `\` escapes in `'...'`. */
  readonly backslash: boolean
  /** What `"..."` is: a name, or a string, in which `\` then escapes as well. */
  readonly doubleQuotes: 'name' | 'string'
  /** `$tag$...$tag$` and `E'...'` (PostgreSQL). */
  readonly dollarQuotes: boolean
  /** Quotes of names besides `"`. */
  readonly names: '' | '`' | '[' | '`['
  /** `q'[...]'` (Oracle). */
  readonly qQuotes: boolean
  /** Comments within comments. */
  readonly nestedComments: boolean
  /** MySQL's comments: `#`, `--` only before a blank, and the executable ones, whose inside counts. */
  readonly mysqlComments: boolean
}

const postgres: SqlDialect = {
  name: 'postgres',
  backslash: false,
  doubleQuotes: 'name',
  dollarQuotes: true,
  names: '',
  qQuotes: false,
  nestedComments: true,
  mysqlComments: false,
}
const mysql: SqlDialect = {
  name: 'mysql',
  backslash: true,
  doubleQuotes: 'string',
  dollarQuotes: false,
  names: '`',
  qQuotes: false,
  nestedComments: false,
  mysqlComments: true,
}
const sqlite: SqlDialect = {
  ...postgres,
  name: 'sqlite',
  dollarQuotes: false,
  names: '`[',
  nestedComments: false,
}

/** The readings there are, by the manuals of the databases and their settings; the first is nearest to the standard. */
export const sqlDialects: readonly SqlDialect[] = Object.freeze([
  postgres,
  { ...postgres, name: 'postgres without standard_conforming_strings', backslash: true },
  mysql,
  { ...mysql, name: 'mysql with ANSI_QUOTES', doubleQuotes: 'name' },
  { ...mysql, name: 'mysql with NO_BACKSLASH_ESCAPES', backslash: false },
  sqlite,
  { ...sqlite, name: 'mssql', names: '[', nestedComments: true },
  { ...sqlite, name: 'oracle', names: '', qQuotes: true },
])

// Everything that no other token begins with, letters of all scripts included; Unicode's spaces separate.
const word = /[^\0-\x23\x25-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f\s\x85]+/y
const number = /0x[\da-f]*|\d[\d_]*\.?\d*(?:e[+-]?\d+)?/iy
const dollarTag = /\$(?:[a-z_\x80-\uffff][\w\x80-\uffff]*)?\$/iy
const executable = /\/\*M?!\d*/y
const closers: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' }

/**
 * The tokens of each statement; `;` separates and is no token, and statements without tokens are left out. What is never
 * closed runs to the end. Never throws. O(length).
 *
 * @param dialect - How to read; PostgreSQL's way by default.
 */
export function sqlStatements(
  text: string,
  dialect: SqlDialect = postgres,
): readonly (readonly SqlToken[])[] {
  const statements: SqlToken[][] = []
  let tokens: SqlToken[] = []
  let openExecutables = 0
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at)
    if (/[\s\0\x85]/.test(character)) {
      at++
      continue
    }
    const comment = commentEnd(text, at, dialect)
    if (comment !== undefined) {
      if (comment.executable) openExecutables++
      at = comment.end
      continue
    }
    if (openExecutables > 0 && character === '*' && text[at + 1] === '/') {
      openExecutables--
      at += 2
      continue
    }
    if (character === ';') {
      if (tokens.length > 0) statements.push(tokens)
      tokens = []
      at++
      continue
    }
    const token = tokenAt(text, at, dialect, tokens.at(-1))
    tokens.push(token)
    at += token.text.length
  }
  if (tokens.length > 0) statements.push(tokens)
  return statements
}

interface Comment {
  readonly end: number
  readonly executable: boolean
}

function commentEnd(text: string, at: number, dialect: SqlDialect): Comment | undefined {
  const character = text[at]
  const next = text[at + 1]
  if (character === '#' && dialect.mysqlComments) return { end: lineEnd(text, at), executable: false }
  if (character === '-' && next === '-') {
    const blank = text[at + 2]
    if (dialect.mysqlComments && blank !== undefined && blank > ' ') return undefined
    return { end: lineEnd(text, at), executable: false }
  }
  if (character !== '/' || next !== '*') return undefined
  const opening = dialect.mysqlComments ? stickyMatch(executable, text, at) : undefined
  if (opening !== undefined) return { end: at + opening.length, executable: true }
  return { end: blockEnd(text, at, dialect.nestedComments), executable: false }
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\n\r]/)
  return end === -1 ? text.length : at + end
}

function blockEnd(text: string, at: number, nested: boolean): number {
  if (!nested) {
    const end = text.indexOf('*/', at + 2)
    return end === -1 ? text.length : end + 2
  }
  let depth = 0
  const mark = /\/\*|\*\//g
  mark.lastIndex = at
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  return text.length
}

function tokenAt(text: string, at: number, dialect: SqlDialect, before: SqlToken | undefined): SqlToken {
  const character = text.charAt(at)
  const token = (kind: SqlToken['kind'], end: number): SqlToken => ({
    kind,
    text: text.slice(at, end),
    start: at,
  })
  switch (character) {
    case "'":
      return token('string', stringEnd(text, at, dialect, adjacentWord(before, at)))
    case '"':
      return token(
        dialect.doubleQuotes,
        quoteEnd(text, at, '"', dialect.doubleQuotes === 'string' && dialect.backslash),
      )
    case '`':
      if (dialect.names.includes('`')) return token('name', quoteEnd(text, at, '`', false))
      break
    case '[':
      if (dialect.names.includes('[')) return token('name', quoteEnd(text, at, ']', false))
      break
    case '$': {
      const tag = dialect.dollarQuotes ? stickyMatch(dollarTag, text, at) : undefined
      if (tag === undefined) break
      const end = text.indexOf(tag, at + tag.length)
      return token('string', end === -1 ? text.length : end + tag.length)
    }
    default:
  }
  const digits = stickyMatch(number, text, at)
  if (digits !== undefined) return token('number', at + digits.length)
  // A `$` before a digit is a parameter or an amount: the word that may follow it is one of its own.
  const letters = character === '$' ? undefined : stickyMatch(word, text, at)
  return letters === undefined ? token('symbol', at + 1) : token('word', at + letters.length)
}

/** The word that ends where a quote begins: it says how to read what is in the quotes. */
function adjacentWord(before: SqlToken | undefined, at: number): string {
  return before?.kind === 'word' && before.start + before.text.length === at ? before.text.toLowerCase() : ''
}

function stringEnd(text: string, at: number, dialect: SqlDialect, prefix: string): number {
  if (dialect.qQuotes && (prefix === 'q' || prefix === 'nq') && at + 1 < text.length) {
    const opening = text.charAt(at + 1)
    const end = text.indexOf(`${closers[opening] ?? opening}'`, at + 2)
    return end === -1 ? text.length : end + 2
  }
  return quoteEnd(text, at, "'", dialect.backslash || (dialect.dollarQuotes && prefix === 'e'))
}

/** Where a quoted stretch ends: after a closing quote that no second one follows. */
function quoteEnd(text: string, at: number, quote: string, backslash: boolean): number {
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index]
    if (character === '\\' && backslash) index++
    else if (character === quote) {
      if (text[index + 1] !== quote) return index + 1
      index++
    }
  }
  return text.length
}

/** What a sticky pattern matches at a place. The patterns are ours alone, so that setting `lastIndex` is safe. */
function stickyMatch(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
