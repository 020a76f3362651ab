/**
 * Host rules as policies write them: names, suffixes, addresses, networks.
 *
 * @module
 */
import { parseNetwork, type Network } from '../../text/address.ts'
import { readDestination } from './reading.ts'

/** A host rule, read. */
export type HostRule =
  /** A name, or everything below one (`*.example.com`): lower-case ASCII without a trailing dot. */
  | { readonly name: string }
  /** A network; an address is one with all its bits. */
  | { readonly network: Network }

/** Reads a host rule; says what is wrong with it when it is none. */
export function parseHostRule(text: string): HostRule | { readonly problem: string } {
  const network = parseNetwork(text)
  if (network !== undefined) return { network }
  const isSuffix = text.startsWith('*.')
  const name = isSuffix ? text.slice(2) : text
  const shown = text.slice(0, 100)
  if (/[/\\?#@:\s]/u.test(name)) {
    return {
      problem: `\`${shown}\` is no host: write the name, address or network alone, without scheme, port or path`,
    }
  }
  if (name.includes('*'))
    return { problem: `\`${shown}\` is no host: a \`*\` may stand only in front, as in \`*.example.com\`` }
  const reading = readDestination(name)
  if ('problem' in reading) return { problem: `\`${shown}\` is no host: ${reading.message}` }
  if (reading.ambiguous !== undefined)
    return { problem: `\`${shown}\` is no clear host: ${reading.ambiguous}` }
  if (reading.address !== undefined)
    return { problem: `\`${shown}\` is no host: write the address as \`${reading.host}\`` }
  return { name: isSuffix ? `*.${reading.host}` : reading.host }
}
