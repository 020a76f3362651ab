/**
 * Names of fields as people write them: `userPassword`, `user_password` and `USER-PASSWORD` are one.
 *
 * @module
 */

const words = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}|\p{N}+/gu
// `userpassword` ends with `password` for sure, while `paid` does not end with `id`.
const longEnough = 6

/** The letters and digits of a name, and where in them its words begin. */
function read(name: string): { readonly plain: string; readonly starts: ReadonlySet<number> } {
  let plain = ''
  const starts = new Set<number>()
  for (const [word] of name.normalize('NFKC').matchAll(words)) {
    starts.add(plain.length)
    plain += word.toLowerCase()
  }
  return { plain, starts }
}

/**
 * Compiles a list of names: a name is on it when it is one of them in any written form, or when its last words are
 * (`oldPassword` for `password`). O(length of the name x names on the list).
 */
export function fieldMatcher(names: readonly string[]): (name: string) => boolean {
  const wanted = names.map((name) => read(name).plain).filter((plain) => plain !== '')
  return (name) => {
    const { plain, starts } = read(name)
    return wanted.some(
      (each) => plain.endsWith(each) && (each.length >= longEnough || starts.has(plain.length - each.length)),
    )
  }
}
