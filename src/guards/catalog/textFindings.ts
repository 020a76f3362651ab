/**
 * From observations about texts to findings about a document.
 *
 * @module
 */
import type { Finding } from '../../decision/decision.ts'
import { sha256Hex } from '../../json/digest.ts'
import type { Observation } from '../../text/injection/settle.ts'
import { pathOf, type TextPlace } from './textPlaces.ts'

/** An observation with its place. */
export interface PlacedObservation {
  readonly place: TextPlace
  readonly observation: Observation
  /** `true` when it is proof in this place, whatever it is elsewhere. */
  readonly proof: boolean
}

const digestLength = 16

/** The family of a code: `injection`, `hidden_text`, `url`, `annotation` or `name`. */
function categoryOf(code: string): string {
  if (code.startsWith('hidden_text.')) return 'hidden_text'
  if (code === 'suspicious_url') return 'url'
  if (code.includes('annotation')) return 'annotation'
  if (code.startsWith('tool_name.')) return 'name'
  return 'injection'
}

/** Makes the finding. It holds a digest of what matched and never the text. */
export function findingOf({ place, observation, proof }: PlacedObservation): Finding {
  const { code, start, end, confidence, decodedFrom } = observation
  return {
    detector: code,
    category: categoryOf(code),
    grade: proof ? 'enforce' : 'report',
    path: pathOf(place),
    span: [start, end],
    ...(place.inKey && { inKey: true }),
    confidence,
    ...(decodedFrom !== undefined && { decodedFrom }),
    digest: sha256Hex(place.text.slice(start, end)).slice(0, digestLength),
  }
}

/** Compiles a list of codes, of which `family.*` names all of a family. */
export function compileCodes(codes: readonly string[] = []): (code: string) => boolean {
  if (codes.length === 0) return () => false
  const exact = new Set(codes)
  const families = codes.filter((code) => code.endsWith('.*')).map((code) => code.slice(0, -1))
  return (code) => exact.has(code) || families.some((family) => code.startsWith(family))
}
