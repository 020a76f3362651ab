/**
 * The scanner: finds secrets, personal and financial data in a JSON value, and redacts them.
 *
 * @module
 */
import type { Edit, Finding } from '../../decision/decision.ts'
import type { JsonValue } from '../../json/value.ts'
import { sweepAdjoined } from './adjoined.ts'
import { announcedIn } from './announced.ts'
import { customFinder, type CustomFinder } from './custom.ts'
import { builtInDetectors } from './detectors.ts'
import { digester, remembered } from './digest.ts'
import { once } from '../../text/once.ts'
import { compileEngine, touches, type Engine } from './engine.ts'
import type { Hit } from './hit.ts'
import { privateKeysIn } from './keyBlocks.ts'
import { eachText, locationOf, pathOf, type Leaf, type LeafText, type MaskedNames } from './leaves.ts'
import { compileDecider, type Decider, type Scope } from './policy.ts'
import { nameReader, type NameReader } from './keyNames.ts'
import { labelledIn, labelledText } from './labelled.ts'
import { sweepNormalized } from './lookAlikes.ts'
import { spelledMarker } from './numberWords.ts'
import { plainAddressesIn } from './plainAddresses.ts'
import { redactPlaces, type RedactPlace } from './redact.ts'
import { resolve, type Place } from './resolve.ts'
import type { DlpSection } from './schema.ts'
import type { Budget } from './layer.ts'
import { sweep, sweepInside } from './sweep.ts'
import { travelDocumentsIn } from './travelDocuments.ts'
import type { Vault } from './vault.ts'
import { wholeLeaves } from './wholeValues.ts'

/** What a scan and its redaction need besides the policy. */
export interface ScannerOptions {
  /** The key of digests; see {@link Finding.digest}. */
  readonly digestKey?: string | Uint8Array
  /** Where placeholders come from, for the style `placeholder`; without one it falls back to `token`. */
  readonly vault?: Vault
}

/** What redaction gives back. */
export interface Redacted {
  /** The edited copy; the very same value when there was nothing to edit. */
  readonly value: JsonValue
  /** What was edited, in document order. */
  readonly edits: readonly Edit[]
  /** What was found, in document order. */
  readonly findings: readonly Finding[]
}

/** Finds and redacts. */
export interface Scanner {
  /** Everything that is found, in document order. Never throws on a JSON value. O(size). */
  scan(value: unknown): readonly Finding[]
  /** The value with everything redacted that the configuration says to redact; what it says to block is redacted too. */
  redact(value: JsonValue): Redacted
}

/** A finding with what is done about it. */
export interface Judged {
  readonly finding: Finding
  readonly action: 'report' | 'redact' | 'block'
  readonly place: RedactPlace
}

/** The scanner's inside: findings with their treatment. */
export interface DlpCore {
  judge(value: unknown, scope: Scope): readonly Judged[]
  redact(
    value: JsonValue,
    judged: readonly Judged[],
    scope: Scope,
    placeholder?: (detector: string, source: string) => string,
  ): { readonly value: JsonValue; readonly edits: readonly Edit[] }
}

const leastConfidence = 0.6
const defaultDepth = 4

/** The engine of all detectors. Compiling it takes some fifty milliseconds, and it depends on nothing else. */
const wholeEngine: () => Engine = once(() => compileEngine([...builtInDetectors, spelledMarker]))

/** Compiles a section. */
export function compileCore(section: DlpSection, options: ScannerOptions = {}): DlpCore {
  const { detectors = {}, categories = {} } = section
  const off = (id: string, category: string): boolean => {
    const own = Object.hasOwn(detectors, id) ? detectors[id] : undefined
    const chosen = own ?? categories[category as 'secret']
    return (typeof chosen === 'string' ? chosen : chosen?.action) === 'off'
  }
  const chosen = builtInDetectors.filter(({ id, category }) => !off(id, category))
  const engine =
    chosen.length === builtInDetectors.length ? wholeEngine() : compileEngine([...chosen, spelledMarker])
  const read = nameReader((name) => name.length < 16 && !touches(engine, name))
  const custom = customFinder(section.custom ?? [])
  const decide = compileDecider(section)
  const digest = digester(options.digestKey)
  const least = section.minConfidence ?? leastConfidence
  const depth = section.decodeDepth ?? defaultDepth
  const judge = (value: unknown, scope: Scope): readonly Judged[] => {
    const found: Judged[] = []
    const job: Job = {
      engine,
      read,
      custom,
      decide,
      digest,
      least,
      depth,
      scope,
      places: !off('postal_address', 'pii'),
      masked: new Map(),
      last: { leaf: undefined, path: '' },
    }
    eachText(value, read, (batch) => {
      judgeBatch(batch, job, found)
    })
    return found
  }
  return {
    judge,
    redact(value, judged, scope, placeholder) {
      const { vault } = options
      return redactPlaces(value, judged, (again) => judge(again, scope), {
        placeholder:
          placeholder ?? (vault && ((detector, source) => vault.placeholder(detector, source, scope.server))),
      })
    },
  }
}

interface Job {
  readonly engine: Engine
  readonly read: NameReader
  readonly custom: CustomFinder
  readonly decide: Decider
  readonly digest: (value: string) => string
  readonly least: number
  readonly depth: number
  readonly scope: Scope
  /** Whether addresses are looked for. */
  readonly places: boolean
  readonly masked: MaskedNames
  /** The leaf that something was found in last, and its place as it is shown. */
  readonly last: { leaf: Leaf | undefined; path: string }
}

