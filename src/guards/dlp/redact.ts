/**
 * Redaction: what stands in place of a value, and the edited copy of the document.
 *
 * @module
 */
import type { Edit } from '../../decision/decision.ts'
import type { JsonValue } from '../../json/value.ts'
import type { Leaf } from './leaves.ts'
import { rebuild, removed } from './mapStrings.ts'
import type { DlpStyle } from './schema.ts'

/** A stretch of a leaf to redact. */
export interface RedactPlace {
  readonly leaf: Leaf
  /** Where, as it is shown. */
  readonly path: string
  readonly inKey: boolean
  readonly start: number
  readonly end: number
  readonly detector: string
  /** The value as it reads. */
  readonly value: string
  readonly style: DlpStyle
  readonly digest: string
  /** `false` for the second and further parts of a value that was split. */
  readonly first: boolean
}

/** What redaction needs. */
export interface RedactEnvironment {
  /** Gives a value as it stands in the document a placeholder; absent when there is no vault. */
  readonly placeholder: ((detector: string, source: string) => string) | undefined
}

interface Planned {
  readonly action: 'report' | 'redact' | 'block'
  readonly place: RedactPlace
}

// Editing may bring together what did not stand together before. What still has findings then is replaced as a whole.
const mostRounds = 3
const shortestPartial = 12

/** The text that stands in place of a value. */
function replacement(place: RedactPlace, source: string, environment: RedactEnvironment): string {
  const { detector, value, style, digest, first } = place
  // Each piece has its own, so that what is put back is what was there.
  if (style === 'placeholder' && environment.placeholder !== undefined)
    return environment.placeholder(detector, source)
  if (!first) return ''
  switch (style) {
    case 'partial':
      return value.length >= shortestPartial && /^[\w-]{4}$/.test(value.slice(-4))
        ? `[redacted:${detector} ending ${value.slice(-4)}]`
        : `[redacted:${detector}]`
    case 'digest':
      return `[redacted:${detector} ${digest}]`
    case 'drop':
      return ''
    case 'placeholder':
    case 'token':
      return `[redacted:${detector}]`
  }
}

/** The edited copy, with the record of what was edited. A number that is redacted becomes a string. */
export function redactPlaces(
  value: JsonValue,
  judged: readonly Planned[],
  again: (value: JsonValue) => readonly Planned[],
  environment: RedactEnvironment,
): { readonly value: JsonValue; readonly edits: readonly Edit[] } {
  const edits: Edit[] = []
  let current = value
  let pending = judged
  for (let round = 0; round <= mostRounds; round++) {
    const places = pending.filter(({ action }) => action !== 'report').map(({ place }) => place)
    if (places.length === 0) break
    current = editOnce(current, places, environment, round === mostRounds, edits)
    pending = again(current)
  }
  return { value: current, edits }
}

function editOnce(
  value: JsonValue,
  places: readonly RedactPlace[],
  environment: RedactEnvironment,
  whole: boolean,
  edits: Edit[],
): JsonValue {
  const values = new Map<object | undefined, Map<string | number, RedactPlace[]>>()
  const names = new Map<object | undefined, Map<string | number, RedactPlace[]>>()
  const seen = new Map<string, string[]>()
  for (const place of places) {
    const { leaf, inKey } = place
    const target = inKey ? names : values
    const container = leaf.frame?.container
    const byKey = target.get(container) ?? new Map<string | number, RedactPlace[]>()
    target.set(container, byKey)
    const list = byKey.get(leaf.key) ?? []
    byKey.set(leaf.key, list)
    list.push(place)
    const { path } = place
    const known = seen.get(path)
    if (known?.includes(place.detector) !== true) {
      if (known === undefined) seen.set(path, [place.detector])
      else known.push(place.detector)
      const isWhole =
        place.style === 'drop' && !inKey && place.start === 0 && place.end === leaf.to - leaf.value
      edits.push({ path, action: isWhole ? 'remove' : 'redact', detector: place.detector })
    }
  }
  return rebuild(
    value,
    (leaf, at) => {
      const list = values.get(at?.container)?.get(at?.key ?? '')
      if (list === undefined) return leaf
      const text = typeof leaf === 'string' ? leaf : JSON.stringify(leaf)
      const [first] = list
      if (first !== undefined && whole)
        return replacement(
          { ...first, first: true, style: first.style === 'placeholder' ? 'placeholder' : 'token' },
          text,
          environment,
        )
      if (
        list.length === 1 &&
        first?.style === 'drop' &&
        first.start === 0 &&
        first.end === text.length &&
        at !== undefined &&
        !Array.isArray(at.container)
      )
        return removed
      return edited(text, list, environment)
    },
    (key, container) => {
      const list = names.get(container)?.get(key)
      return list === undefined
        ? key
        : edited(key, list, environment) || `[redacted:${list[0]?.detector ?? ''}]`
    },
  )
}

/** A text with stretches replaced; overlapping ones are one. */
function edited(text: string, places: readonly RedactPlace[], environment: RedactEnvironment): string {
  const inOrder = (left: RedactPlace, right: RedactPlace): number =>
    left.start - right.start || right.end - left.end
  const isSorted = places.every((place, at) => at === 0 || inOrder(places[at - 1] as RedactPlace, place) <= 0)
  const sorted = isSorted ? places : [...places].sort(inOrder)
  let result = ''
  let done = 0
  for (let index = 0; index < sorted.length;) {
    const place = sorted[index] as RedactPlace
    let { end } = place
    while (++index < sorted.length && (sorted[index] as RedactPlace).start < end)
      end = Math.max(end, (sorted[index] as RedactPlace).end)
    result += text.slice(done, place.start) + replacement(place, text.slice(place.start, end), environment)
    done = end
  }
  return result + text.slice(done)
}
