/**
 * Helpers for testing a policy, for any test runner.
 *
 * @module
 */
export { assertVerdict, type Evaluates, type ExpectedDecision } from './assertVerdict.ts'
