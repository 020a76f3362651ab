/**
 * Dangerous lines for PowerShell and `cmd.exe`. Which shell a line is for cannot always be told, so that every line is read both
 * ways: what is dangerous to one of them is seldom anything to the other.
 *
 * @module
 */
import { cmdCommands } from '../../../../text/cmdWords.ts'
import { decodeEncodedCommand, powershellLine } from '../../../../text/powershellWords.ts'
import type { ShellCommand } from '../../../../text/commandCollector.ts'
import { flagged, windowsCommand, type WindowsCommand } from './command.ts'
import { dangerOfWindowsProgram } from './rules.ts'
import { mostCommands, tooMany } from '../limits.ts'
import { isWindowsSystem, windowsPath } from '../../paths/windowsPath.ts'
import { fetchers } from './words.table.ts'

/** How deep lines within lines are read. */
const deepest = 3
const gate =
  /[\\%$^`[&]|-[A-Z][a-z]|\b(?:iex|iwr|irm|powershell|pwsh|cmd|del|rd|rmdir|erase|format|net1?|netsh|reg|sc|wmic|certutil|bitsadmin|mshta|rundll32|regsvr32|schtasks|vssadmin|wbadmin|wevtutil|bcdedit|cipher|fsutil|takeown|icacls|attrib|diskpart|forfiles|shutdown|ri|gc|gci|sal)\b|\b[a-z]{2,12}-[a-z]{2}/i
const running = 'running a download'
// What PowerShell calls of .NET, by what it is abused for.
const native: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'code that is hidden',
    /\[(?:system\.)?reflection\.assembly\]::(?:load|unsafeload)|\[scriptblock\]::create|amsiutils|amsiinitfailed|frombase64string/i,
  ],
  [
    'PowerShell calling native code',
    /\bvirtualalloc\b|\bcreateremotethread\b|\[(?:system\.)?runtime\.interopservices\.marshal\]::|dllimport/i,
  ],
  ['a connection of a shell', /net\.sockets\.(?:tcp|udp)client/i],
  ['a process that is started', /\[(?:system\.)?diagnostics\.process\]::start/i],
]

/** What is dangerous about a line for a shell of Windows, in words; `undefined` for ordinary ones. O(length). */
export function dangerInWindows(line: string, depth = 0): string | undefined {
  if (!gate.test(line)) return undefined
  const { text, commands, assembled } = powershellLine(line)
  return (
    dangerOfCommands(commands, depth, assembled) ??
    native.find(([, pattern]) => pattern.test(text))?.[0] ??
    dangerOfCommands(cmdCommands(line), depth, false)
  )
}

function dangerOfCommands(
  read: readonly ShellCommand[],
  depth: number,
  assembled: boolean,
): string | undefined {
  if (read.length > mostCommands) return tooMany
  const commands = read.map(windowsCommand)
  let fetched: Set<string> | undefined
  let environment = false
  let everyFile = false
  let posting = false
  for (let index = 0; index < commands.length; index++) {
    const command = commands[index] as WindowsCommand
    const danger =
      dangerOfWindowsProgram(command) ??
      dangerOfExpression(commands, index, assembled) ??
      dangerOfShell(command, depth)
    if (danger !== undefined) return danger
    if (fetched !== undefined && runs(command, fetched)) return running
    if (fetchers.has(command.name) || fetchers.has(command.written)) {
      for (const each of [...command.operands, ...command.writesTo]) {
        const name = programOf(each)
        if (name !== undefined) (fetched ??= new Set()).add(name)
      }
      posting ||= /-(?:method|m)\s{1,4}(?:post|put)\b|-body\b|-infile\b|-d(?:ata)?\b|-F\b/i.test(command.all)
    }
    // The loop runs what it reads.
    if (
      command.written.charCodeAt(0) === 37 &&
      /^%{1,2}[a-z]$/i.test(command.written) &&
      /^(?:%{1,2}[a-z])?$/i.test(command.all)
    )
      return 'running a text'
    everyFile ||=
      command.written === 'for' &&
      /\/r\b/i.test(command.all) &&
      command.operands.some((each) => isWindowsSystem(windowsPath(each)))
    if (everyFile && command.name === 'remove-item') return 'deleting a system directory'
    environment ||= command.name === 'get-childitem' && /^env:/i.test(command.operands[0] ?? '')
  }
  return environment && posting ? 'sending the environment away' : undefined
}

/** What runs a text: `iex`, a call of what a parenthesis gives, a shell at the end of a pipe. */
function dangerOfExpression(
  commands: readonly WindowsCommand[],
  index: number,
  assembled: boolean,
): string | undefined {
  const command = commands[index] as WindowsCommand
  const { name, operands, piped, computed } = command
  const before = commands[index - 1]
  if (name === 'invoke-expression') {
    const what = operands[0] ?? ''
    if (piped || operands.length > 1 || /^[$([]|\$\(/.test(what)) return 'running a text'
    return assembled ? 'a name put together from pieces' : undefined
  }
  if (computed) {
    const source = commands[index + 1]
    if (
      source !== undefined &&
      (source.name === 'get-command' || source.name === 'get-alias' || source.name === 'get-variable')
    )
      return 'a name put together from pieces'
    if (source !== undefined && fetchers.has(source.name)) return running
    if (assembled) return 'a name put together from pieces'
  }
  if (!piped || before === undefined) return undefined
  if (name === 'cmd' || name === 'powershell') {
    if (operands.length === 0 || operands.includes('-'))
      return fetchers.has(before.name) ? running : 'running a text'
  }
  if (name === 'remove-item' && before.name === 'get-childitem' && flagged(before.operands, 'recurse', 1))
    return before.operands.some((each) => isWindowsSystem(windowsPath(each)))
      ? 'deleting a system directory'
      : undefined
  return undefined
}

/** A line that is handed to another shell. */
function dangerOfShell({ name, operands, all, written }: WindowsCommand, depth: number): string | undefined {
  if (name === 'powershell') {
    for (let index = 0; index < operands.length; index++) {
      const operand = (operands[index] ?? '').toLowerCase()
      // `-e`, `-ec`, `-enc` and every longer beginning; a slash does as well.
      if (!/^[-/\u2013\u2014](?:e|ec|en[a-z]{0,13})$/.test(operand)) continue
      if (!'encodedcommand'.startsWith(operand.slice(1)) && operand.slice(1) !== 'ec') continue
      const decoded = decodeEncodedCommand(operands[index + 1] ?? '')
      const danger =
        decoded === undefined || depth >= deepest ? undefined : dangerInWindows(decoded, depth + 1)
      return danger ?? 'an encoded PowerShell command'
    }
    if (flagged(operands, 'windowstyle', 1) && /\bhidden\b/i.test(all)) return 'a hidden PowerShell'
    if (
      /[-/](?:ex(?:ec(?:utionpolicy)?)?|ep|exp)\s{1,4}(?:bypass|unrestricted)\b/i.test(all) &&
      /[-/](?:c|command)\b|https?:/i.test(all)
    )
      return 'a hidden PowerShell'
  }
  if (depth >= deepest) return undefined
  if (
    name === 'powershell' ||
    name === 'cmd' ||
    written === 'forfiles' ||
    written === 'for' ||
    written === 'start-process'
  ) {
    const at = operands.findIndex((each) => /^(?:[-/](?:[ckrm]|command|v:on)|do)$/i.test(each))
    const rest = operands
      .slice(name === 'cmd' || at !== -1 ? at + 1 : 0)
      .filter((each) => !/^\/v:on$/i.test(each))
    const inner = rest.join(' ')
    if (inner !== '' && inner.length < all.length + 1) return dangerInWindows(inner, depth + 1)
    return rest.length === 1 && /[\s;{]/.test(inner) ? dangerInWindows(inner, depth + 1) : undefined
  }
  return name === 'invoke-expression' && operands.length === 1 && /\s/.test(operands[0] ?? '')
    ? dangerInWindows(operands[0] ?? '', depth + 1)
    : undefined
}

/** Tells whether a command runs a file that was fetched. */
function runs({ written, name, operands }: WindowsCommand, fetched: ReadonlySet<string>): boolean {
  const candidates =
    name === 'start-process' || name === 'invoke-item' || name === 'powershell' || name === 'cmd'
      ? [written, ...operands]
      : [written]
  return candidates.some((each) => {
    const base = each.slice(Math.max(each.lastIndexOf('/'), each.lastIndexOf('\\')) + 1).toLowerCase()
    return (
      base !== '' &&
      (fetched.has(base) ||
        fetched.has(`${base}.exe`) ||
        fetched.has(`${base}.bat`) ||
        fetched.has(`${base}.ps1`))
    )
  })
}

/** The name of a program in an operand. */
function programOf(operand: string): string | undefined {
  const base = operand.slice(Math.max(operand.lastIndexOf('/'), operand.lastIndexOf('\\')) + 1).toLowerCase()
  return /\.(?:exe|bat|cmd|ps1|msi|vbs|js|hta|scr|com|dll)$/.test(base) ? base : undefined
}
