/**
 * The policy section `egress`: where calls may lead.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'
import { parseNetwork } from '../../text/address.ts'
import { parseHostRule } from './hostRule.ts'
import { isNat64Prefix } from './nat64.ts'

/** A port, or a range of ports, both ends included. */
export type PortRule =
  | number
  | {
      /** The first port. */
      readonly from: number
      /** The last port. */
      readonly to: number
    }

/**
 * Where calls may lead. `{}` is the baseline: no private, reserved or metadata address, `http`, `https`, `ws` and `wss`
 * only, no port of another protocol. What is denied stays denied whatever else the section says; a non-empty `allow`
 * excludes all the rest.
 *
 * A host rule is a name (`api.example.com`), a suffix (`*.example.com`: everything below, not the name itself), an address
 * in any spelling, or a network (`203.0.113.0/24`).
 */
export interface EgressSection {
  /** Only these. An address or network that the baseline would deny is allowed by naming it here exactly. */
  readonly allow?: readonly string[]
  /** Never these, whatever `allow` says. */
  readonly deny?: readonly string[]
  /**
   * Addresses and networks that the baseline would deny and that are fine here, without excluding the rest. A network
   * lifts the baseline only inside one special-purpose range; a metadata address only when named exactly. A name never
   * makes an address acceptable; it only lets the name itself be resolved.
   */
  readonly allowPrivate?: readonly string[]
  /**
   * The NAT64 prefixes of one's own network (RFC 6052), such as `64:ff9b::/96`: an address below one of them is judged as
   * the IPv4 address that it stands for. Without this an address below the well-known prefixes is denied, and one below a
   * prefix of a network's own is taken for an ordinary IPv6 address.
   */
  readonly nat64?: readonly string[]
  /** Default `https`, `http`, `wss`, `ws`. Lower case, without the colon. */
  readonly schemes?: readonly string[]
  /** Only these ports. Default: all but those that the Fetch Standard blocks and a few unauthenticated control ports. */
  readonly ports?: readonly PortRule[]
  /** A URL with a user name or password: `audit` (the default) lets it through flagged. */
  readonly credentials?: 'allow' | 'audit' | 'deny'
  /**
   * URLs inside the text of arguments that are not destinations themselves (a comment, a document): `audit` (the default)
   * flags those that the baseline denies, `deny` denies them, `ignore` does not look.
   */
  readonly text?: 'ignore' | 'audit' | 'deny'
  /** URLs in what tools, resources and prompts answer, likewise. Links that a client would follow are always judged. */
  readonly results?: 'ignore' | 'audit' | 'deny'
}

const hostRule = z.string().check(
  z.superRefine((value, context) => {
    const rule = parseHostRule(value)
    if ('problem' in rule) context.addIssue({ code: 'custom', message: rule.problem })
  }),
)
const nat64Prefix = z.string().check(
  z.refine(
    (value) => {
      const network = parseNetwork(value)
      return network !== undefined && isNat64Prefix(network)
    },
    {
      error:
        'a NAT64 prefix must be an IPv6 network of 32, 40, 48, 56, 64 or 96 bits, such as `64:ff9b::/96`',
    },
  ),
)
const port = z.number().check(z.int(), z.gte(0), z.lte(65_535))
const scheme = z
  .string()
  .check(z.regex(/^[a-z][a-z\d+.-]*$/u, { error: 'a scheme is written in lower case and without the colon' }))
const onText = z.optional(z.enum(['ignore', 'audit', 'deny']))

/** The schema of the section. */
export const egressSchema: z.ZodMiniType<EgressSection> = section({
  allow: z.optional(z.array(hostRule)),
  deny: z.optional(z.array(hostRule)),
  allowPrivate: z.optional(z.array(hostRule)),
  nat64: z.optional(z.array(nat64Prefix)),
  schemes: z.optional(z.array(scheme).check(z.minLength(1, { error: 'a list of schemes may not be empty' }))),
  ports: z.optional(
    z
      .array(z.union([port, section({ from: port, to: port })]))
      .check(z.minLength(1, { error: 'a list of ports may not be empty' })),
  ),
  credentials: z.optional(z.enum(['allow', 'audit', 'deny'])),
  text: onText,
  results: onText,
}) as z.ZodMiniType<EgressSection>
