/**
 * Signatures over JSON documents, such as locks: JSON Web Signature (RFC 7515) over the canonical form (RFC 8785), detached
 * (RFC 7797), so that the document stays readable next to its signature.
 *
 * @module
 */
import { FlattenedSign, flattenedVerify, type CryptoKey, type JWK, type KeyObject } from 'jose'
import { canonicalJson } from '../json/canonical.ts'
import type { JsonValue } from '../json/value.ts'
import { PortcullisError } from '../errors.ts'

/** A key as `jose` takes it. It is always handed in; nothing here looks one up. */
export type SigningKey = CryptoKey | KeyObject | JWK | Uint8Array

/** A signature without its document: plain data to keep beside it. */
export interface DocumentSignature {
  /** The protected header, base64url. */
  readonly protected: string
  /** The signature, base64url. */
  readonly signature: string
}

/** How a document is signed. */
export interface SignOptions {
  /** The algorithm, such as `EdDSA` or `ES256`; `none` is refused. */
  readonly algorithm: string
  /** Names the key for whoever verifies. */
  readonly keyId?: string
}

/** What a signature must be. */
export interface VerifyOptions {
  /** The algorithms that are accepted. Never taken from the signature itself (RFC 8725 section 3.1). */
  readonly algorithms: readonly string[]
}

/**
 * Signs a document.
 *
 * @throws {@link PortcullisError} `signature_invalid` for the algorithm `none`, or when the key does not fit the algorithm;
 * `json_invalid` for a document without a canonical form.
 */
export async function signJson(
  document: JsonValue,
  key: SigningKey,
  options: SignOptions,
): Promise<DocumentSignature> {
  const { algorithm, keyId } = options
  assertAlgorithms([algorithm])
  const payload = bytesOf(document)
  try {
    const header = { alg: algorithm, b64: false, crit: ['b64'], ...(keyId !== undefined && { kid: keyId }) }
    const jws = await new FlattenedSign(payload).setProtectedHeader(header).sign(key)
    return { protected: jws.protected ?? '', signature: jws.signature }
  } catch (error) {
    throw invalid('the document could not be signed, see the cause', error)
  }
}

/**
 * Verifies a signature over a document. Resolves when it holds; whatever keeps it from holding is an error, so that a
 * forgotten check of an answer cannot let a document through.
 *
 * @throws {@link PortcullisError} `signature_invalid` when the document was changed, the key is another one, or the algorithm
 * is not one of those that are accepted.
 */
export async function verifyJson(
  document: JsonValue,
  signature: DocumentSignature,
  key: SigningKey,
  options: VerifyOptions,
): Promise<void> {
  assertAlgorithms(options.algorithms)
  const payload = bytesOf(document)
  try {
    const { protected: header, signature: bytes } = signature
    const jws = { protected: header, signature: bytes, payload }
    await flattenedVerify(jws, key, { algorithms: [...options.algorithms], crit: { b64: true } })
  } catch (error) {
    throw invalid('the signature does not hold, see the cause', error)
  }
}

function bytesOf(document: JsonValue): Uint8Array {
  return new TextEncoder().encode(canonicalJson(document))
}

function assertAlgorithms(algorithms: readonly string[]): void {
  if (algorithms.length === 0 || algorithms.some((algorithm) => algorithm.toLowerCase() === 'none'))
    throw invalid('name an algorithm that signs, such as `EdDSA`; `none` signs nothing')
}

function invalid(message: string, cause?: unknown): PortcullisError {
  return new PortcullisError('signature_invalid', message, cause === undefined ? undefined : { cause })
}
