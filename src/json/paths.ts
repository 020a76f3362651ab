/**
 * Paths into JSON values: the subset of JSONPath (RFC 9535) that names places and computes nothing.
 *
 * | form | selects |
 * |---|---|
 * | `$` | the value itself |
 * | `.name`, `['name']`, `["name"]` | the member of that name |
 * | `[0]`, `[-1]` | an item, counted from the start or from the end |
 * | `.*`, `[*]` | every member or item |
 * | `..name`, `..['name']`, `..[0]`, `..*`, `..[*]` | the same, below any value at any depth |
 *
 * Only own members are ever seen: `$.constructor` selects nothing unless the document has such a key.
 *
 * @module
 */
import { parseSegments, type PathSegment } from './pathSyntax.ts'
import { isJsonObject, type JsonArray, type JsonValue } from './value.ts'

/** Reads the one place that a singular path names; `undefined` when it is not there. */
type PathReader = (root: JsonValue) => JsonValue | undefined

/** A parsed path. */
export interface JsonPath {
  /** The path as it was written. */
  readonly text: string
  readonly segments: readonly PathSegment[]
  /** Reads the value; only a singular path (RFC 9535 section 2.3.5.1), one that names at most one place, has it. */
  readonly read: PathReader | undefined
  /** Reads what holds the values; only a path that is singular but for a wildcard at its end (`$.to[*]`) has it. */
  readonly readHolder: PathReader | undefined
}

/** A name or an index on the way to a place. */
export type PathStep = string | number

const hasOwn = Object.hasOwn
const isArray = Array.isArray

/** Parses a path, or says what keeps it from being one. O(length). */
export function parsePath(text: string): { readonly path: JsonPath } | { readonly problem: string } {
  const parsed = parseSegments(text)
  if ('problem' in parsed) return parsed
  const { segments } = parsed
  const steps: PathStep[] = []
  for (const { descendant, selector } of segments)
    if (!descendant && selector !== undefined) steps.push(selector)
  const read = steps.length === segments.length ? compileReader(steps) : undefined
  const last = segments.at(-1)
  const endsOpen = last?.selector === undefined && !last?.descendant && steps.length === segments.length - 1
  return { path: { text, segments, read, readHolder: endsOpen ? compileReader(steps) : undefined } }
}

/** Tells whether a path names at most one place, whatever the document: no wildcard, no `..`. */
export function isSingular(path: JsonPath): boolean {
  return path.read !== undefined
}

/** The values that a path selects, in the order of {@link select}. */
export function selectAll(path: JsonPath, root: JsonValue): readonly JsonValue[] {
  const { read, readHolder, segments } = path
  if (readHolder !== undefined) {
    const holder = readHolder(root)
    // The items of a list are the list itself.
    if (isArray(holder)) return holder as JsonArray
  }
  if (read === undefined) {
    return segments.some(({ descendant }) => descendant)
      ? placesOf(segments, root).map(({ value }) => value)
      : valuesOf(segments, root)
  }
  const value = read(root)
  return value === undefined ? [] : [value]
}

/** The values alone, where no place can be met twice. */
function valuesOf(segments: readonly PathSegment[], root: JsonValue): readonly JsonValue[] {
  let values: readonly JsonValue[] = [root]
  for (const { selector } of segments) {
    const below: JsonValue[] = []
    for (const value of values) {
      if (selector !== undefined) pushDefined(below, childOf(value, selector))
      else if (isArray(value)) for (const item of value as JsonArray) pushDefined(below, item)
      else if (isJsonObject(value)) for (const name of Object.keys(value)) pushDefined(below, value[name])
    }
    values = below
  }
  return values
}

function pushDefined(values: JsonValue[], value: JsonValue | undefined): void {
  if (value !== undefined) values.push(value)
}

/**
 * Shows `visit` every value that a path selects, with the names and indices that lead to it (their normalized form is
 * {@link formatPath}). The order is that of RFC 9535 with members in their own order; a place that several ways lead to
 * (`$..a..a`) is shown once, so that the cost stays O(segments x size of the document). The document must be free of
 * cycles.
 */
export function select(
  path: JsonPath,
  root: JsonValue,
  visit: (value: JsonValue, location: readonly PathStep[]) => void,
): void {
  for (const place of placesOf(path.segments, root)) visit(place.value, locationOf(place))
}

const everythingBelow: readonly PathSegment[] = Object.freeze([{ descendant: true, selector: undefined }])

/** As {@link select} of `$..*`: every value below the root, parents before their members. */
export function selectPlacesBelow(
  root: JsonValue,
  visit: (value: JsonValue, location: readonly PathStep[]) => void,
): void {
  for (const place of placesOf(everythingBelow, root)) visit(place.value, locationOf(place))
}

