/**
 * A text that was made out of another one, with the way back: which part of the source each character came from.
 *
 * @module
 */

/** A derived text. */
export interface Mapped {
  readonly text: string
  /** For every code unit of `text`, where its source begins. */
  readonly starts: Int32Array
  /** For every code unit of `text`, where its source ends (exclusive). */
  readonly ends: Int32Array
}

/** Collects a derived text piece by piece. */
export class MappedBuilder {
  #text = ''
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  #length = 0

  /** @param capacity - The most code units that the derived text can have. */
  constructor(capacity: number) {
    this.#starts = new Int32Array(capacity)
    this.#ends = new Int32Array(capacity)
  }

  /** Appends a piece, all of which stands for `start` to `end` of the source. */
  push(piece: string, start: number, end: number): void {
    for (let index = 0; index < piece.length; index++) {
      this.#starts[this.#length] = start
      this.#ends[this.#length++] = end
    }
    this.#text += piece
  }

  /** Appends a stretch of the source as it is. */
  copy(source: string, start: number, end: number): void {
    for (let index = start; index < end; index++) {
      this.#starts[this.#length] = index
      this.#ends[this.#length++] = index + 1
    }
    this.#text += source.slice(start, end)
  }

  finish(): Mapped {
    return {
      text: this.#text,
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    }
  }
}

/** The part of the source that `start` to `end` of a derived text stand for. */
export function sourceSpan(mapped: Mapped, start: number, end: number): readonly [number, number] {
  return [mapped.starts[start] ?? 0, mapped.ends[end - 1] ?? 0]
}
