/**
 * Letters that are taken for ASCII letters and digits besides those of `confusables.table.ts`: looser ones that are met in the
 * wild, in lower case and without accents (small capitals, Cyrillic letters whose shape is near). Our own list. Compatibility
 * forms (full width, mathematical, enclosed) are not listed: normalization maps them.
 *
 * @module
 */

/** By the ASCII character: what is taken for it. */
export const lookalikes: Readonly<Record<string, string>> = {
  '0': '\u09e6\u0b66\u0966',
  '3': '\u0437\u0292\u04e1',
  '4': '\uab9e',
  '6': '\u0431\uabbe',
  '8': '\u09ea',
  'a': '\u03b1\u0430\u0251\u237a\u0250\uab7a\u15c5',
  'b': '\u044c\u0185\uab9f\u0432\u03b2\u13fc\u0299',
  'c': '\u0441\u03c2\u1d04\uabaf',
  'd': '\u0501\u0257\ua4d2\uabb7\uab70\u15de\u1d05',
  'e': '\u0435\u04bd\u212e\uab32\u0454\u03b5\uab7c',
  'f': '\u03dd\uab35\ua799\u1e9d\u0584\u15b4',
  'g': '\u0581\u0261\u1d83\u018d\u0262\u050d\uab90',
  'h': '\u04bb\u0570\uab92\u043d\uab8b\u029c',
  'i': '\u0456\u0131\u0269\u03b9\u026a\u04cf\ua647\uab75',
  'j': '\u0458\u03f3\u029d\uab7b\u148d\u1d0a',
  'k': '\u03ba\u043a\u1d0b\u2c6a\uabb6',
  'l': '\u01c0\u05d5\u05df\u0627\uabae\u029f',
  'm': '\u043c\u1d0d\u028d\u03bc\uab87',
  'n': '\u0578\u057c\u03b7\u043f\u0274\u2c9b',
  'o': '\u043e\u03bf\u0585\u03c3\u1d0f\uab3d\u0e50\u0ed0',
  'p': '\u0440\u03c1\u2374\u1d29\uabb2',
  'q': '\u051b\u0563\u0566\u024b',
  'r': '\u0433\u1d26\u2c85\uab47\u0280\u027e\uab71\uaba2\u1587',
  's': '\u0455\ua731\u01bd\u057f\uabaa',
  't': '\u0442\u03c4\u1d1b\uab72',
  'u': '\u03c5\u057d\u1d1c\uab4e\u028b\u0446\u144c',
  'v': '\u03bd\u0475\u1d20\u05d8\uaba9',
  'w': '\u051d\u0461\u1d21\u0561\uab83',
  'x': '\u0445\u03c7\u1541',
  'y': '\u0443\u03b3\u04af\u10e7\u028f',
  'z': '\u1d22\u0290\u03b6\uab93',
} // prettier-ignore
