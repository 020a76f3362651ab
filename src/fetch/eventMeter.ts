/**
 * Measures the events of an event stream as it goes by: a stream may stay open for days, while a single event is kept in
 * memory by whoever reads it.
 *
 * @module
 */

const lineFeed = 10
const carriageReturn = 13

/** Counts the bytes of the event that is being read; answers `true` when it has become larger than the bound. */
export type EventMeter = (chunk: Uint8Array) => boolean

/**
 * Makes a meter for one stream. An event ends at an empty line (HTML Standard section 9.2.5: lines end with LF, CR or both).
 * Keeps four numbers, whatever the length of the stream. O(bytes).
 *
 * @param limit - Bytes.
 */
export function eventMeter(limit: number): EventMeter {
  let size = 0
  let isLineEmpty = true
  let before = 0
  return (chunk) => {
    for (const byte of chunk) {
      size += 1
      if (byte === lineFeed || byte === carriageReturn) {
        // CR and LF together are one end.
        if (!(byte === lineFeed && before === carriageReturn)) {
          if (isLineEmpty) size = 0
          isLineEmpty = true
        }
      } else isLineEmpty = false
      before = byte
      if (size > limit) return true
    }
    return false
  }
}

/** Tells whether a response is an event stream, by its `content-type`. */
export function isEventStream(contentType: string | null): boolean {
  return contentType !== null && /^\s*text\/event-stream\s*(?:;|$)/iu.test(contentType)
}
