/**
 * Commands that destroy, spy, or open the machine, by the words that a shell would see.
 *
 * @module
 */
import { shellCommands, type ShellCommand } from '../../../text/shellWords.ts'
import { sensitiveFileAt } from '../tables/sensitive.table.ts'
import { systemDirectory } from '../paths/systemDirectory.ts'

const prefixes: ReadonlySet<string> = new Set(
  'sudo doas env nohup time nice ionice exec command builtin stdbuf setsid busybox then do else xargs strace watch unbuffer if while ! {'.split(
    ' ',
  ),
)
const shells: ReadonlySet<string> = new Set(
  'sh bash zsh dash ksh csh tcsh fish ash python python2 python3 perl ruby php node deno bun lua pwsh powershell source .'.split(
    ' ',
  ),
)
const fetchers: ReadonlySet<string> = new Set(
  'curl wget fetch aria2c lynx http https GET lwp-request'.split(' '),
)
const decoders: ReadonlySet<string> = new Set(
  'base64 base32 xxd openssl rev gunzip zcat uudecode od tr printf b64decode'.split(' '),
)
const readers: ReadonlySet<string> = new Set(
  'cat tac nl less more head tail strings base64 base32 xxd od hexdump grep egrep fgrep awk gawk sed cut sort uniq rev fold paste column bat vi vim nano emacs ed code open type gc get-content findstr curl wget nc ncat scp rsync sftp ftp tar zip gzip 7z openssl gpg mail mutt diff cmp dd while read mapfile source . tee jq yq find ls cp mv ln rsync xcopy copy robocopy'.split(
    ' ',
  ),
)
const openers: ReadonlySet<string> = new Set(
  'cp mv ln ls find tee source . chmod chown ssh ssh-keygen ssh-add ssh-copy-id git docker kubectl stat file test [ touch mkdir'.split(
    ' ',
  ),
)
const senders: ReadonlySet<string> = new Set(
  'nc ncat netcat socat telnet curl wget mail sendmail mutt ftp'.split(' '),
)

// What is dangerous without any operand.
const alone: ReadonlySet<string> = new Set('shutdown reboot halt poweroff killall5 passwd visudo'.split(' '))

/** What is dangerous about a line for a shell, in words; `undefined` for ordinary ones. O(length). */
export function dangerIn(line: string, depth = 0): string | undefined {
  const commands = shellCommands(line).map(plain)
  for (let index = 0; index < commands.length; index++) {
    const command = commands[index] as Plain
    if (
      command.operands.length === 0 &&
      command.writesTo.length === 0 &&
      !command.piped &&
      !alone.has(command.name)
    )
      continue
    const danger =
      dangerOf(command) ??
      dangerOfPipe(commands, index) ??
      dangerOfWriting(command) ??
      dangerWithin(command, depth)
    if (danger !== undefined) return danger
  }
  return dangerOfDownload(commands) ?? dangerOfWhole(line, commands)
}

interface Plain extends ShellCommand {
  /** The program's name, without its directory and its extension. */
  readonly name: string
  readonly operands: readonly string[]
}

/** A command without what stands before it (`sudo`, `env A=b`, `nohup`). */
function plain(command: ShellCommand): Plain {
  let at = 0
  const { words } = command
  while (at < words.length - 1) {
    const word = words[at] ?? ''
    if (prefixes.has(word) || (at > 0 && word === '--')) at++
    else if (at > 0 && /^-[ugnpCUhDIPLsd]$/.test(word) && at < words.length - 2) at += 2
    else if (at > 0 && (word.startsWith('-') || /^\w{1,40}=/.test(word) || /^\d{1,6}[smhd]?$/.test(word)))
      at++
    else if (word === 'timeout') at++
    else break
  }
  const first = words[at] ?? ''
  const name = first
    .slice(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1)
    .replace(/\.(?:exe|com|bat)$/i, '')
  return { ...command, name: first === '.' ? '.' : name, operands: words.slice(at + 1) }
}

function has(operands: readonly string[], ...letters: string[]): boolean {
  return operands.some((each) =>
    letters.some((letter) =>
      letter.startsWith('--')
        ? each === letter || each.startsWith(`${letter}=`)
        : /^-[A-Z]{1,12}$/i.test(each) && each.includes(letter),
    ),
  )
}

/** Tells whether a path is one of the directories that a system is made of, or the whole of a home. */
const isSystem = (path: string): boolean => systemDirectory(path)

