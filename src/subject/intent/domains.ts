/**
 * Whether a mail address or URL leads to the organisation's own domains.
 *
 * @module
 */

const mail = /[^\s<>,;"'@]+@([\p{L}\p{N}.-]+)/gu
const authority = /^(?:https?|wss?|ftp):\/\/(?:[^/?#@\\]*@)?(\[[^\]]*\]|[^/?#:\\]+)/i

/** The domains of the mail addresses in a text, in lower case. */
export function* hostOfMail(text: string): Iterable<string> {
  for (const [, domain = ''] of text.slice(0, 4096).matchAll(mail)) yield domain.toLowerCase()
}

/** The host of an absolute URL, in lower case; `undefined` for anything else. */
export function hostOfUrl(text: string): string | undefined {
  return authority.exec(text.slice(0, 2048).trim())?.[1]?.toLowerCase()
}

/** Tells whether a host is one of the domains or below one. */
export function isOwnDomain(host: string, ownDomains: readonly string[]): boolean {
  const plain = host.replace(/\.$/, '')
  return ownDomains.some((domain) => plain === domain || plain.endsWith(`.${domain}`))
}
