/**
 * One pinned definition.
 *
 * @module
 */
import type { JsonObject } from '../../json/value.ts'

/** What a server advertises; `server` stands for what it says of itself (instructions and server information). */
export type PinKind = 'server' | 'tool' | 'prompt' | 'resource' | 'resourceTemplate'

/** One pinned definition. */
export interface PinnedEntry {
  /** What it is. */
  readonly kind: PinKind
  /** Its name; the URI of a resource, the URI template of a resource template, empty for `server`. */
  readonly name: string
  /** SHA-256 of the canonical JSON (RFC 8785) of the whole raw definition, hexadecimal. */
  readonly digest: string
  /** The same of each part that the protocol knows; `other` is for all that it does not know. */
  readonly sections: Readonly<Record<string, string>>
  /** The definition as it came over the wire, its keys in canonical order. */
  readonly definition: JsonObject
}
