/**
 * What several observations about one text come to: what one leaves open, another one nearby can settle.
 *
 * @module
 */

/** One observation. */
export interface Observation {
  /** A stable code, such as `prompt_injection.override` or `hidden_text.tag_characters`. */
  readonly code: string
  /** `true` when it is proof, alone or together with what stands near it. */
  readonly proof: boolean
  /** How sure, 0 to 1. */
  readonly confidence: number
  readonly start: number
  readonly end: number
  /** The decodings that led to it, outermost first. */
  readonly decodedFrom?: readonly string[]
}

/** An observation with what it proves by itself. */
export interface Weighed {
  readonly code: string
  readonly weight: number
  readonly start: number
  readonly end: number
  readonly decodedFrom?: readonly string[]
}

/** Observations further apart than this do not speak for each other. */
const neighbourhood = 900
/** How many observations on either side are asked. */
const mostNeighbours = 64
/** Only speaks for others. */
export const supporting = 'prompt_injection.addresses_model'
/** What proves nothing however much of it there is: praise is no order, and pages are full of markup. */
export const neverProof: ReadonlySet<string> = new Set([
  'prompt_injection.preference_manipulation',
  'active_content',
  'hidden_text.padding',
])
/** And what proves nothing about other things either. Text that is out of sight does. */
const neverSupports: ReadonlySet<string> = new Set([
  'prompt_injection.preference_manipulation',
  'active_content',
])
/** Markup, which supports what is said, and no other markup: pages are full of it. */
const markup: ReadonlySet<string> = new Set([
  'prompt_injection.role_tag',
  'prompt_injection.pseudo_tag',
  'hidden_text.html_comment',
  'hidden_text.invisible_markup',
  'hidden_text.padding',
])
const provesAlone = 0.8
/** What weighs less proves nothing, whatever stands near it. */
const provesTogether = 0.4
/** What weighs less speaks for others, and is nothing by itself. */
const saysNothing = 0.4

const nothing: readonly Observation[] = []

/** Lets observations speak for each other. O(observations log observations), with a window. */
export function settle(all: readonly Weighed[]): readonly Observation[] {
  // No iterator is made for what nearly every text has.
  const only = all[0]
  if (only === undefined) return nothing
  if (all.length === 1) {
    const { code, weight } = only
    if (weight < (code === supporting ? 0.5 : saysNothing)) return []
    return [settled(only, weight)]
  }
  const sorted = [...all].sort((left, right) => left.start - right.start || left.end - right.end)
  const codes = [...new Set(sorted.map(({ code }) => code))]
  const kinds = sorted.map(({ code }) => (neverSupports.has(code) ? -1 : codes.indexOf(code)))
  const strongest = new Float64Array(codes.length)
  return sorted.map((one, index) => {
    const { code, weight } = one
    return settled(
      one,
      neverProof.has(code) ? weight : weight + support(sorted, index, kinds, strongest.fill(0)),
    )
  })
}

function settled({ code, weight, start, end, decodedFrom }: Weighed, together: number): Observation {
  const proof =
    code !== supporting &&
    (weight >= provesAlone || (weight >= provesTogether && together >= 1)) &&
    !neverProof.has(code)
  const confidence = Math.min(0.99, proof ? Math.max(weight, Math.min(together, 1)) : weight)
  return {
    code,
    proof,
    confidence: Math.round(confidence * 100) / 100,
    start,
    end,
    ...(decodedFrom !== undefined && { decodedFrom }),
  }
}

/**
 * What other kinds of observations nearby add: all of what is strong, half of what is weak.
 *
 * @param kinds - The kind of each observation; -1 for those that speak for no other.
 * @param strongest - Room for the strongest of each kind, all 0.
 */
function support(
  sorted: readonly Weighed[],
  index: number,
  kinds: readonly number[],
  strongest: Float64Array,
): number {
  const one = sorted[index] as Weighed
  const isMarkup = markup.has(one.code)
  const seen: number[] = []
  for (const step of [1, -1]) {
    const last =
      step > 0 ? Math.min(sorted.length - 1, index + mostNeighbours) : Math.max(0, index - mostNeighbours)
    for (let at = index; at !== last;) {
      at += step
      const other = sorted[at] as Weighed
      if (Math.abs(other.start - one.start) > neighbourhood) break
      const kind = kinds[at] as number
      if (kind < 0 || (isMarkup && markup.has(other.code))) continue
      // The same again, somewhere else, says half as much.
      const again = other.code === one.code
      if (again && other.start < one.end && one.start < other.end) continue
      const before = strongest[kind] as number
      if (before === 0) seen.push(kind)
      strongest[kind] = Math.max(before, again ? other.weight / 2 : other.weight)
    }
  }
  let sum = 0
  for (const kind of seen) {
    const weight = strongest[kind] as number
    sum += weight >= 0.5 ? weight : weight / 2
  }
  return sum
}
