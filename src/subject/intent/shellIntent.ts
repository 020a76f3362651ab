/**
 * The class of a command line: of its commands the strictest.
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'
import { shellCommands, type ShellCommand } from '../../text/shellWords.ts'
import { commandFamilies, interpreters, plainPrograms, wrappers } from './commands.table.ts'
import { rankOf, stricter } from './evidence.ts'
import { httpMethodIntent } from './httpIntent.ts'
import { nameIntent } from './nameIntent.ts'
import { sqlIntent } from './sqlIntent.ts'

/** What a text says that is given to something to run. */
export interface TextIntent {
  readonly intent: Intent
  /** What was seen, such as `shell rm`. */
  readonly token: string
}

const deepest = 3
// More than anyone means to run; what stands behind it cannot be told.
const longestRead = 16_384

/**
 * The class of a line for a shell, also of Windows; `undefined` where no command in it is known. O(length).
 *
 * @param program - What the line is given to when it does not begin with a program itself (`git`, `kubectl`).
 */
export function shellIntent(line: string, program?: string, depth = 0): TextIntent | undefined {
  if (line.length > longestRead) return { intent: 'destructive', token: 'shell too long to tell' }
  let found: TextIntent | undefined
  let unknown = false
  for (const command of shellCommands(line)) {
    const said = commandIntent(command, program, depth)
    if (said === undefined) unknown = true
    else if (rankOf(said.intent) > rankOf(found?.intent)) found = said
  }
  // What one command does is not told by what another does.
  return unknown && rankOf(found?.intent) < 2 ? undefined : found
}

function commandIntent(
  { words, writesTo, piped }: ShellCommand,
  program: string | undefined,
  depth: number,
): TextIntent | undefined {
  const said = wordsIntent(words, program, piped, depth)
  const written = redirectionIntent(words, writesTo)
  if (written === undefined) return said
  if (words.length === 0 || (said !== undefined && stricter(said.intent, written.intent) !== said.intent))
    return written
  return said
}

