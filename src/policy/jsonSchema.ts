/**
 * The policy's schema for editors and other languages.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { JsonObject } from '../json/value.ts'
import { policySchema } from './schema.ts'

/**
 * JSON Schema (2020-12) of a policy. The package also ships it as `mcp-portcullis/policy.schema.json`.
 *
 * @example
 * ```ts
 * console.log(policyJsonSchema.title) // => Portcullis policy
 * ```
 */
export const policyJsonSchema: JsonObject = /* @__PURE__ */ buildSchema()

function buildSchema(): JsonObject {
  const schema = z.toJSONSchema(policySchema, { unrepresentable: 'any' }) as JsonObject
  return Object.freeze({ title: 'Portcullis policy', ...schema })
}
