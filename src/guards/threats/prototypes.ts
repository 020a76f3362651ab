/**
 * Keys that reach a prototype (CWE-1321), written in texts: documents in strings, and paths to members.
 *
 * @module
 */
import { isDangerousKey } from '../../json/dangerousKey.ts'
import type { Family, Hit, ThreatKind } from './threat.ts'
import { letterTrait } from './traits.ts'

const denied: ReadonlySet<ThreatKind> = new Set([
  'identifier',
  'name',
  'path',
  'query',
  'serialized',
  'template',
  'code',
  'url',
  'header',
])
const inDocument =
  /["'[.]\s{0,4}(?:__proto__|__(?:define|lookup)[GS]etter__)\s{0,4}["'\].]\s{0,4}[:=\].[]?|["']constructor["']\s{0,4}:\s{0,4}\{\s{0,4}["']prototype["']|(?:^|[?&;])(?:__proto__|constructor(?:\[|\.)prototype)[[.=]|constructor(?:\.|\[["']?)prototype(?:["']?\]|\.)?|^__proto__(?:$|[.[=])|\\u005f\\u005fproto/
const escaped = /\\u00(?:5f|70|72|6f|74)/i

/** Prototype pollution. O(length). */
export const prototypeFamily: Family = ({ text, kind, traits }, report) => {
  if ((traits & letterTrait) === 0 || text.length < 9) return
  if (!text.includes('proto') && !escaped.test(text)) return
  const match = inDocument.exec(text)
  if (match === null && !(text.length < 200 && !/\s/.test(text) && isDangerousKey(text, null))) return
  const start = match?.index ?? 0
  report({
    ...pollution(match === null ? text.length : match[0].length, denied.has(kind)),
    start,
    end: start + (match?.[0].length ?? text.length),
  })
}

/** What is wrong with the name of a member; the structure guard refuses the plain ones before. */
export function prototypeKey(key: string, value: unknown): Hit | undefined {
  return isDangerousKey(key, value) ? pollution(key.length, true) : undefined
}

function pollution(end: number, deny: boolean): Hit {
  return {
    code: 'prototype_pollution',
    what: 'a key that reaches a prototype',
    start: 0,
    end,
    confidence: 0.9,
    deny,
  }
}
