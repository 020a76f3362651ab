/**
 * The policy alone: its types, its schema, and how to check one. For tools that write or review policies.
 *
 * @module
 */
export { PolicyError, PortcullisError, type PolicyProblem, type PortcullisErrorCode } from '../errors.ts'
export type * from '../guards/rules/schema.ts'
export { policyJsonSchema } from './jsonSchema.ts'
export { definePolicy, parsePolicy } from './parse.ts'
export type { Policy, ServerPolicy, ToolPolicy } from './schema.ts'
