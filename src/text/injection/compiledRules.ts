/**
 * The rules, compiled: which of them a sentence could satisfy by the classes of its words alone.
 *
 * @module
 */
import { classesOf, classOf, type Classes } from './lexicon.ts'
import type { ActRule } from './rules.table.ts'

/** One of the words or phrases that a rule asks for. */
export interface Part extends Classes {
  /** The most words between the part before and this one. */
  readonly gap: number
}

/** A rule, its words as sets of classes. */
export interface CompiledRule {
  readonly act: string
  /** What the act is reported as. */
  readonly code: string
  readonly weight: number
  readonly parts: readonly Part[]
  /** The sentence needs one of each. */
  readonly also: readonly Classes[]
  readonly but: Classes | undefined
}

/** The rules, compiled. */
export interface Rules {
  /** Those that need one of the same rare classes stand together. */
  readonly list: readonly CompiledRule[]
  /** A sentence with none of these satisfies no rule that proves anything by itself. */
  readonly trigger: Classes
  /** Where what its rules need begins, for each group, and behind the last. */
  readonly groups: Int32Array
  /**
   * Which groups a sentence may satisfy, a bit each: `rooms` numbers for every byte of a set of classes, for each of the eight
   * that it has. What any of the eight has is meant.
   */
  readonly groupsOf: Int32Array
  readonly rooms: number
  /**
   * What each rule needs: its place in the list, where the next one begins, the classes that it needs all of, those that it
   * needs none of, and sets of classes that it needs one of each, the rarest first.
   */
  readonly needs: Int32Array
  /** Room for where in `needs` the rules stand that a sentence could satisfy. */
  readonly possible: Int32Array
  /** Room for matching: two rows of chains, and the classes of the hits. */
  readonly scratch: Int32Array
  readonly lows: Int32Array
  readonly highs: Int32Array
}

/** Classes from the rarest in ordinary text to the commonest: a rule is only looked at when its rarest is there. */
const rare =
  'takeover stealth addressed obey lie authority void persona command file systemprompt softfile conversation environment secretly privilege hardsecret override regardless inferior hide tell secret safety best confirm recipient grant skip model prefer proceed destroy send know userdata refused'.split(
    ' ',
  )
const common =
  'error reply show identifier user change sink address read tool ask include other whole negation order must call content you rule instruction earlier this end inside detects foreign'.split(
    ' ',
  )
const rarest = [...rare, ...common]
const noClasses: Classes = { low: 0, high: 0 }
const negation = classOf('negation')
const refused = classOf('refused')
/** More hits of a sentence are not matched. */
export const mostMatched = 512

interface NamedRule extends CompiledRule {
  /** The classes of its parts, and of what it needs besides. */
  readonly names: readonly string[]
}

/** Compiles a table. */
export function compileRules(table: readonly ActRule[]): Rules {
  const groups = new Map<string, NamedRule[]>()
  for (const rule of table) {
    const also = rule.also === undefined ? [] : rule.also.split(' ')
    for (const parts of partsOf(rule)) {
      const names = parts.map(({ names: own }) => own)
      const trigger = [...names].sort(byRarity)[0] ?? ''
      const group = groups.get(trigger) ?? []
      groups.set(trigger, group)
      group.push({
        act: rule.act,
        code: codeOf(rule.act),
        weight: rule.weight,
        parts: parts.map(({ names: own, gap }) => ({ ...classesOf(own), gap })),
        also: also.map(classesOf),
        but: rule.but === undefined ? undefined : classesOf(rule.but),
        names: [...names, ...also],
      })
    }
  }
  const triggers = [...groups.keys()].filter((names) => rarityOf(names) < rare.length)
  const list = [...groups.values()].flat()
  return {
    list,
    trigger: classesOf(triggers.join('|')),
    ...needsOf(groups),
    possible: new Int32Array(list.length),
    scratch: new Int32Array(2 * mostMatched),
    lows: new Int32Array(mostMatched),
    highs: new Int32Array(mostMatched),
  }
}

function codeOf(act: string): string {
  return act === 'command' ? 'command_payload' : `prompt_injection.${act}`
}

function needsOf(
  groups: ReadonlyMap<string, readonly NamedRule[]>,
): Pick<Rules, 'groups' | 'groupsOf' | 'rooms' | 'needs'> {
  const begins: number[] = []
  const needs: number[] = []
  let place = 0
  for (const [trigger, rules] of groups) {
    begins.push(needs.length)
    for (const { names, but } of rules) {
      const single = names.filter((own) => !own.includes('|')).reduce(including, noClasses)
      const several = [...new Set(names)].filter((own) => own.includes('|') && own !== trigger).sort(byRarity)
      const sets = several.map((own) => classesOf(own)).flatMap((set) => [set.low, set.high])
      const { low, high } = but ?? noClasses
      const end = needs.length + 6 + sets.length
      needs.push(place++, end, single.low, single.high, low, high, ...sets)
    }
  }
  begins.push(needs.length)
  return {
    groups: Int32Array.from(begins),
    needs: Int32Array.from(needs),
    ...groupTable([...groups.keys()].map(classesOf)),
  }
}