function redirectionIntent(words: readonly string[], writesTo: readonly string[]): TextIntent | undefined {
  const files = writesTo.filter((file) => !/^(?:\/dev\/(?:null|stdout|stderr|tty)|nul|\$null)$/i.test(file))
  if (files.length === 0) return undefined
  if (files.some((file) => /^\/dev\/(?:tcp|udp)\//.test(file)))
    return { intent: 'exfiltrative', token: 'shell network redirection' }
  const final = words.length === 0 || files.some((file) => file.startsWith('/dev/'))
  return { intent: final ? 'destructive' : 'write', token: 'shell redirection' }
}

function wordsIntent(
  words: readonly string[],
  program: string | undefined,
  piped: boolean,
  depth: number,
): TextIntent | undefined {
  let at = 0
  while (at < words.length && (wrappers.has(bareName(words[at])) || (at > 0 && isWrapperOperand(words[at]))))
    at++
  const name = bareName(words[at])
  if (name === '') return at > 0 ? { intent: 'read', token: 'shell nothing' } : undefined
  const rest = words.slice(at + 1)
  const known = interpreters.has(name) || commandFamilies.has(name) || plainPrograms.has(name)
  if (
    program !== undefined &&
    program !== name &&
    commandFamilies.has(program) &&
    (!known || familyKnows(program, name))
  ) {
    return familyIntent(program, words.slice(at))
  }
  const special = specialIntent(name, rest, piped, depth)
  if (special !== undefined) return { intent: special, token: `shell ${name}` }
  if (commandFamilies.has(name)) return familyIntent(name, rest)
  if (/^mkfs\b/.test(name)) return { intent: 'destructive', token: 'shell mkfs' }
  const plain = plainPrograms.get(name)
  if (plain !== undefined) return { intent: plain, token: `shell ${name}` }
  // PowerShell names its commands by verb and noun.
  if (/^[a-z]+-[a-z]+$/.test(name)) {
    const { intent, weak } = nameIntent(name)
    if (intent !== undefined && !weak) return { intent, token: 'shell cmdlet' }
  }
  return isVersionQuery(rest) ? { intent: 'read', token: 'shell version' } : undefined
}

function isVersionQuery(rest: readonly string[]): boolean {
  return rest.length === 1 && /^(?:--?version|-V|--help|-h)$/.test(rest[0] ?? '')
}

/** `timeout 5 rm`, `env A=1 rm`, `nice -n 10 rm`: options, numbers and assignments of a wrapper. */
function isWrapperOperand(word: string | undefined): boolean {
  return word !== undefined && /^(?:-.*|\d+[smhd]?|[A-Za-z_]\w*=.*)$/.test(word)
}

/** `/usr/bin/rm` and `RM.EXE` are `rm`. */
function bareName(word: string | undefined): string {
  return (word ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
}

function familyKnows(program: string, word: string): boolean {
  return commandFamilies.get(program)?.operands.has(word) === true
}

const topics: ReadonlySet<string> = new Set('compute monitor pull open s3 ec2 run'.split(' '))

function familyIntent(program: string, rest: readonly string[]): TextIntent | undefined {
  const family = commandFamilies.get(program)
  if (family === undefined) return undefined
  const operands = operandsOf(rest)
  let intent: Intent | undefined
  if (family.otherwise === 'name') {
    for (const word of operands.slice(0, 4)) {
      // `gcloud compute` and `az monitor` are about something, they do not do it.
      const said = /\s/.test(word) || topics.has(word) ? undefined : nameIntent(word)
      intent = stricter(
        stricter(intent, family.operands.get(word)),
        said?.weak === false ? said.intent : undefined,
      )
    }
  } else {
    const [first = ''] = operands
    intent = operands.length === 0 ? 'read' : (family.operands.get(first.toLowerCase()) ?? family.otherwise)
    // `docker volume rm`, `npm cache clean`, `terraform state rm`: the second operand says it.
    const second = family.operands.get(operands[1]?.toLowerCase() ?? '')
    if (!family.operands.has(first.toLowerCase()) && second !== undefined) intent = second
  }
  if (intent !== undefined && intent !== 'read' && rest.some((word) => family.destroys?.has(word) === true))
    intent = stricter(intent, 'destructive')
  return intent === undefined ? undefined : { intent, token: `shell ${program}` }
}

/** Words that are no options. The value of an option counts as one too: it names what is acted on. */
function operandsOf(rest: readonly string[]): readonly string[] {
  return rest.filter((word) => !word.startsWith('-'))
}

type Special = (rest: readonly string[], piped: boolean, depth: number) => Intent | undefined

const remote = /^(?:[^/\\]*@)?[\w.-]{2,}:(?!\\)|^(?:s3|gs|azure|https?|rsync|ftp|sftp|abfss?|wasbs?):\/\//

const specials: Readonly<Record<string, Special>> = {
  git: (rest) => gitIntent(rest),
  curl: (rest, piped) => curlIntent(rest, piped),
  wget: (rest) =>
    rest.some((word) => word.startsWith('--post-file') || word.startsWith('--body-file'))
      ? 'exfiltrative'
      : rest.some((word) => word.startsWith('--method')) && rest.some((word) => /DELETE/i.test(word))
        ? 'destructive'
        : 'write',
  scp: (rest) => copiesOut(rest),
  rsync: (rest) =>
    copiesOut(rest) === 'exfiltrative'
      ? 'exfiltrative'
      : rest.some((word) => word.startsWith('--delete') || word === '--remove-source-files')
        ? 'destructive'
        : 'write',
  aws: (rest) => objectStore(rest, 's3'),
  gsutil: (rest) => objectStore(['s3', ...rest], 's3'),
  find: (rest, _piped, depth) => {
    if (rest.includes('-delete')) return 'destructive'
    const at = rest.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word))
    return at === -1
      ? 'read'
      : (wordsIntent(rest.slice(at + 1), undefined, false, depth)?.intent ?? 'destructive')
  },
  sed: (rest) => (rest.some((word) => /^-[a-z]*i|^--in-place/.test(word)) ? 'write' : 'read'),
  awk: (rest) => (rest.some((word) => /\bsystem\s*\(|>|\|/.test(word)) ? 'write' : 'read'),
  yq: (rest) => (rest.includes('-i') ? 'write' : 'read'),
  tar: (rest) => (/^-?[a-z]*t/.test(rest[0] ?? '') || rest.includes('--list') ? 'read' : 'write'),
  mount: (rest) => (rest.length === 0 ? 'read' : 'write'),
  crontab: (rest) => (rest.includes('-l') ? 'read' : rest.includes('-r') ? 'destructive' : 'write'),
  chmod: (rest) => (rest.some((word) => /^-[a-z]*R|^--recursive/.test(word)) ? 'destructive' : 'write'),
  chown: (rest) => (rest.some((word) => /^-[a-z]*R|^--recursive/.test(word)) ? 'destructive' : 'write'),
  iptables: (rest) =>
    rest.some((word) => /^-[FXD]$|^--(?:flush|delete)/.test(word))
      ? 'destructive'
      : rest.some((word) => /^-[LS]$|^--list/.test(word))
        ? 'read'
        : 'write',
  journalctl: (rest) =>
    rest.some((word) => word.startsWith('--vacuum') || word === '--rotate') ? 'destructive' : 'read',
  history: (rest) => (rest.includes('-c') ? 'destructive' : 'read'),
  tee: (rest) => (operandsOf(rest).some((word) => word.startsWith('/dev/sd')) ? 'destructive' : 'write'),
  terraform: (rest) => (rest[0] === 'state' && rest[1] === 'rm' ? 'destructive' : undefined),
  'redis-cli': (rest) =>
    familyIntent(
      'redis',
      operandsOf(rest).filter((word) => !/^\d+$|\./.test(word)),
    )?.intent,
  docker: (rest, _piped, depth) => {
    if (rest[0] !== 'exec' && rest[0] !== 'run') return undefined
    // The command inside follows the options and the container; the first word that is a program is taken for it.
    const at = rest.findIndex(
      (word, index) => index > 1 && (plainPrograms.has(word) || interpreters.has(word)),
    )
    return at === -1
      ? 'write'
      : stricter('write', wordsIntent(rest.slice(at), undefined, false, depth)?.intent ?? 'write')
  },
  go: (rest) => (/^(?:version|env|list|doc|vet)$/.test(rest[0] ?? '') ? 'read' : 'write'),
  cargo: (rest) => (/^(?:search|tree|metadata|check)$/.test(rest[0] ?? '') ? 'read' : 'write'),
  dotnet: (rest) => (/^(?:--info|list)$/.test(rest[0] ?? '') ? 'read' : 'write'),
  reg: (rest) =>
    /^query$/i.test(rest[0] ?? '') ? 'read' : /^delete$/i.test(rest[0] ?? '') ? 'destructive' : 'write',
  openssl: (rest) => (/^(?:version|x509|s_client|dgst)$/.test(rest[0] ?? '') ? 'read' : 'write'),
}

function specialIntent(
  name: string,
  rest: readonly string[],
  piped: boolean,
  depth: number,
): Intent | undefined {
  const runs = interpreters.get(name)
  if (runs !== undefined) return interpreterIntent(name, runs, rest, piped, depth)
  return Object.hasOwn(specials, name) ? specials[name]?.(rest, piped, depth) : undefined
}

function interpreterIntent(
  name: string,
  runs: 'shell' | 'code' | 'sql',
  rest: readonly string[],
  piped: boolean,
  depth: number,
): Intent | undefined {
  if (isVersionQuery(rest)) return 'read'
  if (runs === 'shell') {
    const at =
      name === 'ssh'
        ? -1
        : rest.findIndex((word) => /^(?:-[a-z]*c|\/c|\/k|-command|-encodedcommand|-enc?)$/i.test(word))
    const inner =
      name === 'ssh' ? operandsOf(rest).slice(1).join(' ') : at === -1 ? '' : rest.slice(at + 1).join(' ')
    if (/^-e/i.test(rest[at] ?? '')) return 'destructive'
    if (inner !== '')
      return depth >= deepest
        ? 'destructive'
        : stricter(
            name === 'ssh' && piped ? 'exfiltrative' : 'read',
            shellIntent(inner, undefined, depth + 1)?.intent ?? 'destructive',
          )
    if (piped) return name === 'ssh' ? 'exfiltrative' : 'destructive'
    return rest.length === 0 ? 'write' : name === 'ssh' ? 'write' : 'destructive'
  }
  if (runs === 'sql') {
    const text = rest.filter((word) => !word.startsWith('-') && /\s/.test(word)).join(';')
    return text === '' ? (piped ? 'destructive' : 'write') : (sqlIntent(text)?.intent ?? 'destructive')
  }
  const inline = rest.some((word) => /^-(?:[cerpE]|-eval|-print)$|^eval$/.test(word))
  return inline || piped ? 'destructive' : undefined
}

function gitIntent(rest: readonly string[]): Intent | undefined {
  // `git -C dir -c name=value command`
  let at = 0
  while (at < rest.length && (rest[at] ?? '').startsWith('-')) at += /^-C$/i.test(rest[at] ?? '') ? 2 : 1
  const [command = '', ...options] = rest.slice(at)
  const has = (pattern: RegExp): boolean => options.some((word) => pattern.test(word))
  const operands = operandsOf(options)
  switch (command) {
    case 'push':
      return has(/^(?:-[abceg-z]*[df][a-z]*|--force.*|--delete|--mirror|--prune|\+.*|:.*)$/)
        ? 'destructive'
        : 'write'
    case 'branch':
    case 'tag':
      if (has(/^(?:-[dDfM]|--delete|--force)$/)) return 'destructive'
      return operands.length === 0 || has(/^(?:-l|--list|--contains|--merged|-a|-r|-v+)$/) ? 'read' : 'write'
    case 'stash':
      return /^(?:drop|clear)$/.test(operands[0] ?? '')
        ? 'destructive'
        : /^(?:list|show)$/.test(operands[0] ?? '')
          ? 'read'
          : 'write'
    case 'remote':
      return operands.length === 0 || /^(?:show|get-url)$/.test(operands[0] ?? '')
        ? 'read'
        : /^(?:remove|rm|prune)$/.test(operands[0] ?? '')
          ? 'destructive'
          : 'write'
    case 'config':
      return has(/^(?:--get.*|--list|-l)$/) || /^(?:get|list)$/.test(operands[0] ?? '') ? 'read' : 'write'
    case 'reflog':
      return /^(?:expire|delete)$/.test(operands[0] ?? '') ? 'destructive' : 'read'
    case 'worktree':
    case 'submodule':
      return /^(?:list|status)$/.test(operands[0] ?? '')
        ? 'read'
        : /^(?:remove|prune|deinit)$/.test(operands[0] ?? '')
          ? 'destructive'
          : 'write'
    case 'checkout':
      return has(/^(?:--|-f|--force|\.)$/) ? 'destructive' : 'write'
    case 'restore':
      return has(/^--staged$/) && !has(/^--worktree$/) ? 'write' : 'destructive'
    case 'clean':
      return has(/^(?:-[a-mo-z]*n[a-z]*|--dry-run)$/) ? 'read' : 'destructive'
    case 'update-ref':
      return has(/^-d$/) ? 'destructive' : 'write'
    default:
      return at > 0 ? familyIntent('git', rest.slice(at))?.intent : undefined
  }
}

function curlIntent(rest: readonly string[], piped: boolean): Intent {
  let intent: Intent = 'read'
  for (const [index, word] of rest.entries()) {
    const value = rest[index + 1] ?? ''
    if (/^(?:-T.*|--upload-file(?:=.*)?)$/.test(word)) intent = stricter(intent, 'exfiltrative')
    else if (/^(?:-d|--data(?:-\w+)?|-F|--form|--json)(?:=|$)/.test(word) || /^-[dF]./.test(word)) {
      const given =
        word.includes('=') && word.startsWith('--')
          ? word.slice(word.indexOf('=') + 1)
          : word.length > 2 && !word.startsWith('--')
            ? word.slice(2)
            : value
      intent = stricter(intent, /(?:^|=)[@<]|\$/.test(given) ? 'exfiltrative' : 'write')
    } else if (/^(?:-X|--request)$/.test(word)) intent = stricter(intent, httpMethodIntent(value) ?? 'write')
    else if (/^(?:-X.|--request=)/.test(word))
      intent = stricter(intent, httpMethodIntent(word.replace(/^(?:-X|--request=)/, '')) ?? 'write')
    else if (
      /^(?:-[a-zA-Z]*[oO]|--output|--remote-name)$/.test(word) &&
      value !== '-' &&
      value !== '/dev/null'
    )
      intent = stricter(intent, 'write')
  }
  return piped && intent === 'write' ? 'exfiltrative' : intent
}

/** The last operand is where `scp` and `rsync` copy to. */
function copiesOut(rest: readonly string[]): Intent {
  return remote.test(operandsOf(rest).at(-1) ?? '') ? 'exfiltrative' : 'write'
}

function objectStore(rest: readonly string[], service: string): Intent | undefined {
  const [first, action, ...paths] = operandsOf(rest)
  if (first !== service) return undefined
  switch (action) {
    case 'cp':
    case 'mv':
    case 'sync':
    case 'rsync': {
      const outwards = remote.test(paths[1] ?? '')
      if (outwards) return 'exfiltrative'
      return action === 'mv' || rest.includes('--delete') ? 'destructive' : 'write'
    }
    case 'rm':
    case 'rb':
      return 'destructive'
    case 'ls':
    case 'cat':
    case 'du':
    case 'stat':
      return 'read'
    case 'presign':
      return 'exfiltrative'
    default:
      return undefined
  }
}
