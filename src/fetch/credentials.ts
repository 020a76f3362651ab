/**
 * Credentials that are added to requests, each kept to its own origin.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import { headerList, type HeaderList } from './headerList.ts'

/**
 * Headers by origin.
 *
 * @throws {@link PortcullisError} `option_invalid` when a key is no origin.
 */
export function credentialsByOrigin(
  credentials: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): ReadonlyMap<string, HeaderList> {
  return new Map(
    Object.entries(credentials).map(([origin, headers]) => {
      if (origin !== '' && originOf(origin) === origin) return [origin, headerList(headers)] as const
      throw new PortcullisError(
        'option_invalid',
        `the key \`${origin.slice(0, 100)}\` of \`credentials\` must be an origin, such as \`https://api.example.com\``,
      )
    }),
  )
}

/** The origin of a URL (RFC 6454); empty for what has none. */
export function originOf(url: string): string {
  try {
    const { origin } = new URL(url)
    return origin === 'null' ? '' : origin
  } catch {
    return ''
  }
}
