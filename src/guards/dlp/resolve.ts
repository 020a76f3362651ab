/**
 * Which of several overlapping hits names a place: one place, one finding.
 *
 * @module
 */
import type { Hit } from './hit.ts'

const familyRank: Readonly<Record<string, number>> = {
  private_key: 9,
  database: 8,
  generic: 4,
  national: 4,
  document: 3,
  bank: 4,
  card: 6,
  crypto: 5,
  personal: 2,
  network: 1,
}

// An IBAN may hold a run of digits that passes for a card.
const ranks: Readonly<Record<string, number>> = { iban: 7 }

/** How specific a hit is. */
function rankOf({ detector, chain }: Hit): number {
  const family = ranks[detector.id] ?? familyRank[detector.family] ?? (detector.category === 'custom' ? 7 : 6)
  // What the text says plainly comes before what it says when it is decoded or put together.
  return family - (chain === undefined ? 0 : 0.5)
}

/** A place to edit: the hit that names it, and all of the text that any hit there covers. */
export interface Place {
  readonly hit: Hit
  readonly start: number
  readonly end: number
}

/**
 * Resolves overlaps: the most specific hit wins, then the surest, then the longest. What the losers cover beyond it still
 * belongs to the place, so that nothing of them is left standing. O(n log n), but for pathological overlaps.
 */
export function resolve(hits: readonly Hit[]): readonly Place[] {
  if (hits.length < 2) return hits.map((hit) => ({ hit, start: hit.start, end: hit.end }))
  const inOrder = (left: Hit, right: Hit): number => left.start - right.start || right.end - left.end
  const isSorted = hits.every((hit, index) => index === 0 || inOrder(hits[index - 1] as Hit, hit) <= 0)
  const sorted = isSorted ? hits : [...hits].sort(inOrder)
  const places: Place[] = []
  let first = 0
  let end = -1
  for (let index = 0; index <= sorted.length; index++) {
    const hit = sorted[index]
    if (hit !== undefined && hit.start < end) {
      end = Math.max(end, hit.end)
      continue
    }
    if (index === first + 1) {
      const only = sorted[first] as Hit
      places.push({ hit: only, start: only.start, end: only.end })
    } else if (index > first) settle(sorted.slice(first, index), places)
    first = index
    end = hit?.end ?? end
  }
  return places
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

const most = 64

function settle(cluster: readonly Hit[], places: Place[]): void {
  const byRank = [...cluster].sort(
    (left, right) =>
      rankOf(right) - rankOf(left) ||
      right.confidence - left.confidence ||
      right.end - right.start - (left.end - left.start) ||
      left.start - right.start ||
      // Two values that go on in one place: the same one wins, whichever was met first.
      compare(left.value ?? '', right.value ?? '') ||
      compare(left.detector.id, right.detector.id),
  )
  const taken: { hit: Hit; start: number; end: number }[] = []
  for (const hit of byRank) {
    const over = taken.find(({ start, end }) => hit.start < end && start < hit.end)
    if (over === undefined && taken.length < most) taken.push({ hit, start: hit.start, end: hit.end })
    else if (over !== undefined) {
      // What a secret covers beyond its winner is still part of a secret.
      if (hit.detector.category === 'secret') {
        over.start = Math.min(over.start, hit.start)
        over.end = Math.max(over.end, hit.end)
      }
      // Two things in one encoded run are both worth telling, and one edit.
      if (
        hit.chain !== undefined &&
        over.hit.chain !== undefined &&
        hit.start === over.hit.start &&
        hit.end === over.hit.end &&
        hit.value !== over.hit.value &&
        hit.detector.id !== over.hit.detector.id &&
        taken.length < most
      ) {
        taken.push({ hit, start: hit.start, end: hit.end })
      }
    }
  }
  places.push(...taken.sort((left, right) => left.start - right.start))
}
