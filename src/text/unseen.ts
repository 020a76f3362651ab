/**
 * Text without what nobody sees.
 *
 * @module
 */
import { ignorableSource } from './invisible.ts'

// Emoji are spelt with joiners and variation selectors (Unicode Technical Standard 51, section 1.4.9): those belong to what
// is seen. Interlinear annotations and lone surrogates are hidden as well.
const emoji = String.raw`\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\u{fe0f}?`
const emojiOrUnseen = new RegExp(
  String.raw`(${emoji}(?:\u{200d}${emoji})*)|${ignorableSource}|[\u{fff9}-\u{fffb}\p{Cs}]`,
  'gu',
)
const unseen = new RegExp(String.raw`${ignorableSource}|[\u{fff9}-\u{fffb}\p{Cs}]`, 'u')

/**
 * The text without characters that are not shown: zero-width and bidirectional controls, tags, fillers, variation
 * selectors and joiners but for those inside an emoji, lone surrogates. The very same text when there are none.
 * Idempotent. O(length).
 */
export function withoutInvisible(text: string): string {
  if (!unseen.test(text)) return text
  return text.replace(emojiOrUnseen, (_match, seen: string | undefined) => seen ?? '')
}

// ECMA-48 section 5.4: a control sequence is CSI, parameters, intermediates and a final byte; section 5.6: a control string
// runs from its opening to ST or, as terminals have it, BEL.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /(?:\x1b\[|\x9b)[\x30-\x3f]{0,64}[\x20-\x2f]{0,8}[\x40-\x7e]|[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/g

/**
 * The text without C0 and C1 controls but for tab, line feed and carriage return, and without the terminal sequences that
 * they begin. The very same text when there are none. Idempotent. O(length).
 */
export function withoutControls(text: string): string {
  return text.replace(control, '')
}
