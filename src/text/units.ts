/**
 * A text as bytes, one for each code unit: ASCII as it is, everything else as 128 and more. A table indexed by bytes is
 * several times faster than one behind `charCodeAt`.
 *
 * @module
 */

const encoder = new TextEncoder()
// Below this the call costs more than the loop.
const shortText = 48
const largestKept = 1 << 21

/** How many places can be noted in {@link Units.places}. */
export const placesLength = 2048

const mostGroups = 256

/** Room for the groups of digits of a run; see digitGroups.ts. */
export interface GroupRoom {
  /** Where each group begins, and where it ends. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** How many there are. */
  count: number
  /** How many digits they have. */
  digits: number
  /** How many dots there are between them. */
  dots: number
  /** A row of groups of one size that follow each other: the first, and the one behind the last. */
  rowFrom: number
  rowTo: number
}

/** Buffers that are used over and over. */
export interface UnitBuffers {
  /**
   * The bytes of a text, with at least four zeros behind them.
   *
   * @returns A buffer that is the caller's until {@link UnitBuffers.release}.
   */
  take(text: string): Units
  /** Takes a buffer back. */
  release(units: Units): void
}

/** A text as bytes. */
export interface Units {
  readonly bytes: Uint8Array
  /** The same bytes, two by two, in the order of the machine. */
  readonly pairs: Uint16Array
  /** The same bytes, for whoever wants four of them at once. */
  readonly view: DataView
  /** For whoever goes over the text a block at a time: room to note {@link placesLength} places. */
  readonly places: Int32Array
  /** For whoever goes over the text: room to note where blocks of eight bytes begin, as many as there are. */
  readonly blocks: Int32Array
  /** How many are noted. */
  blockCount: number
  /** For whoever reads runs of digits. */
  readonly groups: GroupRoom
  /** `true` when the text has anything outside ASCII. */
  wide: boolean
}

/** Makes a set of buffers. */
export function unitBuffers(): UnitBuffers {
  const free: Units[] = []
  return {
    take(text) {
      const needed = text.length + 8
      let units = free.pop()
      if (units === undefined || units.bytes.length < needed) units = allocate(Math.max(needed, 4096))
      units.wide = fill(text, units.bytes)
      units.blockCount = 0
      return units
    },
    release(units) {
      if (units.bytes.length <= largestKept) free.push(units)
    },
  }
}

function allocate(length: number): Units {
  const bytes = new Uint8Array(length + (length & 1))
  const { buffer } = bytes
  return {
    bytes,
    pairs: new Uint16Array(buffer),
    view: new DataView(buffer),
    places: new Int32Array(placesLength),
    blocks: new Int32Array(bytes.length >> 3),
    blockCount: 0,
    groups: {
      starts: new Int32Array(mostGroups),
      ends: new Int32Array(mostGroups),
      count: 0,
      digits: 0,
      dots: 0,
      rowFrom: 0,
      rowTo: 0,
    },
    wide: false,
  }
}

/** Fills in the bytes. @returns Whether any is outside ASCII. */
function fill(text: string, bytes: Uint8Array): boolean {
  const { length } = text
  let wide = false
  if (length < shortText || encoder.encodeInto(text, bytes).written !== length) {
    let seen = 0
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index)
      seen |= unit
      bytes[index] = unit < 128 ? unit : 128
    }
    wide = seen > 127
  }
  bytes[length] = bytes[length + 1] = bytes[length + 2] = bytes[length + 3] = 0
  return wide
}
