/**
 * Timing: interleaved batches, medians. Whatever disturbs the machine then disturbs every candidate alike, which is what
 * makes their ratios worth reading on a machine that is shared. The collector is left to run when it will: forcing it
 * throws optimized code away, and what is measured next is then slower than it is in any program.
 *
 * @module
 */

/** Something whose cost is measured. */
export interface Candidate {
  readonly name: string
  /** Does the work `times` times. */
  readonly run: (times: number) => void | Promise<void>
}

/** What was measured of one candidate. */
export interface Measured {
  readonly name: string
  /** Microseconds for one repetition, the median over the batches. */
  readonly microseconds: number
  /** Microseconds for one repetition, batch by batch, in the order they ran. */
  readonly batches: readonly number[]
}

/** How long and how often to measure. */
export interface Effort {
  /** Batches for each candidate. */
  readonly rounds: number
  /** Milliseconds a batch should take; the number of repetitions follows from it. */
  readonly batchMilliseconds: number
  /** Milliseconds each candidate runs before anything is measured, so that the compiler is done with it. */
  readonly warmUpMilliseconds: number
}

/** Measures candidates in turn, batch by batch, in an order that changes every round. */
export async function measure(
  candidates: readonly Candidate[],
  effort: Effort,
): Promise<readonly Measured[]> {
  const repetitions: number[] = []
  for (const candidate of candidates) repetitions.push(await calibrated(candidate, effort))
  const batches: number[][] = candidates.map(() => [])
  for (let round = 0; round < effort.rounds; round++) {
    for (let turn = 0; turn < candidates.length; turn++) {
      const which = (round + turn) % candidates.length
      const times = repetitions[which]!
      batches[which]!.push((await elapsed(candidates[which]!, times)) / times)
    }
  }
  return candidates.map(({ name }, index) => ({
    name,
    microseconds: median(batches[index]!),
    batches: batches[index]!,
  }))
}

/** The middle of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The median of what two candidates of the same run cost in relation to each other, batch by batch. */
export function medianRatio(numerator: Measured, denominator: Measured): number {
  return median(numerator.batches.map((batch, index) => batch / denominator.batches[index]!))
}

/** Runs until the code is warm, and finds how many repetitions fill a batch. */
async function calibrated(candidate: Candidate, effort: Effort): Promise<number> {
  const { batchMilliseconds, warmUpMilliseconds } = effort
  let times = 1
  let spent = 0
  for (;;) {
    const took = await elapsed(candidate, times)
    spent += took
    const wanted = Math.max(1, Math.round((times * batchMilliseconds * 1000) / took))
    if (spent > warmUpMilliseconds * 1000) return wanted
    times = Math.min(times * 8, wanted)
  }
}

/** Microseconds for so many repetitions. */
async function elapsed(candidate: Candidate, times: number): Promise<number> {
  const start = process.hrtime.bigint()
  await candidate.run(times)
  return Number(process.hrtime.bigint() - start) / 1000
}
