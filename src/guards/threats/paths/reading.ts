/**
 * A path as the most lenient of all readers would read it: decoded as often as it goes, with every form of a slash and a dot.
 *
 * @module
 */

/** What a path says once nothing hides in it any more. */
export interface PathReading {
  /** Decoded, with `/` between segments. */
  readonly text: string
  /** `true` when something that matters (a dot, a separator, a NUL) was encoded. */
  readonly hidden: boolean
  /** `true` when it holds a NUL. */
  readonly nul: boolean
}

const mostRounds = 4
// UTF-8 that encodes ASCII in more bytes than it needs (CVE-2000-0884, CVE-2008-2938), and IIS's `%u` form.
const overlong =
  /%(?:c0%(?:af|2f|ae|5c|2e)|c1%(?:9c|1c|af)|e0%80%(?:af|ae)|f0%80%80%(?:af|ae)|fc%80%80%80%80%(?:af|ae)|25c0%25(?:af|ae)|u2215|u2216|uff0e|uff0f|u002e|u002f|u005c|uefc8|uf025)/gi
const percent = /%(?:2e|2f|5c|00|25|3a|7e|[46][\da-f]|[57][\da])/gi
const escapes = /\\(?:x(2e|2f|5c|00)|u00(2e|2f|5c|00)|0?(56|57|134))(?![\da-f])/gi
const entities = /&#(?:x0{0,4}(2e|2f|5c)|0{0,4}(46|47|92));?|&(?:period|sol|bsol);/gi
const wide = /[\u2024\u2025\u2026\uff0e\u3002\uff61\u2215\u2044\u29f8\uff0f\u2216\uff3c\u29f5\u29f9\u2571]/g
const wideReadings: Readonly<Record<string, string>> = {
  '\u2024': '.', '\u2025': '..', '\u2026': '...', '\uff0e': '.', '\u3002': '.', '\uff61': '.', '\u2215': '/', '\u2044': '/', '\u29f8': '/',
  '\uff0f': '/', '\u2216': '\\', '\uff3c': '\\', '\u29f5': '\\', '\u29f9': '\\', '\u2571': '/',
} // prettier-ignore

/** Reads a path. O(length). */
export function readPath(path: string): PathReading {
  let text = path
  let hidden = false
  const undo = (pattern: RegExp, by: (match: string, ...groups: (string | undefined)[]) => string): void => {
    const undone = text.replace(pattern, by)
    if (undone === text) return
    // An encoded letter hides nothing; an encoded dot or separator does.
    if (count(undone) !== count(text) || undone.includes('\0') !== text.includes('\0')) hidden = true
    text = undone
  }
  for (let round = 0; round < mostRounds && text.includes('%'); round++) {
    const before = text
    undo(overlong, (match) =>
      /ae|2e$|uff0e|u002e/i.test(match) ? '.' : /5c|9c|1c|u005c|u2216/i.test(match) ? '\\' : '/',
    )
    undo(percent, (match) => String.fromCharCode(Number.parseInt(match.slice(1), 16)))
    if (text === before) break
  }
  if (text.includes('\\'))
    undo(escapes, (match) =>
      /2e$|56$/.test(match) ? '.' : /2f$|57$/.test(match) ? '/' : match.endsWith('00') ? '\0' : '\\',
    )
  if (text.includes('&'))
    undo(entities, (match) => (/2e|46|per/i.test(match) ? '.' : /2f|47|&sol/i.test(match) ? '/' : '\\'))
  undo(wide, (match) => (match === '\u2026' && text.length > 3 ? match : (wideReadings[match] ?? match)))
  const nul = text.includes('\0')
  // A program that stops at the NUL opens what stands before it.
  return { text: (nul ? text.slice(0, text.indexOf('\0')) : text).replaceAll('\\', '/'), hidden, nul }
}

/** How many dots between separators, and separators, there are. */
function count(text: string): number {
  let total = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 46 || unit === 47 || unit === 92) total++
  }
  return total
}
