/**
 * What a destination says, once it is read.
 *
 * @module
 */
import type { AddressBits } from './addressBits.ts'

/** What a destination says. */
export interface Reading {
  /** In lower case, without the colon; empty when none is written. */
  readonly scheme: string
  /** Lower-case ASCII without a trailing dot, or an address in canonical form without brackets; empty when there is none. */
  readonly host: string
  /** The host, when it is an address in any spelling. */
  readonly address: AddressBits | undefined
  /** The port that is written, else the usual one of the scheme. */
  readonly port: number | undefined
  /** `true` when it carries a user name or a password. */
  readonly credentials: boolean
  /** The host as it was written, when that differs. */
  readonly spelling: string | undefined
  /** Why readers would disagree about the host; `undefined` when they would not. */
  readonly ambiguous: string | undefined
}

/** Why a destination cannot be read. */
export interface Unreadable {
  /** What kind of problem. */
  readonly problem: 'egress_invalid' | 'ambiguous_url' | 'control_char' | 'too_large'
  /** A clause that says so. */
  readonly message: string
}
