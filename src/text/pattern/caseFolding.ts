/**
 * Case folding: which characters are the same but for their case. It is Unicode simple case folding (CaseFolding.txt,
 * status C and S), as ECMA-262 uses it for the flags `iu`: one character never folds to two, so the sharp s is not `ss`.
 *
 * @module
 */

/**
 * Where letters with a case are, in blocks and as first and last code points by turns. The regular ones are told by
 * their upper and lower case.
 */
const casedBlocks: readonly number[] = [
  0x41, 0x5a, 0x61, 0x7a, 0xb5, 0x2af, 0x345, 0x345, 0x370, 0x58f, 0x10a0, 0x10ff, 0x13a0, 0x13ff, 0x1c80,
  0x1cbf, 0x1d79, 0x1d8e, 0x1e00, 0x1fff, 0x2126, 0x2188, 0x24b6, 0x24e9, 0x2c00, 0x2d2f, 0xa640, 0xa69f,
  0xa720, 0xa7ff, 0xab53, 0xabbf, 0xfb05, 0xfb06, 0xff21, 0xff3a, 0xff41, 0xff5a, 0x10400, 0x105bf, 0x10c80,
  0x10cff, 0x10d50, 0x10d8f, 0x118a0, 0x118df, 0x16e40, 0x16edf, 0x1e900, 0x1e943,
]

/** The families that the upper and lower case of their members do not tell in full. From CaseFolding.txt. */
const families: readonly string[] = [
  'Kk\u212a',
  'Ss\u017f',
  '\u00c5\u00e5\u212b',
  '\u00df\u1e9e',
  '\u01c4\u01c5\u01c6',
  '\u01c7\u01c8\u01c9',
  '\u01ca\u01cb\u01cc',
  '\u01f1\u01f2\u01f3',
  '\u0345\u0399\u03b9\u1fbe',
  '\u0390\u1fd3',
  '\u03b0\u1fe3',
  '\u0392\u03b2\u03d0',
  '\u0395\u03b5\u03f5',
  '\u0398\u03b8\u03d1\u03f4',
  '\u039a\u03ba\u03f0',
  '\u039c\u03bc\u00b5',
  '\u03a0\u03c0\u03d6',
  '\u03a1\u03c1\u03f1',
  '\u03a3\u03c2\u03c3',
  '\u03a6\u03c6\u03d5',
  '\u03a9\u03c9\u2126',
  '\u0412\u0432\u1c80',
  '\u0414\u0434\u1c81',
  '\u041e\u043e\u1c82',
  '\u0421\u0441\u1c83',
  '\u0422\u0442\u1c84\u1c85',
  '\u042a\u044a\u1c86',
  '\u0462\u0463\u1c87',
  '\ua64a\ua64b\u1c88',
  '\u1e60\u1e61\u1e9b',
  '\u1fb3\u1fbc',
  '\u1fc3\u1fcc',
  '\u1ff3\u1ffc',
  '\ufb05\ufb06',
]

/** All that a character is the same as but for case, itself among them. */
export function caseFamily(point: number): readonly number[] {
  // The dotless i and the dotted I fold to nothing but themselves.
  if (point === 0x130 || point === 0x131) return [point]
  const character = String.fromCodePoint(point)
  const family = families.find((members) => members.includes(character))
  if (family !== undefined) return Array.from(family, (member) => member.charCodeAt(0))
  // Greek letters with an iota below, small and capital by eights.
  if (point >= 0x1f80 && point <= 0x1faf) return [point, point ^ 8]
  const members = [point]
  for (const other of [character.toLowerCase(), character.toUpperCase()]) {
    const code = other.codePointAt(0) ?? point
    if (String.fromCodePoint(code) === other && code !== point) members.push(code)
  }
  return members
}

/** The ranges, and those of all characters that are the same but for case. In no order. */
export function foldedRanges(ranges: readonly number[]): readonly number[] {
  const folded = [...ranges]
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i] as number
    const to = ranges[i + 1] as number
    for (let block = 0; block < casedBlocks.length; block += 2) {
      const last = Math.min(to, casedBlocks[block + 1] as number)
      for (let point = Math.max(from, casedBlocks[block] as number); point <= last; point++) {
        for (const member of caseFamily(point)) if (member < from || member > to) folded.push(member, member)
      }
    }
  }
  return folded
}
