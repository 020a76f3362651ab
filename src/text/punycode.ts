/**
 * Punycode: the ASCII form of labels in other scripts (RFC 3492).
 *
 * @module
 */

// RFC 3492 section 5: the parameters of Punycode.
const base = 36
const tMin = 1
const tMax = 26
const skew = 38
const damp = 700
const initialBias = 72
const initialN = 128
const lastCodePoint = 0x10ffff

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 22
  if (code >= 97 && code <= 122) return code - 97
  return code >= 65 && code <= 90 ? code - 65 : base
}

/** RFC 3492 section 6.1. */
function adapted(difference: number, points: number, isFirst: boolean): number {
  let delta = isFirst ? Math.floor(difference / damp) : Math.floor(difference / 2)
  delta += Math.floor(delta / points)
  let k = 0
  for (; delta > ((base - tMin) * tMax) / 2; k += base) delta = Math.floor(delta / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * delta) / (delta + skew))
}

/**
 * Decodes what stands behind `xn--` (RFC 3492 section 6.2). `undefined` when it is no Punycode. O(length squared), for
 * labels of at most 63 characters (RFC 1035); longer ones are none.
 */
export function decodePunycode(encoded: string): string | undefined {
  if (encoded.length > 63) return undefined
  const delimiter = encoded.lastIndexOf('-')
  const points = Array.from(
    encoded.slice(0, Math.max(0, delimiter)),
    (character) => character.codePointAt(0) ?? 0,
  )
  if (points.some((point) => point >= initialN)) return undefined
  let n = initialN
  let bias = initialBias
  let i = 0
  let at = delimiter > 0 ? delimiter + 1 : 0
  while (at < encoded.length) {
    const before = i
    let weight = 1
    for (let k = base; ; k += base) {
      if (at >= encoded.length) return undefined
      const digit = digitOf(encoded.charCodeAt(at))
      at += 1
      if (digit >= base) return undefined
      i += digit * weight
      if (i > Number.MAX_SAFE_INTEGER / base) return undefined
      const threshold = Math.min(tMax, Math.max(tMin, k - bias))
      if (digit < threshold) break
      weight *= base - threshold
    }
    const count = points.length + 1
    bias = adapted(i - before, count, before === 0)
    n += Math.floor(i / count)
    i %= count
    if (n > lastCodePoint || (n >= 0xd800 && n <= 0xdfff)) return undefined
    points.splice(i, 0, n)
    i += 1
  }
  return String.fromCodePoint(...points)
}
