/**
 * Identity: what is signed, and by whom. It brings `jose`.
 *
 * @module
 */
export {
  signJson,
  verifyJson,
  type DocumentSignature,
  type SigningKey,
  type SignOptions,
  type VerifyOptions,
} from './signedJson.ts'
export { PortcullisError, type PortcullisErrorCode } from '../errors.ts'
export type { JsonArray, JsonObject, JsonValue } from '../json/value.ts'
