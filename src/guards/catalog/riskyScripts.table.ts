/**
 * What scripts of skills have no need to do. The patterns run on the linear engine: a script is a stranger's.
 *
 * @module
 */
import type { FindingSeverity } from './riskScore.ts'

/** One thing to look for in a script. */
export interface RiskyScript {
  readonly detector: string
  readonly severity: FindingSeverity
  /** One sentence for a person. */
  readonly message: string
  /** A pattern, without regard to case and line by line. */
  readonly source: string
}

/** In the order in which they are looked for. */
export const riskyScripts: readonly RiskyScript[] = Object.freeze([
  {
    detector: 'download_and_run',
    severity: 'error',
    message: 'it runs what it has just downloaded',
    source: String.raw`\b(?:curl|wget|iwr|invoke-webrequest)\b[^\n]*\|\s*(?:sudo\s+)?(?:ba|z|da|k|fi)?sh\b|\b(?:iex|invoke-expression)\b[^\n]*\b(?:iwr|invoke-webrequest|downloadstring)\b`,
  },
  {
    detector: 'decode_and_run',
    severity: 'error',
    message: 'it runs what it has decoded',
    source: String.raw`\bbase64\b[^\n]*\s-(?:d|-decode)\b[^\n]*\|\s*(?:ba|z|da)?sh\b|\b(?:eval|exec)\s*\([^\n]*\b(?:b64decode|atob|fromhex)\b|-enc(?:odedcommand)?\s+[a-z\d+/]{40}`,
  },
  {
    detector: 'credential_files',
    severity: 'error',
    message: 'it reads where credentials are kept',
    source: String.raw`(?:~|\$HOME|\$\{HOME\}|/root|/home/\w+|%USERPROFILE%)[\\/](?:\.ssh[\\/]|\.aws[\\/]|\.kube[\\/]config|\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.docker[\\/]config|\.config[\\/]gcloud)|/etc/shadow\b|\bsecurity\s+find-(?:generic|internet)-password\b`,
  },
  {
    detector: 'persistence',
    severity: 'error',
    message: 'it makes itself start again',
    source: String.raw`\bcrontab\s+-|/etc/cron|\bsystemctl\s+enable\b|\blaunchctl\s+load\b|>>\s*(?:~|\$HOME)/\.(?:bashrc|zshrc|profile|bash_profile)\b|\\currentversion\\run\b`,
  },
  {
    detector: 'reverse_shell',
    severity: 'error',
    message: 'it opens a shell to somewhere else',
    source: String.raw`/dev/tcp/|\bnc\b[^\n]*\s-e\b|\bmkfifo\b[^\n]*\bnc\b|\bsocat\b[^\n]*\bexec:`,
  },
  {
    detector: 'destructive_command',
    severity: 'error',
    message: 'it deletes or overwrites what is not its own',
    source: String.raw`\brm\s+-(?:rf|fr)\s+(?:--no-preserve-root\s+)?(?:/|~|\$HOME)(?:\s|\*|$)|\bmkfs\.\w|\bdd\b[^\n]*\bof=/dev/(?:sd|nvme|disk)|\bformat\s+c:`,
  },
  {
    detector: 'upload_of_files',
    severity: 'warn',
    message: 'it sends files somewhere',
    source: String.raw`\bcurl\b[^\n]*(?:\s-[dFT]\s*|\s--(?:data(?:-binary)?|form|upload-file)[\s=]+)["']?(?:\w+=)?@|\bscp\b[^\n]*@|\brsync\b[^\n]*@`,
  },
  {
    detector: 'elevation',
    severity: 'warn',
    message: 'it asks for more rights',
    source: String.raw`\bsudo\s+\S|\bchmod\s+(?:777|[ugo+]*s)\b|\brunas\b`,
  },
  {
    detector: 'dynamic_code',
    severity: 'warn',
    message: 'it runs code that it makes up at run time',
    source: String.raw`\beval\s*[("'$\x60]|\bnew\s+Function\s*\(|\bexec\s*\(\s*(?:compile|requests?\.|open)\b|\bos\.system\s*\(|\bshell\s*=\s*True\b`,
  },
])
