/** Conditions on what arguments hold: every command, every path, wherever it stands. */
import { describe, expect, it } from 'vitest'
import { createFirewall, PolicyError, type Condition, type Policy, type Verdict } from '../../../src/index.ts'

const policyWith = (when: Condition, then: Verdict, servers?: Policy['servers']): Policy => ({
  version: 1,
  name: 'kinds',
  default: then === 'allow' ? 'deny' : 'allow',
  rules: [{ id: 'r', when, then }],
  ...(servers !== undefined && { servers }),
})
const call = (args: object) => ({ tool: 'box.do', arguments: args }) as never

describe('a condition on kinds', () => {
  const outside = createFirewall(policyWith({ kinds: { path: { not: { under: '/srv' } } } }, 'deny'))

  it('finds every argument of the kind, at any depth, by its name', () => {
    expect(outside.evaluate(call({ path: '/srv/a', opts: { target_file: '/etc/passwd' } })).verdict).toBe(
      'deny',
    )
    expect(outside.evaluate(call({ files: ['/srv/a', '/srv/../etc'] })).verdict).toBe('deny')
    expect(outside.evaluate(call({ path: '/srv/a', note: '/etc/passwd' })).verdict).toBe('allow')
  })

  it('wants all of them for a permissive rule, and at least one', () => {
    const inside = createFirewall(policyWith({ kinds: { path: { under: '/srv' } } }, 'allow'))
    expect(inside.evaluate(call({ source_path: '/srv/a', dest_path: '/srv/b' })).verdict).toBe('allow')
    expect(inside.evaluate(call({ source_path: '/srv/a', dest_path: '/etc/b' })).verdict).toBe('deny')
    expect(inside.evaluate(call({ note: 'nothing' })).verdict).toBe('deny')
  })

  it('goes by the policy before the name, and by the schema of the tool', () => {
    const when: Condition = { kinds: { command: { contains: 'rm' } } }
    const firewall = createFirewall(
      policyWith(when, 'deny', {
        box: { tools: { do: { parameters: { '$.steps[*].text': 'command', '$.cmd': 'content' } } } },
      }),
    )
    expect(firewall.evaluate(call({ steps: [{ text: 'ls' }, { text: 'rm -r x' }] })).verdict).toBe('deny')
    expect(firewall.evaluate(call({ cmd: 'rm -r x' })).verdict).toBe('allow')
    const urls = createFirewall(policyWith({ kinds: { url: { exists: true } } }, 'deny'))
    const definition = {
      name: 'do',
      inputSchema: { type: 'object', properties: { at: { type: 'string', format: 'uri' } } },
    }
    expect(urls.evaluate(call({ at: 'x' }), { definition }).verdict).toBe('deny')
    expect(urls.evaluate(call({ at: 'x' })).verdict).toBe('allow')
  })

  it('hides no definition: what the arguments will be cannot be told', () => {
    const definition = { surface: 'tool.definition', tool: 'box.do', definition: { name: 'do' } } as const
    expect(outside.evaluate(definition).verdict).toBe('allow')
  })

  it('is explained by what was seen, and the explanation says what every argument was taken for', () => {
    const explanation = outside.explain(call({ path: '/etc/passwd', opts: { n: 1 } }))
    expect(explanation.rules[0]?.parts).toMatchObject([
      { part: 'kinds path not', outcome: 'yes', saw: 'string' },
    ])
    expect(explanation.parameters).toEqual([
      { path: '$.path', kind: 'path', because: 'name' },
      { path: '$.opts.n', kind: 'free', because: 'nothing' },
    ])
    expect(explanation.text).toContain('$.path: path (by name)')
    expect(explanation.text).not.toContain('passwd')
  })

  it('with a kind that is none is refused when the policy is loaded', () => {
    const load = () => createFirewall(policyWith({ kinds: { paths: {} } } as never, 'deny'))
    expect(load).toThrow(PolicyError)
    expect(load).toThrow('did you mean `path`')
  })
})
