/**
 * Schedules: windows of the week in a time zone, daylight saving included.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'

/** A day of the week. */
type Weekday = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun'

/** A window of the week. A window whose end is not after its start goes on past midnight; its days are those it begins on. */
export interface Schedule {
  /** A day, a range such as `Mon-Fri`, or a list of them. Absent: every day. */
  readonly days?: string | readonly string[]
  /** `HH:MM`, included. Absent: `00:00`. */
  readonly from?: string
  /** `HH:MM`, excluded; `24:00` is the end of the day. Absent: `24:00`. */
  readonly to?: string
  /** An IANA time zone, such as `Europe/Berlin`. */
  readonly timeZone: string
}

const weekdays: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const minutesOfDay = 24 * 60

/** The days that a range names, as positions from Monday; `undefined` when it names none. A range may pass Sunday. */
function daysOf(range: string): readonly number[] | undefined {
  const [first, last = first, ...rest] = range.split('-').map((name) => weekdays.indexOf(name as Weekday))
  if (first === undefined || last === undefined || first < 0 || last < 0 || rest.length > 0) return undefined
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, offset) => (first + offset) % 7)
}

const clockTime = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

function minuteOf(time: string): number {
  const [, hours, minutes] = clockTime.exec(time) ?? []
  return hours === undefined ? minutesOfDay : Number(hours) * 60 + Number(minutes)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const days = z.string().check(
  z.refine((range) => daysOf(range) !== undefined, {
    error: 'must be a day such as `Mon` or a range such as `Mon-Fri`',
  }),
)
const time = z.string().check(z.regex(clockTime, { error: 'must be a time of day such as `09:00`' }))

/** The schema of a schedule. */
export const scheduleSchema: z.ZodMiniType<Schedule> = section({
  days: z.optional(
    z.union([days, z.array(days).check(z.minLength(1, { error: 'a list may not be empty' }))]),
  ),
  from: z.optional(time),
  to: z.optional(time),
  timeZone: z
    .string()
    .check(z.refine(isTimeZone, { error: 'must be an IANA time zone such as `Europe/Berlin`' })),
}).check(
  z.refine(({ from = '00:00', to = '24:00' }) => from !== to, {
    error: 'the window is empty: `from` and `to` are the same; leave both out for whole days',
  }),
) as z.ZodMiniType<Schedule>

/** Compiles a schedule to a test of a time in milliseconds since 1970. */
export function compileSchedule(schedule: Schedule): (time: number) => boolean {
  const { from = '00:00', to = '24:00', timeZone } = schedule
  const onDays = new Set([schedule.days ?? 'Mon-Sun'].flat().flatMap((range) => daysOf(range) ?? []))
  const start = minuteOf(from)
  const end = minuteOf(to)
  const overnight = end <= start
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (time) => {
    const parts: Partial<Record<string, string>> = {}
    for (const { type, value } of format.formatToParts(time)) parts[type] = value
    const day = weekdays.indexOf(parts['weekday'] as Weekday)
    const minute = Number(parts['hour']) * 60 + Number(parts['minute'])
    if (!overnight) return onDays.has(day) && minute >= start && minute < end
    // After midnight it is still the window of the day before.
    return minute >= start ? onDays.has(day) : minute < end && onDays.has((day + 6) % 7)
  }
}
