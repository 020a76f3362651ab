/**
 * The few formats that can be asserted (JSON Schema 2020-12 validation, section 7.3), each in linear time. All others are
 * annotations.
 *
 * @module
 */
import ipaddr from 'ipaddr.js'

const date = /^(\d{4})-(\d\d)-(\d\d)$/
const time = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|[+-]([01]\d|2[0-3]):([0-5]\d))$/i
// RFC 5321 section 4.5.3.1 and RFC 5322 section 3.4.1, without quotes and comments.
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
// RFC 3986 section 3.1 and the characters of section 2.
const uri = /^[a-z][a-z\d+.-]*:(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[\da-f]{2})*$/i
const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i

function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = date.exec(text) ?? []
  if (year === '') return false
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1]
  return days !== undefined && Number(day) >= 1 && Number(day) <= days
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** RFC 3339 section 5.6; a leap second may stand at any hour, since offsets move it. */
function isTime(text: string): boolean {
  const [, hours = '', minutes = '', seconds = ''] = time.exec(text) ?? []
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) <= 60
}

function isDateTime(text: string): boolean {
  return /^.{10}[t ]/i.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11))
}

function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => part.length <= 63 && label.test(part))
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at > 0 && text.length <= 254 && localPart.test(text.slice(0, at)) && isHostname(text.slice(at + 1))
}

/** By name: tells whether a text has the format. */
export const formatChecks: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['date', isDate],
  ['time', isTime],
  ['date-time', isDateTime],
  ['email', isEmail],
  ['hostname', isHostname],
  ['ipv4', (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text)],
  ['ipv6', (text: string): boolean => !text.includes('%') && ipaddr.IPv6.isValid(text)],
  ['uuid', (text: string): boolean => uuid.test(text)],
  ['uri', (text: string): boolean => uri.test(text)],
])