/** The table of the groups that need one of these classes each. */
function groupTable(triggers: readonly Classes[]): Pick<Rules, 'groupsOf' | 'rooms'> {
  const rooms = Math.ceil(triggers.length / 32)
  const groupsOf = new Int32Array(8 * 256 * rooms)
  for (const [group, { low, high }] of triggers.entries()) {
    for (let byte = 0; byte < 8; byte++) {
      const needed = ((byte < 4 ? low : high) >>> ((byte & 3) << 3)) & 255
      for (let value = 0; value < 256; value++) {
        const at = (byte * 256 + value) * rooms + (group >> 5)
        if ((value & needed) !== 0) groupsOf[at] = (groupsOf[at] ?? 0) | (1 << (group & 31))
      }
    }
  }
  return { groupsOf, rooms }
}

/** The groups of one room that a sentence with these classes may satisfy. Nothing is asked: nobody can tell beforehand. */
function groupsIn({ groupsOf, rooms }: Rules, room: number, low: number, high: number): number {
  return (
    (groupsOf[(low & 255) * rooms + room] as number) |
    (groupsOf[(256 + ((low >>> 8) & 255)) * rooms + room] as number) |
    (groupsOf[(512 + ((low >>> 16) & 255)) * rooms + room] as number) |
    (groupsOf[(768 + (low >>> 24)) * rooms + room] as number) |
    (groupsOf[(1024 + (high & 255)) * rooms + room] as number) |
    (groupsOf[(1280 + ((high >>> 8) & 255)) * rooms + room] as number) |
    (groupsOf[(1536 + ((high >>> 16) & 255)) * rooms + room] as number) |
    (groupsOf[(1792 + (high >>> 24)) * rooms + room] as number)
  )
}

function including({ low, high }: Classes, name: string): Classes {
  const own = classOf(name)
  return { low: low | own.low, high: high | own.high }
}

/** An alternative is as common as its commonest member. */
function rarityOf(names: string): number {
  return Math.max(...names.split('|').map((name) => rarest.indexOf(name)))
}

function byRarity(left: string, right: string): number {
  return rarityOf(left) - rarityOf(right)
}

interface NamedPart {
  readonly names: string
  readonly gap: number
}

function partsOf({ order, near, within = 4 }: ActRule): readonly (readonly NamedPart[])[] {
  if (near !== undefined)
    return permutations(near.split(' ')).map((names) => names.map((own) => ({ names: own, gap: within })))
  const parts: NamedPart[] = []
  let gap = 0
  for (const token of (order ?? '').split(' ')) {
    if (/^\d+$/.test(token)) gap = Number(token)
    else parts.push({ names: token, gap })
  }
  return [parts]
}

function permutations(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names]
  return names.flatMap((name, index) =>
    permutations(names.filter((_, other) => other !== index)).map((rest) => [name, ...rest]),
  )
}

/** Tells whether a sentence with all of these classes could satisfy a rule at all. O(rules). */
export function canSatisfy(rules: Rules, low: number, high: number): boolean {
  return possibleRules(rules, low, high, 1) > 0
}

/**
 * Notes in `possible` where in `needs` the rules stand that a sentence with all of these classes could satisfy, in order, up
 * to `most` of them. O(rules).
 *
 * @returns How many there are.
 */
export function possibleRules(
  rules: Rules,
  low: number,
  high: number,
  most: number = rules.possible.length,
): number {
  const { groups, needs, possible, rooms } = rules
  // What is negated becomes what is refused.
  if ((low & negation.low) !== 0 || (high & negation.high) !== 0) {
    low |= refused.low
    high |= refused.high
  }
  let count = 0
  for (let room = 0; room < rooms; room++) {
    for (let bits = groupsIn(rules, room, low, high); bits !== 0; bits &= bits - 1) {
      const group = (room << 5) + 31 - Math.clz32(bits & -bits)
      const next = groups[group + 1] as number
      for (let rule = groups[group] as number, end = rule; rule < next; rule = end) {
        end = needs[rule + 1] as number
        if ((((needs[rule + 2] as number) & ~low) | ((needs[rule + 3] as number) & ~high)) !== 0) continue
        let set = rule + 6
        while (set < end && (((needs[set] as number) & low) | ((needs[set + 1] as number) & high)) !== 0)
          set += 2
        if (set < end) continue
        possible[count++] = rule
        if (count === most) return count
      }
    }
  }
  return count
}

/** Tells whether a rule that was noted is satisfied by the classes of a sentence, wherever its words stand. O(sets). */
export function isSatisfied({ needs }: Rules, rule: number, low: number, high: number): boolean {
  if ((((needs[rule + 2] as number) & ~low) | ((needs[rule + 3] as number) & ~high)) !== 0) return false
  if ((((needs[rule + 4] as number) & low) | ((needs[rule + 5] as number) & high)) !== 0) return false
  const end = needs[rule + 1] as number
  for (let set = rule + 6; set < end; set += 2)
    if ((((needs[set] as number) & low) | ((needs[set + 1] as number) & high)) === 0) return false
  return true
}
