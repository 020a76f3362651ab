/**
 * Serialized PHP objects: they begin with too little to be anchored at.
 *
 * @module
 */
import { longestJudged, type Family, type ThreatKind } from './threat.ts'
import { placeTrait, quoteTrait } from './traits.ts'

const object = /(?:^|[;{:"'=\s])[OC]:\+?\d{1,4}:\\?"[\w\\]{1,120}\\?":\d{1,6}:\\?\{/
const denied: ReadonlySet<ThreatKind> = new Set([
  'serialized',
  'code',
  'template',
  'identifier',
  'name',
  'host',
  'path',
  'query',
  'header',
  'url',
])

/** Serialized PHP objects (the format of `serialize()`). O(length). */
export const phpObjectFamily: Family = ({ text, kind, traits }, report) => {
  if ((traits & (placeTrait | quoteTrait)) !== (placeTrait | quoteTrait) || text.length > longestJudged)
    return
  const match = object.exec(text)
  if (match === null) return
  const end = match.index + match[0].length
  report({
    code: 'unsafe_deserialization',
    what: 'a serialized PHP object',
    start: match.index,
    end,
    confidence: 0.9,
    deny: denied.has(kind),
  })
}
