/**
 * The scanner's detectors by name, for sanitizers.
 *
 * @module
 */
import { compileCore, type DlpCore } from '../guards/dlp/scanner.ts'
import { detectorNames } from '../guards/dlp/detectorNames.ts'
import type { DlpSection } from '../guards/dlp/schema.ts'
import type { SanitizerEnvironment } from '../sanitize/redact.ts'

/** The name of a custom detector that has none of its own. */
const unnamed = 'custom'

/**
 * All detectors there are: the built-in ones and those of the policy. What they look for is theirs; what becomes of it is the
 * sanitizer's to say, whatever the section says. A scanner is made when its detectors are asked for the first time.
 */
export function compileDetect(section: DlpSection = {}): SanitizerEnvironment {
  const { custom = [], minConfidence, decodeDepth } = section
  const scanners = new Map<string, DlpCore>()
  const scannerFor = (names: readonly string[]): DlpCore => {
    const key = names.join('\n')
    let scanner = scanners.get(key)
    if (scanner === undefined) {
      scanner = compileCore({
        categories: { secret: 'off', pii: 'off', financial: 'off', custom: 'off' },
        detectors: Object.fromEntries(names.map((name) => [name, 'redact'] as const)),
        custom: custom.filter(({ id = unnamed }) => names.includes(id)),
        ...(minConfidence !== undefined && { minConfidence }),
        ...(decodeDepth !== undefined && { decodeDepth }),
      })
      scanners.set(key, scanner)
    }
    return scanner
  }
  return {
    detectors: [...detectorNames, ...custom.map(({ id = unnamed }) => id)],
    detect(names, text, name) {
      const alone = { surface: undefined, server: undefined, tool: undefined }
      const judged = scannerFor(names).judge(name === undefined ? text : { [name]: text }, alone)
      return judged.flatMap(({ finding: { detector, span, inKey } }) =>
        inKey === true ? [] : [{ start: span[0], end: span[1], detector }],
      )
    },
  }
}