function dangerOf({ name, operands }: Plain): string | undefined {
  const all = operands.join(' ')
  switch (name) {
    case 'rm':
    case 'srm':
      if (operands.includes('--no-preserve-root')) return 'deleting a system directory'
      if (operands.some((each) => sensitiveHistory(each))) return 'wiping the history of a shell'
      if (!has(operands, 'r', 'R', '--recursive'))
        return operands.some((each) => !each.startsWith('-') && /^\/(?:etc|boot|bin|sbin|lib)\//.test(each))
          ? 'deleting a file of the system'
          : undefined
      return operands.some(
        (each) =>
          !each.startsWith('-') &&
          (isSystem(each) ||
            each === '*' ||
            each === '.' ||
            each === './' ||
            each === './*' ||
            each === '..' ||
            each === '../' ||
            each === '.*'),
      )
        ? 'deleting a system directory'
        : undefined
    case 'find':
      return operands.some((each) =>
        /^(?:\/|~|\$HOME|\/(?:etc|usr|var|home|root|boot|bin|lib))\/?$/.test(each),
      ) && /-delete\b|-exec\s+(?:rm|chmod|shred|sh|bash)\b/.test(all)
        ? 'deleting files all over the system'
        : undefined
    case 'dd':
      return /(?:^| )of=["']?\/dev\/(?!null|stdout|stderr|tty|zero)/.test(all) ||
        /if=\/dev\/(?:mem|kmem|sd|nvme|hd)/.test(all)
        ? 'writing to a device'
        : undefined
    case 'wipefs':
    case 'mke2fs':
    case 'mkswap':
    case 'blkdiscard':
    case 'badblocks':
      return operands.length > 0 ? 'formatting a drive' : undefined
    case 'fdisk':
    case 'parted':
    case 'sgdisk':
    case 'sfdisk':
      return all.includes('/dev/') && !has(operands, 'l', '--list') ? 'formatting a drive' : undefined
    case 'shred':
      return operands.some((each) => /^\/(?:dev|etc|var|boot|usr|home)\b/.test(each))
        ? 'shredding files of the system'
        : undefined
    case 'chmod':
    case 'chown':
    case 'chgrp':
    case 'chattr':
    case 'setfacl':
      return ownership(name, operands, all)
    case 'shutdown':
    case 'poweroff':
    case 'halt':
    case 'reboot':
      return operands.includes('--help') || operands.includes('-c') ? undefined : 'stopping the machine'
    case 'init':
    case 'telinit':
      return /^[06]$/.test(operands[0] ?? '') ? 'stopping the machine' : undefined
    case 'systemctl':
      return /^(?:poweroff|reboot|halt|kexec|emergency|rescue)\b/.test(all)
        ? 'stopping the machine'
        : /^(?:stop|disable|mask)\s.{0,80}(?:firewalld|ufw|auditd|apparmor|fail2ban|iptables|falcon|crowdstrike|clamav|sshd|rsyslog)/.test(
              all,
            )
          ? 'switching a protection off'
          : undefined
    case 'service':
      return /(?:firewalld|ufw|auditd|apparmor|fail2ban|iptables|rsyslog)\s+stop/.test(all)
        ? 'switching a protection off'
        : undefined
    case 'iptables':
    case 'ip6tables':
    case 'nft':
      return /(?:^| )(?:-F|--flush|-P \w+ ACCEPT|flush ruleset)/.test(all)
        ? 'switching a protection off'
        : undefined
    case 'ufw':
      return operands[0] === 'disable' || operands[0] === 'reset' ? 'switching a protection off' : undefined
    case 'setenforce':
      return operands[0] === '0' || /^permissive$/i.test(operands[0] ?? '')
        ? 'switching a protection off'
        : undefined
    case 'auditctl':
      return /-e\s*0|-D/.test(all) ? 'switching a protection off' : undefined
    case 'history':
      return has(operands, 'c', 'w') ? 'wiping the history of a shell' : undefined
    case 'unset':
      return operands.some((each) => /^HIST(?:FILE|SIZE|FILESIZE)$/.test(each))
        ? 'wiping the history of a shell'
        : undefined
    case 'export':
    case 'set':
    case 'declare':
      return /(?:^| )HIST(?:FILE=\/dev\/null|SIZE=0|FILESIZE=0|CONTROL=ignore)|\+o history/.test(all)
        ? 'wiping the history of a shell'
        : undefined
    case 'journalctl':
      return /--vacuum|--rotate/.test(all) ? 'wiping a log' : undefined
    case 'truncate':
      return /-s\s*0/.test(all) && /\/var\/log|_history/.test(all) ? 'wiping a log' : undefined
    case 'crontab':
      return operands.length === 0 || has(operands, 'l', 'e') ? undefined : 'changing what runs by the clock'
    case 'visudo':
    case 'chpasswd':
    case 'useradd':
    case 'adduser':
    case 'newusers':
    case 'userdel':
    case 'deluser':
      return operands.includes('--help') ? undefined : 'changing the accounts of the system'
    case 'usermod':
    case 'gpasswd':
    case 'addgroup':
      return /\b(?:sudo|wheel|root|docker|admin|adm|lxd|shadow|disk)\b/.test(all)
        ? 'changing the accounts of the system'
        : undefined
    case 'passwd':
      return has(operands, 'S') ? undefined : 'changing the accounts of the system'
    case 'dscl':
      return /-(?:create|append|passwd)/.test(all) ? 'changing the accounts of the system' : undefined
    case 'nc':
    case 'ncat':
    case 'netcat':
      return has(operands, 'e', 'c') || /--(?:exec|sh-exec)/.test(all)
        ? 'a connection of a shell'
        : all.includes('-l') && /(?:sh|bash|cmd)\b/.test(all)
          ? 'a connection of a shell'
          : undefined
    case 'socat':
      return /\b(?:exec|system):/i.test(all) ? 'a connection of a shell' : undefined
    case 'kill':
      return /(?:^| )-(?:9|KILL|SIGKILL)\s+-1\b/.test(all) ? 'killing every process' : undefined
    case 'killall5':
      return 'killing every process'
    case 'mv':
      return operands.at(-1) === '/dev/null' ||
        operands.slice(0, -1).some((each) => !each.startsWith('-') && isSystem(each))
        ? 'moving a system directory away'
        : undefined
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return /(?:-v|--volume|--mount)[= ]\s*(?:type=bind,(?:source|src)=)?(?:\/:|\/,|\/var\/run\/docker\.sock|\/etc\b|\/root\b|\/proc\b)|--privileged\b.{0,80}--pid[= ]host|--pid[= ]host.{0,80}--privileged/.test(
        all,
      )
        ? 'a container with the whole machine in it'
        : undefined
    case 'nsenter':
      return /-t\s*1\b|--target[= ]1\b/.test(all) ? 'leaving a container' : undefined
    case 'insmod':
    case 'kexec':
      return operands.length > 0 ? 'loading code into the kernel' : undefined
    case 'sysctl':
      return /-w\b|=/.test(all) ? 'changing the kernel' : undefined
    default:
  }
  if (/^mkfs(?:\.\w{1,12})?$/.test(name)) return 'formatting a drive'
  if (name === 'awk' || name === 'gawk' || name === 'mawk') {
    if (/system\s*\(|\/inet\/|\|\s*getline|\|\s*["'](?:sh|bash|\/bin)/.test(all))
      return 'a program inside a program'
  }
  if (
    /^(?:python\d?(?:\.\d+)?|perl|ruby|php|node|lua)$/.test(name) &&
    has(operands, 'c', 'e', 'r', '--eval')
  ) {
    if (
      /socket|fsockopen|TCPSocket|pty\.spawn|net\.(?:connect|Socket)/.test(all) &&
      /sh\b|exec|subprocess|dup2|spawn|popen/.test(all)
    )
      return 'a connection of a shell'
    if (/b64decode|base64_decode|fromCharCode|atob\(|decode64|unpack\(/.test(all))
      return 'code that is hidden'
    if (
      /\b(?:os\.system|os\.popen|subprocess|child_process|exec|system|shell_exec|passthru|rmtree|unlink)\b/.test(
        all,
      )
    )
      return 'a program inside a program'
  }
  if (readers.has(name)) {
    for (const operand of operands) {
      const path = operandPath(operand)
      const file = sensitiveFileAt(path)
      if (file !== undefined && !(openers.has(name) && (file.ofProject === true || name !== 'cp')))
        return `reading ${file.what}`
      if (name === 'cp' && file !== undefined && file.ofProject !== true) return `copying ${file.what}`
    }
  }
  return undefined
}

function sensitiveHistory(path: string): boolean {
  return /\.(?:bash|zsh|sh)_history$|^\/var\/log(?:\/|$)/.test(path)
}

/** The path in an operand: `@file`, `-d@file`, `file=@path`, `if=path`, `--file=path`. In lower case, `/` only. */
function operandPath(operand: string): string {
  const bare =
    /^(?:-\w|--?[\w-]{1,40}=|\w{1,20}=)?@(.{1,400})$/s.exec(operand)?.[1] ??
    /^(?:--?[\w-]{1,40}|if|of)=(.{1,400})$/s.exec(operand)?.[1] ??
    operand
  return bare
    .replaceAll('\\', '/')
    .replaceAll(/\/{2,}/g, '/')
    .toLowerCase()
}

function ownership(name: string, operands: readonly string[], all: string): string | undefined {
  const recursive = has(operands, 'R', '--recursive')
  const paths = operands.filter((each) => !each.startsWith('-')).slice(1)
  if (recursive && paths.some(isSystem)) return 'opening a system directory'
  if (name === 'chmod') {
    if (
      /(?:^|[ ,])(?:[ugoa]{0,4}\+[rwxX]{0,3}s|[2467][0-7]{3})(?:[ ,]|$)/.test(all) &&
      !/(?:^| )0?[0-7]{3}(?: |$)/.test(all)
    )
      return 'giving a program the rights of its owner'
    if (
      /(?:^| )(?:0?777|a\+rwx|o\+w|ugo\+rwx|666)(?: |$)/.test(all) &&
      paths.some((each) => isSystem(each) || /^\/(?:etc|usr|bin|sbin|lib|boot|root|var)\//.test(each))
    )
      return 'opening a system directory'
  }
  return name !== 'chattr' && paths.some((each) => /^\/etc\/(?:passwd|shadow|sudoers)/.test(each))
    ? 'opening the accounts of the system'
    : undefined
}

/** How far back in a pipeline the source of what is run is looked for. */
const longestPipe = 32

/** What a command does with what another one writes. */
function dangerOfPipe(commands: readonly Plain[], index: number): string | undefined {
  const command = commands[index] as Plain
  if (!command.piped) return undefined
  let first = index
  while (first > 0 && index - first < longestPipe && (commands[first] as Plain).piped) first--
  const before = commands.slice(Math.max(0, first), index)
  if (shells.has(command.name) && !hasScript(command)) {
    if (before.some(({ name }) => fetchers.has(name))) return 'running a download'
    if (before.some(({ name, operands }) => decoders.has(name) && (name !== 'tr' || operands.length > 1)))
      return 'running what is hidden'
    if (before.some(({ name, operands }) => name === 'echo' && operands.length > 0)) return 'running a text'
  }
  if (
    command.name === 'tar' &&
    before.some(({ name }) => fetchers.has(name)) &&
    command.operands.includes('/')
  )
    return 'unpacking a download into the system'
  if (command.name === 'crontab') return 'changing what runs by the clock'
  if (command.name === 'chpasswd' || command.name === 'passwd') return 'changing the accounts of the system'
  if (senders.has(command.name)) {
    const local = command.operands.some((each) => /^(?:localhost|127\.|::1)/.test(each))
    if (!local && before.some(({ name }) => /^(?:env|printenv|set|history|export|declare)$/.test(name)))
      return 'sending the environment away'
    if (!local && /^(?:nc|ncat|netcat|socat|telnet)$/.test(command.name)) return 'sending something away'
    if (!local && before.some(({ name }) => name === 'tar' || name === 'mysqldump' || name === 'pg_dump'))
      return 'sending something away'
  }
  return undefined
}

/** `python3 -m json.tool` and `bash script.sh` read their input as data. */
function hasScript({ name, operands }: Plain): boolean {
  if (/^(?:python\d?|perl|ruby|php|node|lua)$/.test(name)) return operands.some((each) => each !== '-')
  return operands.some((each) => !each.startsWith('-'))
}

function dangerOfWriting({ name, operands, writesTo }: Plain): string | undefined {
  const writes = /^(?:tee|cp|mv|install|ln|sed|scp|rsync)$/.test(name)
    ? [...writesTo, ...(name === 'tee' ? operands : operands.slice(-1))]
    : writesTo
  for (const written of writes) {
    const path = operandPath(written)
    if (/^\/dev\/(?:sd|hd|nvme|vd|xvd|mmcblk|disk|mem|kmem)/.test(path)) return 'writing to a device'
    if (path.startsWith('/proc/sys')) return 'changing the kernel'
    if (path.endsWith('_history')) return 'wiping the history of a shell'
    if (name === 'sed' && !operands.some((each) => /^-[a-zA-Z]*i|^--in-place/.test(each))) continue
    const file = sensitiveFileAt(path)
    if (file !== undefined && file.ofProject !== true) return `writing ${file.what}`
    if (/^\/(?:etc|boot|usr\/s?bin|s?bin|lib(?:64)?)\//.test(path)) return 'writing a file of the system'
    if (/^\/var\/log\/(?:auth|secure|syslog|wtmp|btmp|messages|lastlog|audit)/.test(path))
      return 'wiping a log'
  }
  return undefined
}

/** The line that a command hands to a shell of its own. */
function dangerWithin({ name, operands }: Plain, depth: number): string | undefined {
  if (depth >= 3 || operands.length === 0) return undefined
  if (
    /^(?:sh|bash|zsh|dash|ksh|ash|su|ssh|eval|watch|xargs|find|busybox|cmd|powershell|pwsh|script|parallel|at|docker|kubectl|screen|tmux|nohup|sudo|env|timeout|time)$/.test(
      name,
    )
  ) {
    for (const operand of operands) {
      if (/[\s;|&$]/.test(operand) || name === 'eval') {
        const danger = dangerIn(operand, depth + 1)
        if (danger !== undefined) return danger
      }
    }
    if (/^(?:cmd|powershell|pwsh|xargs|find|busybox|parallel|docker|kubectl|su|ssh)$/.test(name)) {
      const at = operands.findIndex((each) => /^(?:-c|\/c|\/k|--|-command|-exec|rm|sh|bash)$/i.test(each))
      if (at !== -1)
        return dangerIn(
          operands.slice(/^(?:rm|sh|bash)$/.test(operands[at] ?? '') ? at : at + 1).join(' '),
          depth + 1,
        )
    }
  }
  return undefined
}

/** A file that is fetched and then run. */
function dangerOfDownload(commands: readonly Plain[]): string | undefined {
  const fetched = new Set<string>()
  for (const { name, operands, writesTo } of commands) {
    const runs = [name === '.' || shells.has(name) ? (operands[0] ?? '') : '', name]
    if (fetched.size > 0 && runs.some((each) => each !== '' && fetched.has(base(each))))
      return 'running a download'
    if (fetched.size > 0 && name === 'chmod' && operands.some((each) => fetched.has(base(each))))
      return 'running a download'
    if (!fetchers.has(name)) continue
    for (const each of writesTo) fetched.add(base(each))
    for (let index = 0; index < operands.length; index++) {
      const operand = operands[index] ?? ''
      if (/^(?:-[a-zA-Z]*[oO]|--output|--output-document)$/.test(operand)) {
        const next = operands[index + 1] ?? ''
        fetched.add(base(next))
      } else if (name === 'wget' && /^https?:/.test(operand)) fetched.add(base(operand))
    }
    fetched.delete('')
    fetched.delete('null')
  }
  return undefined
}

function base(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function dangerOfWhole(line: string, commands: readonly Plain[]): string | undefined {
  const runsShell = commands.some(({ name }) => shells.has(name) || name === 'eval')
  if (runsShell && /(?:<\(|\$\(|`|<<<)\s{0,4}["']?(?:\$\()?\s{0,4}(?:curl|wget|fetch)\b/.test(line))
    return 'running a download'
  if (/(?:^|[;&|]\s{0,4})(?:\$\(|`)\s{0,4}(?:curl|wget|printf|echo|base64|xxd|rev)\b/.test(line))
    return 'running what is hidden'
  if (runsShell && /base64\s{1,4}(?:-d|-D|--decode)|xxd\s{1,4}-r|b64decode|printf\s{1,4}["']?\\x/.test(line))
    return 'running what is hidden'
  if (/(?:^|[\s;])HIST(?:FILE|SIZE)=(?:\/dev\/null|0)?(?:[\s;]|$)/.test(line))
    return 'wiping the history of a shell'
  if (/(?:sh|bash)\s{1,4}-i\b.{0,40}(?:>&|<&|0>&1|\/dev\/tcp)/.test(line)) return 'a connection of a shell'
  if (/mkfifo\b/.test(line) && /\b(?:nc|ncat|netcat|telnet|openssl)\b/.test(line))
    return 'a connection of a shell'
  if (
    /\b(?:cat|dd|yes)\b.{0,40}\/dev\/(?:zero|urandom|random)\b.{0,40}>\s{0,4}[/\w]/.test(line) &&
    !/head\s|count=|\/dev\/null/.test(line)
  )
    return 'filling the disk'
  return undefined
}
