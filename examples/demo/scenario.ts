/**
 * What a scenario of the demo is: a real request, the verdict it should meet, and what must be true afterwards.
 *
 * @module
 */
import type { JsonObject, MemoryApprovals, Surface, Verdict } from 'mcp-portcullis'

/** The generations of the MCP SDK, by the client's package. */
export type Sdk = 'v1' | 'v2'
/** The servers, as the policy calls them. */
export type ServerName = 'everything' | 'files'

/** One row of the demo. */
export interface Scenario {
  readonly id: string
  readonly sdk: Sdk
  readonly server: ServerName
  /** The tool that is called, or looked for in the list when there is no `call`. */
  readonly tool: string
  /** The arguments. Absent: the tools are listed. */
  readonly call?: JsonObject
  /** What one has to know to read the row. */
  readonly note?: string
  /** What happens before, such as someone's approval. */
  readonly before?: (stage: Stage) => Promise<void> | void
  readonly expect: Expectation
  readonly reality: Reality
}

/** The decision that is expected. */
export interface Expectation {
  readonly verdict: Verdict
  readonly code: string
  readonly rule?: string
  /** The surface whose decision counts. Default: `tool.call`, or `tool.definition` for a list. */
  readonly surface?: Surface
}

/** Where the scenarios play. */
export interface Stage {
  /** The temporary directory that the filesystem server may touch. */
  readonly workspace: string
  readonly approvals: MemoryApprovals
  /** The approval that the last held call waits for. */
  readonly lastApproval: () => string
}

/** What came of a request, as the client saw it. */
export interface Outcome {
  /** The result, or the error, as JSON. */
  readonly answer: string
  /** How many requests reached the server's standard input. */
  readonly sent: number
}

/** Something that must be true after a request, whatever the firewall says of itself. */
export interface Reality {
  readonly says: string
  readonly holds: (outcome: Outcome, stage: Stage) => Promise<boolean> | boolean
}

/** Scenarios that belong together. */
export interface Act {
  readonly title: string
  readonly scenarios: readonly Scenario[]
}
