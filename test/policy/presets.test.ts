/** What the presets decide, and that they are policies. */
import { describe, expect, it } from 'vitest'
import { createFirewall, parsePolicy, presets, type PresetName, type Subject } from '../../src/index.ts'

const names = Object.keys(presets) as PresetName[]
const table: readonly (readonly [what: string, Subject, Readonly<Record<PresetName, string>>])[] = [
  [
    'reading',
    { tool: 'kb.read' },
    { observe: 'audit', 'baseline-egress': 'allow', balanced: 'audit', tight: 'deny' },
  ],
  [
    'writing',
    { tool: 'kb.create_page' },
    { observe: 'audit', 'baseline-egress': 'allow', balanced: 'audit', tight: 'deny' },
  ],
  [
    'destroying',
    { tool: 'github.delete_repo' },
    { observe: 'audit', 'baseline-egress': 'allow', balanced: 'pending_approval', tight: 'deny' },
  ],
  [
    'carrying data out',
    { tool: 'crm.export_all_contacts' },
    { observe: 'audit', 'baseline-egress': 'allow', balanced: 'deny', tight: 'deny' },
  ],
  [
    'a shell',
    { tool: 'shell.exec', arguments: { command: 'ls' } },
    { observe: 'audit', 'baseline-egress': 'allow', balanced: 'deny', tight: 'deny' },
  ],
  [
    'the metadata service',
    { tool: 'web.get_page', arguments: { url: 'http://169.254.169.254/latest' } },
    { observe: 'audit', 'baseline-egress': 'deny', balanced: 'deny', tight: 'deny' },
  ],
  [
    'a path to credentials',
    { tool: 'fs.read_file', arguments: { path: '/home/ann/.ssh/id_rsa' } },
    { observe: 'audit', 'baseline-egress': 'allow', balanced: 'deny', tight: 'deny' },
  ],
]

describe('presets', () => {
  it.each(names)('%s is a policy, plain and frozen', (name) => {
    const preset = presets[name]
    expect(parsePolicy(JSON.parse(JSON.stringify(preset)))).toEqual(preset)
    expect(preset.name).toBe(name)
    expect(() => {
      ;(preset.rules as unknown[] | undefined)?.push({})
      ;(preset as { name: string }).name = 'other'
    }).toThrow(TypeError)
  })

  it.each(table)('decide about %s', (_what, subject, wanted) => {
    const decided = names.map((name) => [name, createFirewall(presets[name]).evaluate(subject).verdict])
    expect(Object.fromEntries(decided)).toEqual(wanted)
  })

  it('observe says what balanced would have said', () => {
    const firewall = createFirewall(presets.observe)
    for (const [, subject, { balanced }] of table) {
      const { verdict, shadowed } = firewall.evaluate(subject)
      expect(shadowed ?? verdict).toBe(balanced)
    }
  })

  it('redact secrets in arguments, and personal data in answers', () => {
    const key = ['ghp_', 'a1B2c3D4e5'.repeat(3), 'f6G7h8'].join('')
    const mail = ['ann', 'example.com'].join('@')
    const firewall = createFirewall(presets.balanced)
    const asked = firewall.evaluate({ tool: 'kb.search', arguments: { query: key } })
    expect(JSON.stringify(asked.subject)).not.toContain(key)
    const result = { content: [{ type: 'text', text: mail }] }
    const answer = firewall.evaluate({ surface: 'tool.result', tool: 'kb.search', result })
    expect(JSON.stringify(answer.subject)).not.toContain(mail)
  })
})
