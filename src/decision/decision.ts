/**
 * What the decision point answers.
 *
 * @module
 */
import type { JsonValue } from '../json/value.ts'
import type { Subject } from '../subject/subject.ts'
import type { ReasonCode } from './codes.ts'
import type { Verdict } from './verdict.ts'

/** What a call does to the world, from the mildest to the gravest. */
export type Intent = 'read' | 'write' | 'destructive' | 'exfiltrative'

/** How much a rule's author cares; it feeds the risk score and travels with notifications. */
export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** Why one guard did not simply allow. */
export interface Reason {
  /** The guard that speaks. */
  readonly guard: string
  /** What it found, to switch on. */
  readonly code: ReasonCode
  /** What it asks for. */
  readonly verdict: Verdict
  /** One sentence for a person; it never holds a matched value. */
  readonly message: string
  /** The rule that matched, when a rule did. */
  readonly rule?: string
  /** Where in the subject's document, as a path such as `$.to[0]`. */
  readonly path?: string
  /** How grave the policy's author calls it. */
  readonly severity?: Severity
}

/** One thing that a detector found. It never holds the value. */
export interface Finding {
  /** The detector, such as `github_token`. */
  readonly detector: string
  /** Its family, such as `secret`, `pii`, `financial`, `injection`. */
  readonly category: string
  /** `enforce` leads to a verdict, `report` is recorded. */
  readonly grade: 'enforce' | 'report'
  /** Where in the subject's document, as a path such as `$.to[0]`. */
  readonly path: string
  /** Start and end of the match in the string at `path`, in UTF-16 code units; end exclusive. */
  readonly span: readonly [start: number, end: number]
  /** `true` when the match is in the object key that ends `path`, not in its value. */
  readonly inKey?: true
  /** How sure the detector is, 0 to 1. */
  readonly confidence: number
  /** The decodings that led to it, outermost first, such as `['base64', 'percent']`. */
  readonly decodedFrom?: readonly string[]
  /** A digest of the matched value, to tell equal values from different ones without keeping them. */
  readonly digest: string
}

/** One edit that was made to the subject's document. */
export interface Edit {
  /** Where, as a path into the document before the edit. */
  readonly path: string
  /** What was done. */
  readonly action: 'redact' | 'remove' | 'replace' | 'truncate'
  /** The detector or sanitizer that asked for it. */
  readonly detector?: string
}

/** Hold it until someone decides. */
export interface ApproveObligation {
  /** Tells the kind of obligation. */
  readonly type: 'approve'
  /** The rule that asks for it. */
  readonly rule?: string
  /** Why approval is needed. */
  readonly reason: string
  /** How grave it is. */
  readonly severity?: Severity
  /** Who may approve; absent: whoever the approvals port lets. */
  readonly approvers?: readonly string[]
  /** How many different people have to approve; absent: one. */
  readonly quorum?: number
  /** How long the request stays open, in seconds. */
  readonly expiresAfterSeconds?: number
}

/** Tell someone; a failure to do so changes no verdict. */
export interface NotifyObligation {
  /** Tells the kind of obligation. */
  readonly type: 'notify'
  /** The channel, such as `slack`. */
  readonly channel: string
  /** Whom in the channel. */
  readonly target?: string
  /** How grave it is. */
  readonly severity?: Severity
}

/** Resolve a host through the `resolver` port, and judge again with its answer in the context (`resolved`). */
export interface ResolveObligation {
  /** Tells the kind of obligation. */
  readonly type: 'resolve'
  /** The host: lower-case ASCII, no trailing dot. */
  readonly host: string
}

/** Something that has to happen before or after the subject goes through. The decision point itself does nothing. */
export type Obligation = ApproveObligation | NotifyObligation | ResolveObligation

/** The answer of the decision point. */
export interface Decision {
  /** What becomes of the subject. */
  readonly verdict: Verdict
  /** The deciding reason, to switch on. */
  readonly code: ReasonCode
  /** The deciding reason, one sentence for a person; it never holds a matched secret or another tool's name. */
  readonly reason: string
  /** The rule that authorised or refused, when a rule did. */
  readonly rule?: string
  /** The label of that rule. */
  readonly ruleLabel?: string
  /** The tags of that rule. */
  readonly tags?: readonly string[]
  /** Every opinion that was not a plain allow, in the order the guards were asked. */
  readonly reasons: readonly Reason[]
  /** What detectors found. */
  readonly findings: readonly Finding[]
  /** What the call does to the world, when it could be told. */
  readonly intent?: Intent
  /** 0 (nothing) to 100, additive with a cap for each category. */
  readonly risk: number
  /** What may be forwarded: the same object that was handed in when nothing was edited, an edited copy otherwise. */
  readonly subject: Subject
  /** The edits that lead from what was handed in to `subject`. */
  readonly edits: readonly Edit[]
  /** What has to happen before or after. */
  readonly obligations: readonly Obligation[]
  /** Addresses that may be dialled for the subject's destination, in canonical form, when it was resolved. */
  readonly pinnedAddresses?: readonly string[]
  /** The open approval that `pending_approval` waits for; set by a session, which asked for it. */
  readonly approval?: string
  /** In shadow and observe mode: the verdict that would have been. */
  readonly shadowed?: Verdict
  /** In observe mode: `true` when no rule covers the subject. */
  readonly gap?: true
}

/** An edited document with the record of what was edited. */
export interface Edited {
  /** The edited copy; the very same value when there was nothing to edit. */
  readonly value: JsonValue
  /** The edits, in document order. */
  readonly edits: readonly Edit[]
}
