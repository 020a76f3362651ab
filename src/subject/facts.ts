/**
 * Facts: what several guards need to know about a subject. Each is a pure function of the subject, computed at most
 * once per evaluation and only when something asks for it. Facts say what is; guards say what follows.
 *
 * @module
 */
import type { Finding, Intent } from '../decision/decision.ts'
import { digestOf } from '../json/digest.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { documentOf, roleOf, surfaceOf, type Phase, type Subject, type Surface } from './subject.ts'
import type { Parameter } from './parameters.ts'
import type { IntentClassification } from './intent/evidence.ts'
import { splitToolName } from './toolName.ts'

/** What the facts are computed with: one function a fact, supplied by whoever composes the guards. */
export interface FactSources {
  /** The class of a call, and why. */
  intent?(subject: Subject, facts: Facts): IntentClassification
  /** The tags that the policy gives the tool. */
  tags?(facts: Facts): readonly string[]
  /** What one call of the tool costs, in the policy's own unit. */
  cost?(facts: Facts): number
  /** What detectors find in the document. */
  findings?(subject: Subject, facts: Facts): readonly Finding[]
  /** The places outside that the document names. */
  destinations?(subject: Subject, facts: Facts): readonly string[]
  /** The single arguments with their kinds. */
  parameters?(facts: Facts): readonly Parameter[]
}

/** The facts about one subject. */
export interface Facts {
  /** Where the subject belongs. */
  readonly surface: Surface
  /** `<server>.<tool>`, where the surface has a tool. */
  readonly tool: string | undefined
  /** The server, where the subject names one. */
  readonly server: string | undefined
  /** Whether it asks for something, or came with something that was authorised already. */
  readonly role: 'request' | 'answer'
  /** The resource's URI, on surfaces of resources. */
  readonly uri: string | undefined
  /** The prompt's name, on surfaces of prompts. */
  readonly prompt: string | undefined
  /** The JSON-RPC method, on surfaces of messages. */
  readonly method: string | undefined
  /** Whether a message asks, answers, or goes along; `undefined` on surfaces that are no messages. */
  readonly phase: Phase | undefined
  /** The part of the subject that comes from outside. */
  readonly document: JsonValue
  /** The arguments of a call; `undefined` on surfaces that have none. */
  readonly arguments: JsonObject | undefined
  /** The definition of the tool that is called, as its server last advertised it, where the host knows it. */
  readonly definition: JsonObject | undefined
  /** What the call does to the world; `undefined` when it cannot be told. */
  readonly intent: Intent | undefined
  /** Why it counts as what it does; `undefined` where nothing classifies. */
  readonly intentClassification: IntentClassification | undefined
  /** The tags that the policy gives the tool. */
  readonly tags: readonly string[]
  /** What one call of the tool costs, in the policy's own unit; 0 when the policy does not say. */
  readonly cost: number
  /** What detectors find in the document. */
  readonly findings: readonly Finding[]
  /** The places outside that the document names. */
  readonly destinations: readonly string[]
  /** The single arguments of a call with their kinds, in document order; empty on surfaces that have no arguments. */
  readonly parameters: readonly Parameter[]
  /** SHA-256 of the document's canonical JSON, hexadecimal; `undefined` when it has no such form (lone surrogates). */
  readonly documentDigest: string | undefined
}

const none: readonly never[] = Object.freeze([])

/**
 * Collects the facts about a well-formed subject. Costs nothing for facts that nobody reads.
 *
 * @param definition - The definition of the tool that is called, where it is known.
 */
export function factsOf(subject: Subject, sources: FactSources, definition?: JsonObject): Facts {
  return new LazyFacts(subject, sources, definition)
}

/** The facts that somebody asked for; `null` where nothing is an answer, and none was given yet. */
interface AskedFacts {
  intent: IntentClassification | undefined | null
  tags: readonly string[] | undefined
  findings: readonly Finding[] | undefined
  destinations: readonly string[] | undefined
  parameters: readonly Parameter[] | undefined
  documentDigest: string | undefined | null
}

function nothingAsked(): AskedFacts {
  return {
    intent: null,
    tags: undefined,
    findings: undefined,
    destinations: undefined,
    parameters: undefined,
    documentDigest: null,
  }
}

// A class, because getters on a prototype with fields behind them are the cheapest lazy members there are.
class LazyFacts implements Facts {
  readonly surface: Surface
  readonly role: 'request' | 'answer'
  readonly tool: string | undefined
  readonly document: JsonValue
  readonly definition: JsonObject | undefined
  readonly #subject: Subject
  readonly #sources: FactSources
  #server: string | undefined
  // What most decisions never ask for takes no room until one does.
  #asked: AskedFacts | undefined

  constructor(subject: Subject, sources: FactSources, definition: JsonObject | undefined) {
    this.surface = surfaceOf(subject)
    this.role = roleOf(subject, this.surface)
    this.tool = (subject as { tool?: string }).tool
    this.document = documentOf(subject)
    this.definition = definition
    this.#server = (subject as { server?: string }).server
    this.#subject = subject
    this.#sources = sources
  }

  get server(): string | undefined {
    this.#server ??= this.tool === undefined ? undefined : splitToolName(this.tool).server
    return this.#server
  }

  get uri(): string | undefined {
    return (this.#subject as { uri?: string }).uri
  }

  get prompt(): string | undefined {
    return (this.#subject as { prompt?: string }).prompt
  }

  get method(): string | undefined {
    return (this.#subject as { method?: string }).method
  }

  get phase(): Phase | undefined {
    return (this.#subject as { phase?: Phase }).phase
  }

  get arguments(): JsonObject | undefined {
    return this.surface === 'tool.call' || this.surface === 'model.call' || this.surface === 'prompt.get'
      ? (this.document as JsonObject)
      : undefined
  }

  get intent(): Intent | undefined {
    return this.intentClassification?.intent
  }

  get intentClassification(): IntentClassification | undefined {
    const asked = (this.#asked ??= nothingAsked())
    if (asked.intent === null) asked.intent = this.#sources.intent?.(this.#subject, this)
    return asked.intent
  }

  get tags(): readonly string[] {
    return ((this.#asked ??= nothingAsked()).tags ??= this.#sources.tags?.(this) ?? none)
  }

  get cost(): number {
    return this.#sources.cost?.(this) ?? 0
  }

  get findings(): readonly Finding[] {
    return ((this.#asked ??= nothingAsked()).findings ??=
      this.#sources.findings?.(this.#subject, this) ?? none)
  }

  get parameters(): readonly Parameter[] {
    return ((this.#asked ??= nothingAsked()).parameters ??= this.#sources.parameters?.(this) ?? none)
  }

  get destinations(): readonly string[] {
    return ((this.#asked ??= nothingAsked()).destinations ??=
      this.#sources.destinations?.(this.#subject, this) ?? none)
  }

  get documentDigest(): string | undefined {
    const asked = (this.#asked ??= nothingAsked())
    if (asked.documentDigest === null) asked.documentDigest = digestIfAny(this.document)
    return asked.documentDigest
  }
}

function digestIfAny(document: JsonValue): string | undefined {
  try {
    return digestOf(document)
  } catch {
    return undefined
  }
}
