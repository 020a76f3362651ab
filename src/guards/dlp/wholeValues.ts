/**
 * Values that are secrets from end to end, since their name says so.
 *
 * @module
 */
import { isKeyLike, isPlaceholder } from './checks/generic.ts'
import type { Report } from './hit.ts'
import { isLabel, type KeyKind, type NameReader } from './keyNames.ts'
import type { Labelled } from './labelled.ts'
import type { LeafText } from './leaves.ts'
import { rarity } from './rarity.ts'

const longestSecret = 4096

/** Reports the values whose name says that all of them is a secret. O(leaves). */
export function wholeLeaves(
  { text, leaves }: LeafText,
  read: NameReader,
  labelled: readonly Labelled[],
  report: Report,
): void {
  for (const { kind, key, value, to, numeric } of leaves)
    if (kind?.secret !== undefined) wholeValue(text, value, to, numeric, kind, String(key), report)
  for (const { name, from, to } of labelled) {
    const { kind } = read(name)
    if (kind?.secret !== undefined) wholeValue(text, from, to, false, kind, name, report)
  }
}

function wholeValue(
  text: string,
  start: number,
  end: number,
  numeric: boolean,
  { secret: detector, rare = false, strict = false }: KeyKind,
  name: string,
  report: Report,
): void {
  const length = end - start
  if (detector === undefined || length < 3 || length > longestSecret) return
  const value = text.slice(start, end)
  if (isPlaceholder(value) || (numeric && rare) || (!rare && isLabel(name, value))) return
  if (strict && !isKeyLike(value)) return
  if (rare && !(length >= 8 && (/\d/.test(value) || rarity(value) > 0.6) && !/\s/.test(value))) return
  report({ detector, start, end, confidence: rare ? 0.8 : 0.9 })
}
