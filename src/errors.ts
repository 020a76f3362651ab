/**
 * The errors this library throws. A verdict is returned, never thrown: an error means that the library was
 * misused (a bad policy, a bad option), never that a call was judged.
 *
 * @module
 */

/** Every code an error of this library can carry; a closed union, so that `switch (error.code)` narrows. */
export type PortcullisErrorCode =
  | 'policy_invalid'
  | 'option_invalid'
  | 'name_invalid'
  | 'json_invalid'
  | 'lock_invalid'
  | 'signature_invalid'
  | 'egress_denied'
  | 'fetch_failed'

/** One thing that is wrong with a policy. */
export interface PolicyProblem {
  /** Where, as a path into the policy: `rules[0].when.tool`. Empty for the policy itself. */
  readonly path: string
  /** What is wrong and what to do about it: one sentence, lower case, no period. */
  readonly message: string
}

/**
 * The base of every error this library throws.
 *
 * @example
 * ```ts
 * try {
 *   createFirewall({ version: 1 } as never)
 * } catch (error) {
 *   if (error instanceof PortcullisError) console.log(error.code) // => policy_invalid
 * }
 * ```
 */
export class PortcullisError extends Error {
  /** What went wrong, to switch on. */
  readonly code: PortcullisErrorCode

  constructor(code: PortcullisErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'PortcullisError'
    this.code = code
  }
}

/** A policy that cannot be used; it lists every problem that was found, each with its path. */
export class PolicyError extends PortcullisError {
  declare readonly code: 'policy_invalid'
  /** All the problems, in the order of the policy. */
  readonly problems: readonly PolicyProblem[]

  constructor(problems: readonly PolicyProblem[]) {
    const lines = problems.map(({ path, message }) => `  ${path === '' ? '(policy)' : path}: ${message}`)
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super('policy_invalid', `the policy has ${count}\n${lines.join('\n')}`)
    this.name = 'PolicyError'
    this.problems = problems
  }
}
