/**
 * Presets: whole policies to start from, as data.
 *
 * | preset | what no rule speaks of | shells | secrets and personal data | destinations | definitions and results | attacks in arguments |
 * |---|---|---|---|---|---|---|
 * | `observe` | goes through; what `balanced` would have said is recorded | recorded | recorded | recorded | recorded | recorded |
 * | `baseline-egress` | goes through | go through | not looked at | the baseline deny list | not looked at | not looked at |
 * | `balanced` | reads and writes are audited, what destroys waits for approval, what carries data out is denied | denied | secrets redacted, personal data redacted in answers | the baseline deny list | poisoned ones hidden, hidden text taken out | denied |
 * | `tight` | denied | denied | as `balanced` | the baseline deny list | poisoned ones hide their server, results that give orders are withheld | denied |
 *
 * Every preset has the structural limits, which are always on.
 *
 * @module
 */
import type { Policy } from './schema.ts'

/** The names of the presets. */
export type PresetName = 'observe' | 'baseline-egress' | 'balanced' | 'tight'

/** Tools that run whatever they are given, by the names that servers use for them. */
const shells = [
  ...['shell.*', 'bash.*', 'terminal.*', 'cmd.*', 'powershell.*'],
  ...['*.shell', '*.bash', '*.exec', '*.eval', '*.terminal'],
  ...[
    '*.exec_*',
    '*.execute_command',
    '*.execute_shell*',
    '*.run_command',
    '*.run_shell*',
    '*.run_terminal*',
  ],
]

const balanced: Policy = {
  version: 1,
  name: 'balanced',
  default: {
    byIntent: { read: 'audit', write: 'audit', destructive: 'pending_approval', exfiltrative: 'deny' },
  },
  rules: [{ id: 'no-shells', when: { tool: shells }, then: 'deny' }],
  threats: {},
  dlp: {},
  egress: {},
  catalog: {},
}

/**
 * Policies to start from: hand one to `createFirewall`, or spread it and add what is yours. The table of this module says
 * what each does.
 *
 * @example
 * ```ts
 * const firewall = createFirewall({
 *   ...presets.tight,
 *   name: 'ours',
 *   rules: [{ id: 'reading', when: { tool: 'kb.read' }, then: 'allow' }],
 * })
 * console.log(firewall.evaluate({ tool: 'kb.read' }).verdict) // => allow
 * console.log(firewall.evaluate({ tool: 'kb.write' }).verdict) // => deny
 * ```
 */
export const presets: Readonly<Record<PresetName, Policy>> = deepFrozen({
  observe: { ...balanced, name: 'observe', mode: 'observe' },
  'baseline-egress': { version: 1, name: 'baseline-egress', default: 'allow', egress: {} },
  balanced,
  tight: {
    ...balanced,
    name: 'tight',
    default: 'deny',
    catalog: { definitions: { mode: 'block-all' }, results: { action: 'block' } },
  },
})

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(value)) deepFrozen(member)
  return Object.freeze(value)
}
