/**
 * Three-valued logic (Kleene): what holds, what does not, and what cannot be told. The values are ordered numbers, so
 * that `and` is the minimum, `or` the maximum and `not` a subtraction.
 *
 * @module
 */

/** {@link no}, {@link unknown} or {@link yes}. */
export type Kleene = 0 | 1 | 2

export const no = 0
export const unknown = 1
export const yes = 2

/** Negation: what cannot be told stays so. */
export function not(value: Kleene): Kleene {
  return (yes - value) as Kleene
}

/** Two-valued to three-valued. */
export function known(value: boolean): Kleene {
  return value ? yes : no
}

/** Two-valued where `undefined` means that it cannot be told. */
export function maybe(value: boolean | undefined): Kleene {
  return value === undefined ? unknown : known(value)
}

/** The conjunction of several questions about the same thing; `yes` when there are none. It asks no further than the first no. */
export function allOf<T>(questions: readonly ((subject: T) => Kleene)[]): (subject: T) => Kleene {
  const [first, second] = questions
  if (first === undefined) return () => yes
  if (second === undefined) return first
  return (subject) => {
    let result: Kleene = yes
    for (const question of questions) {
      const outcome = question(subject)
      if (outcome === no) return no
      if (outcome < result) result = outcome
    }
    return result
  }
}