function judgeBatch(batch: LeafText, job: Job, found: Judged[]): void {
  const hits: Hit[] = []
  const { text } = batch
  const budget: Budget = { decoded: text.length * 4 + 65_536, joined: text.length * 2 + 4096, hashes: 64 }
  // What lies in a value that the text before had as well was found there, but for the pieces of what goes on in this one.
  const { carried, leaves } = batch
  const known = carried === 0 ? 0 : (leaves[carried - 1] as Leaf).to
  const report = (hit: Hit): void => {
    if (hit.confidence < job.least || (hit.end <= known && hit.piece === undefined)) return
    hits.push(hit)
  }
  const wide = sweep(job.engine, batch, job.depth, budget, report)
  if (wide) {
    sweepNormalized(job.engine, batch, job.depth, budget, report)
    announcedIn(text, (index) => batch.leafAt(index), report)
  }
  travelDocumentsIn(text, report)
  if (job.places) plainAddressesIn(batch, report)
  const labelled = labelledIn(batch, job.read, budget)
  if (labelled.length > 0) {
    const { layer, back } = labelledText(text, labelled)
    sweepInside(job.engine, layer, 0, budget, (hit) => {
      back(hit, report)
    })
  }
  sweepAdjoined(job.engine, batch, budget, hits, report)
  wholeLeaves(batch, job.read, labelled, report)
  privateKeysIn(batch, report)
  job.custom(batch, report)
  const digestOf = remembered(job.digest)
  for (const place of resolve(hits)) judgeHit(batch, job, place, digestOf, found)
}

function judgeHit(
  batch: LeafText,
  job: Job,
  { hit, start, end }: Place,
  digestOf: (value: string) => string,
  found: Judged[],
): void {
  const value = hit.value ?? batch.text.slice(hit.start, hit.end)
  if (value.startsWith('[redacted:')) return
  const digest = digestOf(value)
  let first = (hit.piece ?? 0) === 0
  const { leaves } = batch
  for (let index = batch.indexAt(start); index < leaves.length; index++) {
    const leaf = leaves[index] as Leaf
    if (leaf.from >= end) break
    const inKey =
      start < leaf.value && end <= leaf.value && start >= leaf.from && typeof leaf.key === 'string'
    // Of a value that runs over several leaves the names in between are no part.
    const from = Math.max(start, inKey ? leaf.from : leaf.value)
    const to = Math.min(end, inKey ? leaf.from + leaf.key.length : leaf.to)
    if (from >= to) continue
    const base = inKey ? leaf.from : leaf.value
    if (hit.piece !== undefined && found.some(({ place }) => isSame(place, leaf, from - base, digest)))
      continue
    const { action, style } = job.decide(hit.detector, hit.confidence, job.scope, () => locationOf(leaf))
    if (action === 'off') continue
    if (inKey) {
      mask(job.masked, leaf, from - base, to - base, hit.detector.id)
      job.last.leaf = undefined
    }
    if (job.last.leaf !== leaf) {
      job.last.leaf = leaf
      job.last.path = pathOf(leaf, job.masked)
    }
    const { path } = job.last
    const place = {
      leaf,
      path,
      inKey,
      start: from - base,
      end: to - base,
      detector: hit.detector.id,
      value,
      style,
      digest,
      first,
    }
    found.push({ finding: findingOf(hit, place, action), action, place })
    first = false
  }
}

/** Tells whether a place is a piece that was found before. */
function isSame({ leaf, start, digest }: RedactPlace, other: Leaf, from: number, value: string): boolean {
  return leaf.key === other.key && leaf.frame === other.frame && start === from && digest === value
}

/** Keeps what was found in a name out of every path that leads through it. */
function mask(masked: MaskedNames, leaf: Leaf, start: number, end: number, detector: string): void {
  const container = leaf.frame?.container
  if (container === undefined) return
  const names = masked.get(container) ?? new Map<string, string>()
  masked.set(container, names)
  const key = String(leaf.key)
  // Two findings in one name: what is left of it is not worth showing.
  names.set(
    key,
    names.has(key)
      ? `[redacted:${detector}]`
      : `${key.slice(0, start)}[redacted:${detector}]${key.slice(end)}`,
  )
}

function findingOf(hit: Hit, place: RedactPlace, action: 'report' | 'redact' | 'block'): Finding {
  const { id: detector, category } = hit.detector
  const { path, inKey, start, end, digest } = place
  const grade = action === 'report' ? 'report' : 'enforce'
  const span = [start, end] as const
  const confidence = Math.round(hit.confidence * 100) / 100
  // Nearly all have these members and no others.
  if (!inKey && hit.chain === undefined) return { detector, category, grade, path, span, confidence, digest }
  return {
    detector,
    category,
    grade,
    path,
    span,
    ...(inKey && { inKey }),
    confidence,
    ...(hit.chain !== undefined && { decodedFrom: hit.chain }),
    digest,
  }
}

const alone: Scope = { surface: undefined, server: undefined, tool: undefined }

/**
 * Makes a scanner. Without a section every detector is on and everything that is found with a confidence of at least 0.7 is
 * redacted.
 *
 * @example
 * ```ts
 * const scanner = createScanner()
 * const mail = ['john', 'example.com'].join('@')
 * console.log(scanner.scan({ to: [mail] }).map(({ path }) => path).join()) // => $.to[0]
 * console.log(JSON.stringify(scanner.redact({ to: [mail] }).value)) // => {"to":["[redacted:email]"]}
 * ```
 */
export function createScanner(section: DlpSection = {}, options: ScannerOptions = {}): Scanner {
  const core = compileCore(section, options)
  return {
    scan: (value) => core.judge(value, alone).map(({ finding }) => finding),
    redact(value) {
      const judged = core.judge(value, alone)
      const { value: edited, edits } = core.redact(value, judged, alone)
      return { value: edited, edits, findings: judged.map(({ finding }) => finding) }
    },
  }
}
