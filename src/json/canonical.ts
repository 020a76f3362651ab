/**
 * Canonical JSON (RFC 8785, JCS): one text for each value, whatever the order of its keys.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'

// Deeper values are refused in place of running out of stack; far deeper than any structural limit lets through.
const deepest = 2000

// RFC 8785 section 3.2.2.2 asks for an error on lone surrogates, which have no UTF-8 form.
const loneSurrogate = /[\u{d800}-\u{dfff}]/u

/**
 * The canonical form of a JSON value. O(size), plus sorting keys by UTF-16 code units.
 *
 * @throws {@link PortcullisError} `json_invalid` for what JSON cannot carry: functions, `undefined`, infinite numbers, lone
 * surrogates, cycles (as too deep).
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw invalid(`a value nested deeper than ${deepest} levels`)
  switch (typeof value) {
    case 'string':
      if (loneSurrogate.test(value)) throw invalid('a string with a lone surrogate')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw invalid('a number that is not finite')
      // ECMAScript's own form is the one that RFC 8785 section 3.2.2.3 prescribes, `-0` as `0` included.
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value)
        ? writeArray(value, depth)
        : writeObject(value as Readonly<Record<string, unknown>>, depth)
    default:
      throw invalid(`a value of type ${typeof value}`)
  }
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = ''
  for (const item of items) text += (text === '' ? '' : ',') + write(item, depth + 1)
  return `[${text}]`
}

function writeObject(object: Readonly<Record<string, unknown>>, depth: number): string {
  let text = ''
  // The default order of `sort` is by UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  for (const key of Object.keys(object).sort()) {
    // A member that is undefined is no member, as for `JSON.stringify`.
    if (object[key] === undefined) continue
    text += `${text === '' ? '' : ','}${write(key, depth)}:${write(object[key], depth + 1)}`
  }
  return `{${text}}`
}

function invalid(what: string): PortcullisError {
  return new PortcullisError('json_invalid', `${what} has no canonical JSON form`)
}
