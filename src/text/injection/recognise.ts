/**
 * What is recognised by its form and not by a lexicon: secret files, addresses, identifiers, commands. Every pattern begins
 * with a literal or a bounded run and is only tried on a sentence that holds a character or word that hints at it. None has
 * the flag `u`: together with `i` it takes an engine ten times as long, and only finds `\u{17f}` for an `s` besides.
 *
 * @module
 */
import { spokenTo } from './spokenTo.ts'

/** Something recognised. */
export interface Recognised {
  readonly name: 'file' | 'softfile' | 'address' | 'identifier' | 'command' | 'addressed' | 'aside' | 'sink'
  readonly start: number
  readonly end: number
}

/** Names that are a text's own; a set of them is one. */
export interface KnownNames {
  /** 0 when there are none. */
  readonly size: number
  has(name: string): boolean
}

/** What a sentence holds that hints at a form. */
export const hint: Readonly<
  Record<'file' | 'address' | 'identifier' | 'command' | 'reader' | 'own', number>
> = Object.freeze({
  file: 1,
  address: 2,
  identifier: 4,
  command: 8,
  reader: 32,
  own: 64,
})

const file =
  /\.ssh\b(?!\/[\w.-]{1,40}\.pub)|id_(?:rsa|ed25519|ecdsa|dsa)\b(?!\.pub)|ssh id[_ ]rsa|etc[\\/_ ](?:passwd|shadow|sudoers)\b|\B\.aws\b|aws\/credentials|\.netrc\b|\.git-credentials|\.pgpass\b|\.(?:bash|zsh|psql|mysql)_history\b|mcp(?:_config)?\.json\b|claude_desktop_config|\.gnupg\b|wallet\.dat\b|login data\b|cookies\.sqlite|\.config\/g(?:cloud|h)\b|gcloud\/|serviceaccount\/token|git credential fill|\.vault-token|\/ssl\/private|\b(?:server|private|tls|ca)\.key\b|\.boto\b|cookies database|passwords?\.(?:csv|txt|kdbx)|application_default_credentials|authorized_keys|ssh[_ -]private[_ -]key/gi
const softFile =
  /\B\.env\b|keychain\b|kubeconfig|\.kube\b|\.pem\b|\.npmrc\b|\.pypirc\b|\.docker\/|\bcredentials\.(?:json|ya?ml|csv|txt)|secrets?\.(?:ya?ml|json|toml|env)|\.gitconfig|service[-_]account\.json/gi
const address =
  /:\/\/[^\s"'<>)\]]{3,200}|@[\w-]{1,63}\.[a-z]{2,24}|\+\d[\d ()-]{7,17}|\b0x[\da-f]{40}\b|\bbc1[\da-z]{20,60}/gi
const identifier = /`[\w.:/-]{2,64}`|[A-Za-z]\w{2,63}/gu
// One look for the edge of a word goes before all that begin with one.
const command =
  /\b(?:(?:curl|wget|iwr)\b[^|\n]{0,200}\|\s{0,4}(?:sudo )?(?:ba|z|da)?sh\b|rm\s{1,4}-(?:rf|fr)\b|nc\s{1,4}-[el]|bash\s{1,4}-[ic]\b|os\.system\b|child_process\b|sudo\s{1,4}\w|python3?\s{1,4}-c\b|iwr\b[^\n]{0,80}\|\s{0,3}iex\b|unset\s{1,3}histfile|auditctl\b|crontab\s{1,3}-|curl\s{1,4}(?:-\w{1,9}\s{1,4}){1,4})|\/dev\/tcp\/|base64\s{1,4}-d|chmod\s{1,4}(?:\+x|-R)|>>\s{0,3}~\/\.(?:bash|zsh)rc|powershell(?:\.exe)?\s{1,4}-e|:\(\)\{/gi
// Looks far ahead, so only where something is chained.
const chainedCommand = /\bcurl\b[^\n]{0,120}(?:&&|;)\s{0,3}(?:sudo )?(?:ba|z)?sh\b/gi

const sink =
  /\b(?:in|into|as|to|with|via|through|under|using|fill|supply|called|en|dans|em|im|nel)\s{1,2}(?:the\s{1,2})?[`'"]?([a-z]\w{0,63})\b/gi
const mostForms = 40

/** Recognises forms in a sentence, in no order. O(length). */
export function recognise(sentence: string, hints: number, known: KnownNames): readonly Recognised[] {
  const found: Recognised[] = []
  const add = (name: Recognised['name'], pattern: RegExp, accept?: (match: string) => boolean): void => {
    pattern.lastIndex = 0
    for (let match = pattern.exec(sentence); match !== null; match = pattern.exec(sentence)) {
      const [text] = match
      if (found.length < mostForms && accept?.(match[1] ?? text) !== false)
        found.push({ name, start: match.index, end: match.index + text.length })
    }
  }
  if ((hints & hint.file) !== 0) {
    add('file', file)
    add('softfile', softFile)
  }
  if ((hints & hint.address) !== 0) add('address', address)
  if ((hints & hint.command) !== 0) {
    add('command', command)
    if (sentence.includes(';') || sentence.includes('&&')) add('command', chainedCommand)
  }
  if ((hints & hint.reader) !== 0)
    for (const { start, end, aside } of spokenTo(sentence))
      found.push({ name: aside ? 'aside' : 'addressed', start, end })
  if ((hints & hint.own) !== 0) add('sink', sink, (name) => known.has(name))
  if ((hints & hint.identifier) !== 0) {
    add('identifier', identifier, (text) => {
      const bare = text.startsWith('`') ? text.slice(1, -1) : text
      return (bare !== text || bare.includes('_')) && !known.has(bare)
    })
  }
  return found
}