// RFC 9535 section 2.7: the escapes of normalized paths.
const quoted: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
}
const shorthand = /^[a-z_]\w*$/i
// Beyond what RFC 9535 escapes, whatever a reader of a log would not see or would see in another order.
const needsEscape = /['\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Writes names and indices as we show them: `$.name[0]['odd name']`, escapes as in RFC 9535 section 2.7. */
export function formatPath(steps: readonly PathStep[]): string {
  let text = '$'
  for (const step of steps) text += formatStep(step)
  return text
}

/** Writes one name or index as {@link formatPath} does. */
export function formatStep(step: PathStep): string {
  if (typeof step === 'number') return `[${step}]`
  if (shorthand.test(step)) return `.${step}`
  const escaped = step.replace(needsEscape, (character) => quoted[character] ?? unicodeEscapes(character))
  return `['${escaped}']`
}

function unicodeEscapes(character: string): string {
  let text = ''
  for (let index = 0; index < character.length; index++) {
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
  }
  return text
}

function compileReader(steps: readonly PathStep[]): PathReader {
  const first = steps[0]
  if (first === undefined) return (root) => root
  if (steps.length === 1 && typeof first === 'string') {
    // The hot path of most rules (`$.force`): nothing but the read and the two questions that make it safe.
    return (root) => (isJsonObject(root) && hasOwn(root, first) ? root[first] : undefined)
  }
  return (root) => {
    let value: JsonValue | undefined = root
    for (const step of steps) {
      if (value === undefined) return undefined
      value = childOf(value, step)
    }
    return value
  }
}

/** The own member or the item; a negative index counts from the end (RFC 9535 section 2.3.3). */
function childOf(value: JsonValue, step: PathStep): JsonValue | undefined {
  if (typeof step === 'string') return isJsonObject(value) && hasOwn(value, step) ? value[step] : undefined
  return isArray(value)
    ? (value as JsonArray)[step < 0 ? (value as JsonArray).length + step : step]
    : undefined
}

/** A place in the document. */
export interface Place {
  readonly value: JsonValue
  /** What holds it; `undefined` for the document itself. */
  readonly parent: Place | undefined
  /** Its name or index there. */
  readonly step: PathStep
  /** The places below that were met so far: with two or more `..` the same place must be the same object. */
  readonly below: Map<PathStep, Place> | undefined
}

/** As {@link select}, but as places that know what holds them, so that deep documents cost no more than wide ones. */
export function selectPlaces(path: JsonPath, root: JsonValue): readonly Place[] {
  return placesOf(path.segments, root)
}

function placesOf(segments: readonly PathSegment[], root: JsonValue): readonly Place[] {
  const meetsAgain = segments.filter(({ descendant }) => descendant).length > 1
  let places: readonly Place[] = [
    { value: root, parent: undefined, step: '', below: meetsAgain ? new Map() : undefined },
  ]
  for (const { descendant, selector } of segments) {
    const starts = descendant ? withAllBelow(places) : places
    const selected: Place[] = []
    for (const place of starts) {
      if (selector === undefined) openAll(place, selected)
      else open(place, selector, selected)
    }
    places = selected
  }
  return places
}

/** Every place and all below it, parents first, each once. */
function withAllBelow(places: readonly Place[]): Iterable<Place> {
  const seen = new Set<Place>()
  for (const start of places) {
    const waiting = [start]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      // Everything below a place that was seen has been seen as well.
      if (seen.has(place)) continue
      seen.add(place)
      const inner: Place[] = []
      openAll(place, inner)
      for (const next of inner.reverse()) waiting.push(next)
    }
  }
  return seen
}

/** Adds the places of all members or items. */
function openAll(place: Place, to: Place[]): void {
  const { value } = place
  if (isArray(value)) {
    for (let index = 0; index < value.length; index++) open(place, index, to)
  } else if (isJsonObject(value)) {
    for (const name of Object.keys(value)) open(place, name, to)
  }
}

/** Adds the place of one member or item, if it is there. */
function open(parent: Place, selector: PathStep, to: Place[]): void {
  const value = childOf(parent.value, selector)
  if (value === undefined) return
  const step =
    typeof selector === 'number' && selector < 0 ? (parent.value as JsonArray).length + selector : selector
  let place = parent.below?.get(step)
  if (place === undefined) {
    place = { value, parent, step, below: parent.below === undefined ? undefined : new Map() }
    parent.below?.set(step, place)
  }
  to.push(place)
}

function locationOf(place: Place): readonly PathStep[] {
  const steps: PathStep[] = []
  for (let at = place; at.parent !== undefined; at = at.parent) steps.push(at.step)
  return steps.reverse()
}
