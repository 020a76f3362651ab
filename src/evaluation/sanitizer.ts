/**
 * The sanitizer alone, with the scanner's detectors at hand.
 *
 * @module
 */
import type { SanitizerEnvironment } from '../sanitize/redact.ts'
import type { SanitizersSection } from '../sanitize/schema.ts'
import { createSanitizer as sanitizerWith, type Sanitizer } from '../sanitize/sanitizer.ts'
import { compileDetect } from './detect.ts'

/**
 * Makes a sanitizer: a list of steps that edits JSON values, idempotent, sharing what it does not touch.
 *
 * @param section - The steps, in the order they are applied.
 * @param environment - Detectors of your own; the scanner's by default.
 * @throws {@link PolicyError} with every problem and its path.
 *
 * @example
 * ```ts
 * const sanitizer = createSanitizer([
 *   { path: '$.password', redact: { as: 'password' } },
 *   { redact: { detectors: ['email'] } },
 *   { path: '$.limit', clamp: { max: 100 } },
 * ])
 * const to = ['ada', 'example.com'].join('@')
 * const { value } = sanitizer.apply({ to, password: 'hunter2', limit: 5000 })
 * console.log(JSON.stringify(value)) // => {"to":"[redacted:email]","password":"[redacted:password]","limit":100}
 * ```
 */
export function createSanitizer(section: SanitizersSection, environment?: SanitizerEnvironment): Sanitizer {
  return sanitizerWith(section, environment ?? compileDetect())
}
