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
  readonly #units: Uint16Array
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  #length = 0
  #wide = 0

  /** @param capacity - The most code units that the derived text can have. */
  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity)
    this.#starts = new Int32Array(capacity)
    this.#ends = new Int32Array(capacity)
  }

  /** How many code units there are so far. */
  get length(): number {
    return this.#length
  }

  /** Appends one code unit, which stands for `start` to `end` of the source. */
  unit(code: number, start: number, end: number): void {
    const at = this.#length++
    this.#units[at] = code
    this.#wide |= code
    this.#starts[at] = start
    this.#ends[at] = end
  }

  /** Appends a piece, all of which stands for `start` to `end` of the source. */
  push(piece: string, start: number, end: number): void {
    for (let index = 0; index < piece.length; index++) this.unit(piece.charCodeAt(index), start, end)
  }

  /** Appends a stretch of the source as it is. */
  copy(source: string, start: number, end: number): void {
    for (let index = start; index < end; index++) this.unit(source.charCodeAt(index), index, index + 1)
  }

  /** The derived text. */
  finish(): Mapped {
    const length = this.#length
    return {
      text: this.#wide < 128 ? asciiText(this.#units, length) : wideText(this.#units, length),
      starts: this.#starts.subarray(0, length),
      ends: this.#ends.subarray(0, length),
    }
  }
}

const utf8 = new TextDecoder()

function asciiText(units: Uint16Array, length: number): string {
  return utf8.decode(new Uint8Array(units.subarray(0, length)))
}

function wideText(units: Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += chunk)
    text += String.fromCharCode(...units.subarray(at, Math.min(length, at + chunk)))
  return text
}

// Few enough to be the arguments of one call.
const chunk = 4096

/** The part of the source that `start` to `end` of a derived text stand for. */
export function sourceSpan(mapped: Mapped, start: number, end: number): readonly [number, number] {
  return [mapped.starts[start] ?? 0, mapped.ends[end - 1] ?? 0]
}
