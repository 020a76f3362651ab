/**
 * Pairs of letters by how common they are in words.
 *
 * @module
 */

// The commonest pairs of letters in English prose and in identifiers: nine of ten pairs in words, three of ten in
// random letters.
const commonPairs =
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ' +
  'ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie ' +
  'wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab ' +
  'gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ' +
  'ga qu ue ff ba ey ls va um pp ua up lu go ht ru ug ds lt pi rc rr eg au ck ew mu br bi pt ak pu ui rg ib tl ny ki rk ys ' +
  'ob mm fu ph og ms ye ud mb ip ub oi rl gu dr hr cc tw ft wn nu af hu nn eo vo rv nf xp gn sm fl iz ok nl my gl aw ju oa ' +
  'eq sy sl ps jo lf nv je nk kn gs dy hy ze ks xt bs ik dd pt rp sk xi oe oy ws lv dl rf eu dg wr xa yi nm eb rb dm js ts'

const rare = 0.125
const frequencies = new Float32Array(26 * 26).fill(rare)
for (const [rank, pair] of commonPairs.split(' ').entries())
  frequencies[(pair.charCodeAt(0) - 97) * 26 + pair.charCodeAt(1) - 97] = 60 / (rank + 15)

/** Tells whether two letters (0 for `a` to 25) often follow each other in words. */
export function isCommonPair(first: number, second: number): boolean {
  return (frequencies[first * 26 + second] ?? 0) > rare
}

/** Roughly how many of a thousand pairs of characters in ordinary text are these two letters. */
export function pairFrequency(first: number, second: number): number {
  return frequencies[first * 26 + second] ?? rare
}
