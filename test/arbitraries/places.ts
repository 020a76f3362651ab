/** Places in plain data, and copies that differ at one of them. */

/** Every place in a value, as the keys that lead there. */
export function placesOf(
  value: unknown,
  way: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [way]
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return [
    way,
    ...keys.flatMap((key) => placesOf((value as Record<string | number, unknown>)[key], [...way, key])),
  ]
}

/** A copy with something else at one place. */
export function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[key] = replaced(copy[key], rest, by)
  return copy
}
