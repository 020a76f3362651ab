/**
 * Finds the destinations in a document: by parameter kind, by schema format, by shape.
 *
 * @module
 */
import { isJsonObject, ownMember, type JsonValue } from '../../json/value.ts'
import type { ParameterKind } from '../../subject/kind.ts'
import type { KindAt } from '../../subject/kindCache.ts'
import { wordsOf } from '../../subject/parameterKind.ts'
import { locationOf, nodesOf, type Location, type Node } from './nodes.ts'
import { bareHostsInCommand, shapeOf, urlsInText } from './shape.ts'

/** A destination with its place. */
export interface FoundDestination {
  /** A URL, host, address or mail domain, as written. */
  readonly text: string
  readonly location: Location
  /**
   * - `destination`: something will go there; judged in full.
   * - `mail`: the domain of a recipient; judged by the lists.
   * - `bare`: an address in a command, or content that is nothing but a URL; judged by the baseline and the deny list.
   * - `key`: the key of a member that reads as a URL; judged likewise, and refused when readers would disagree about it.
   * - `text`: a URL inside text; judged by the baseline and the deny list.
   */
  readonly role: 'destination' | 'mail' | 'bare' | 'key' | 'text'
}

/** Texts are searched up to this many URLs each; more than that is a list, and the first ones tell. */
const mostInText = 64

/**
 * The destinations in the arguments of a call.
 *
 * @param inText - Whether URLs inside text are looked for as well.
 */
export function* destinationsInArguments(
  document: JsonValue,
  kindAt: KindAt,
  inText: boolean,
): Generator<FoundDestination> {
  for (const node of nodesOf(document)) {
    const { value, key } = node
    // A map from URLs to something: nobody says that its keys are followed, and they may be.
    const named = typeof key === 'string' && key !== '' ? shapeOf(key) : undefined
    if (named !== undefined) yield { text: named.text, location: locationOf(node), role: 'key' }
    // 2130706433 is 127.0.0.1 to whoever prints it into a URL; small numbers are no address that anyone writes so.
    if (typeof value === 'number' && value > 255 && Number.isSafeInteger(value)) {
      const location = locationOf(node)
      if (kindAt(location).kind === 'host') yield { text: String(value), location, role: 'destination' }
    } else if (typeof value === 'string' && value !== '') {
      yield* destinationsInString(value, locationOf(node), kindAt, inText)
    }
  }
}

function* destinationsInString(
  value: string,
  location: Location,
  kindAt: KindAt,
  inText: boolean,
): Generator<FoundDestination> {
  if (isRecipient(location) || /^\s*mailto:/iu.test(value)) {
    const domains = mailDomains(value)
    for (const text of domains) yield { text, location, role: 'mail' }
    if (domains.length > 0) return
  }
  const { kind } = kindAt(location)
  if (kind === 'url' && !isRelative(value)) {
    for (const text of urlList(value)) yield { text, location, role: 'destination' }
  } else if (kind === 'host') {
    for (const text of hostList(value)) yield { text, location, role: 'destination' }
  } else if (kind === 'command') {
    for (const { url } of urlsInText(value, mostInText)) yield { text: url, location, role: 'destination' }
    for (const text of bareHostsInCommand(value, mostInText)) yield { text, location, role: 'bare' }
  } else {
    yield* byShape(value, location, kind, inText)
  }
}

function* byShape(
  value: string,
  location: Location,
  kind: ParameterKind,
  inText: boolean,
): Generator<FoundDestination> {
  const shaped = shapeOf(value)
  if (shaped !== undefined) {
    // A comment that is nothing but a URL may be followed, but nobody said that it will be.
    yield { text: shaped.text, location, role: kind === 'content' ? 'bare' : shaped.role }
  } else if (inText) {
    for (const { url } of urlsInText(value, mostInText)) yield { text: url, location, role: 'text' }
  }
}

