/**
 * Addresses of the Internet among groups of digits (IPv4).
 *
 * @module
 */
import type { Units } from '../../text/units.ts'
import { closes, opens } from './digitGroups.ts'
import { lineBefore, named, type Report } from './hit.ts'

const ipAddress = named('ip_address', 'pii', 'network')

// `23.3.4.2` is a section of a standard more often than an address, unless something says so.
const sectionLike = /^(?!10\.)(?:[12]?\d|3[01])(?:\.(?:[12]?\d|3[01])){3}$/
const calledAddress =
  /(?:ip|addr\w{0,6}|host\w{0,6}|server|client|peer|remote|dns|gateway|from|to|via|ping|ssh|scp|curl|telnet|nmap|traceroute)[ "':=[(]{0,4}$|(?::\/\/|@)$/i

/** Four groups that are an IPv4 address: no version, no part of a longer chain. */
export function inspectInternet(text: string, { bytes, groups }: Units, report: Report): void {
  const { starts, ends, count } = groups
  for (let first = 0; first + 3 < count; first++) {
    const start = starts[first] ?? 0
    const end = ends[first + 3] ?? 0
    if (end - start > 15 || !opens(bytes, start) || !closes(bytes, end)) continue
    let valid = true
    for (let part = first; part < first + 4 && valid; part++) {
      const begin = starts[part] ?? 0
      const end = ends[part] ?? 0
      const digits = end - begin
      valid =
        digits <= 3 &&
        Number(text.slice(begin, end)) <= 255 &&
        (digits === 1 || text.charCodeAt(begin) !== 48)
      if (part > first) valid &&= begin - (ends[part - 1] ?? 0) === 1 && text.charCodeAt(begin - 1) === 46
    }
    if (!valid) continue
    const value = text.slice(start, end)
    if (/^(?:0|127|255|224|239)\.|^169\.254\.|\.0\.0$|^1\.[0-2]\.|^\d\.\d\.\d{1,3}\.\d{1,3}$/.test(value))
      continue
    const before = lineBefore(text, start, 16)
    // What a field holds and nothing else is what its name says.
    const isWhole = before === '' && (end === text.length || text.charCodeAt(end) === 10)
    if (sectionLike.test(value) && !isWhole && !calledAddress.test(before)) continue
    if (
      /(?:v\d{0,4}|ver|version|release|build|assembly\w{0,12}|chrome|node|engine|firmware|driver|section|chapter|clause|rfc|sec\.)[ "':=/]{0,4}$/i.test(
        before,
      )
    )
      continue
    report({ detector: ipAddress, start, end, confidence: 0.7 })
  }
}
