/**
 * Links that carry something away or run something: services that collect whatever is sent to them, tunnels, addresses in
 * place of names, schemes that are code.
 *
 * @module
 */
import { isCollector } from '../collectors.ts'

import { marksIn } from './gateMarks.ts'

/** A suspicious link. */
export interface SuspiciousLink {
  /** How much it proves by itself, 0 to 1. */
  readonly weight: number
  readonly start: number
  readonly end: number
}

const rest = /[^\s"'<>`)\]}]{0,400}/uy
const code = ['javascript:', 'vbscript:', 'data:text/html', 'data:application/javascript'] as const
const longestScheme = 12
const named =
  /(?:^|[.-])(?:evil|attacker|attackers|malicious|malware|exfil|exfiltrate|exfiltration|steal|stealer|hacker|phish|phishing|c2|badguy|rogue|pwned?|dropzone|leak|loot)(?:[.\-\d]|$)/i
const addressHost = /^(?:\d{1,3}\.){3}\d{1,3}$/
const localAddress =
  /^(?:127\.|10\.|192\.168\.|0\.0\.0\.0|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/
const carrying = /[?&][\w-]{1,32}=(?:\{[^}]{0,40}\}?|\$\{?\w{1,40}|<[^>]{1,40}>?|\[[A-Z_ ]{2,40}\]?|%7b)/i
const mostLinks = 100
const none: readonly SuspiciousLink[] = []

const colon = marksIn(':')
const slashed = marksIn('://')
const codeMarks = marksIn('script:')

/** Finds suspicious links. `marks` is the punctuation that the text has. O(length). */
export function findLinks(text: string, marks: number): readonly SuspiciousLink[] {
  if ((marks & colon) === 0) return none
  const found: SuspiciousLink[] = []
  let at = (marks & slashed) === slashed ? text.indexOf('://') : -1
  for (let tried = 0; at >= 0 && tried < mostLinks; tried++) {
    let start = at
    while (start > 0 && at - start < longestScheme && isLetter(text.charCodeAt(start - 1))) start--
    rest.lastIndex = at + 3
    const end = at + 3 + (rest.exec(text)?.[0].length ?? 0)
    const weight = weigh(text.slice(start, end), text.slice(Math.max(0, start - 6), start))
    if (weight > 0) found.push({ weight, start, end })
    at = text.indexOf('://', Math.max(end, at + 3))
  }
  if ((marks & codeMarks) !== codeMarks || !(text.includes('script:') || text.includes('data:'))) return found
  const lower = text.toLowerCase()
  for (const scheme of code) {
    const start = lower.indexOf(scheme)
    if (start >= 0) found.push({ weight: 0.6, start, end: start + scheme.length })
  }
  return found
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122
}

function weigh(link: string, before: string): number {
  const slashes = link.indexOf('://')
  const authority = link.slice(slashes + 3).split(/[/?#\\]/, 1)[0] ?? ''
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d{1,5}$/, '')
    .toLowerCase()
  // An image whose address has room for data is fetched by whoever renders it.
  if (carrying.test(link) && /!\[[^\]]{0,4}\]?\($/.test(before.slice(-6))) return 0.9
  if (isCollector(host)) return 0.6
  if (named.test(host)) return 0.7
  if (addressHost.test(host) && !localAddress.test(host)) return 0.5
  return host.includes('xn--') || authority.includes('@') ? 0.4 : 0
}