/** RFC 3986 section 4.2: a reference without scheme and authority leads wherever its base does. */
function isRelative(text: string): boolean {
  // Readers of the WHATWG URL Standard drop tabs and line ends wherever they stand.
  return /^\s*(?:[#?]|\/(?![\\/])|\.{1,2}(?:\/|$)|$)/u.test(text.replaceAll(/[\t\r\n]/gu, ''))
}

// One separator at a time: a run of them would be tried from each of its ends.
const beforeUrl = /[\s,;|](?=[a-z][a-z\d+.-]{0,30}:[\\/]{2})/iu

/** `https://a.example, https://b.example`: whoever splits the text goes to each of them. O(length). */
function urlList(text: string): readonly string[] {
  const parts = text.split(beforeUrl)
  if (parts.length === 1 || parts.length > 100) return [text]
  return parts.map(withoutSeparators).filter((part) => part !== '')
}

function withoutSeparators(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n,;|'.includes(text[end - 1] ?? '-')) end -= 1
  return text.slice(0, end)
}

function hostList(text: string): readonly string[] {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '')
  // A list is one only when every part could be a host; anything else is judged, and refused, as a whole.
  return parts.length > 1 && parts.length <= 100 && parts.every((part) => /^[\w.:[\]/-]+$/u.test(part))
    ? parts
    : [text]
}

const recipientWords: ReadonlySet<string> = new Set([
  ...['to', 'cc', 'bcc', 'recipient', 'recipients', 'email', 'emails', 'mailto', 'attendees', 'invitees'],
])

function isRecipient(location: Location): boolean {
  for (let index = location.length - 1; index >= 0; index -= 1) {
    const name = location[index]
    if (typeof name !== 'string') continue
    const words = wordsOf(name)
    return (
      recipientWords.has(words.at(-1) ?? '') ||
      (recipientWords.has(words[0] ?? '') && words.at(-1) === 'address')
    )
  }
  return false
}

// A domain ends where no character of a domain follows; what is between is judged, odd or not.
const mailAddress = /@([^\s@,;<>"'()?&]{1,300})/gu

/** The domains of the addresses in a recipient field: `a@b.com`, `Name <a@b.com>, c@d.org`, `mailto:a@b.com?cc=...`. */
function mailDomains(text: string): readonly string[] {
  const decoded = text.slice(0, 65_536).replaceAll(/%40/gu, '@')
  return [...new Set([...decoded.matchAll(mailAddress)].map(([, domain = '']) => domain))]
}

/** A URL that the receiver of a message is asked to follow. */
export interface FoundLink {
  readonly text: string
  readonly location: Location
  /** `icon` is shown, `page` is opened by a person in a browser, `link` is read by the client. */
  readonly role: 'link' | 'icon' | 'page'
}

/**
 * The links of a message: resource links, embedded resources, icons, a server's web page, the URL of an elicitation. Found
 * by the members that the MCP schema gives them, wherever they are nested. O(size).
 */
export function* linksIn(document: JsonValue): Generator<FoundLink> {
  for (const node of nodesOf(document)) {
    const role = typeof node.value === 'string' ? linkRole(node) : undefined
    if (role !== undefined) yield { text: node.value as string, location: locationOf(node), role }
  }
}

function linkRole({ key, parent }: Node): FoundLink['role'] | undefined {
  if (parent === undefined || !isJsonObject(parent.value)) return undefined
  const { value: owner } = parent
  if (key === 'src') return parent.parent?.key === 'icons' ? 'icon' : undefined
  if (key === 'websiteUrl') return 'link'
  if (key === 'uri')
    return ownMember(owner, 'type') === 'resource_link' || parent.key === 'resource' ? 'link' : undefined
  const isPage =
    key === 'url' && (ownMember(owner, 'mode') === 'url' || Object.hasOwn(owner, 'elicitationId'))
  return isPage ? 'page' : undefined
}

/** The endpoints that a server's metadata names (OAuth 2.0, RFC 8414 and RFC 9728): whoever reads it will call them. */
export function* endpointsIn(
  document: JsonValue,
): Generator<{ readonly text: string; readonly location: Location }> {
  for (const node of nodesOf(document)) {
    if (typeof node.value !== 'string') continue
    const location = locationOf(node)
    const name = location.findLast((key) => typeof key === 'string')
    if (
      typeof name === 'string' &&
      /(?:_endpoint|_uri|^issuer|^authorization_servers|^resource|^endpoint)$/u.test(name)
    ) {
      yield { text: node.value, location }
    }
  }
}
