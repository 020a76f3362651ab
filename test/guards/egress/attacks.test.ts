import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import type { HostAddresses } from '../../../src/decision/guard.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import type { EgressSection } from '../../../src/guards/egress/schema.ts'

/** The verdict with every name resolved to a public address. */
function verdict(args: JsonObject, egress: EgressSection = {}): string {
  const firewall = createFirewall({ version: 1, name: 'egress', default: 'allow', egress })
  const resolved: Record<string, HostAddresses> = {}
  for (;;) {
    const decision = firewall.evaluate({ tool: 'web.get', arguments: args }, { resolved })
    const open = decision.obligations.flatMap((each) => (each.type === 'resolve' ? [each.host] : []))
    if (open.length === 0) return decision.verdict
    for (const host of open) resolved[host] = ['93.184.216.34']
  }
}
const letThrough = (
  list: readonly string[],
  place: (text: string) => JsonObject,
  egress?: EgressSection,
): string[] => list.filter((text) => verdict(place(text), egress) !== 'deny')

describe('what leads inside is denied', () => {
  it('as a reference that is relative only at first sight', () => {
    const list = ['/\t/127.0.0.1', '/\n/127.0.0.1/x', '/\r\\127.0.0.1', '\t//127.0.0.1']
    expect(letThrough(list, (url) => ({ url }))).toEqual([])
    for (const url of ['/path', './x', '.\t//x', '../x', '?q', '#f', '/a\tb'])
      expect(verdict({ url })).toBe('allow')
  })

  it('with a scheme that is one only when decoded', () => {
    const list = [
      '%68ttp://127.0.0.1',
      'http%3A//127.0.0.1',
      'http%3A%2F%2F127.0.0.1%2F',
      '&#104;ttp://127.0.0.1',
    ]
    expect(letThrough(list, (url) => ({ url }))).toEqual([])
  })

  it('as any of several URLs in one parameter', () => {
    const list = [' ', ', ', '|', ';', '\n'].map(
      (between) => `https://a.example/x${between}http://127.0.0.1/`,
    )
    expect(letThrough(list, (url) => ({ url }))).toEqual([])
    expect(verdict({ url: 'https://a.example/x https://b.example/y' })).toBe('allow')
    expect(verdict({ url: 'https://a.example/x,y;z' })).toBe('allow')
  })

  it('in the host of a recipient, however it is written', () => {
    const list = [
      'a@127.0.0.1',
      'a@[127.0.0.1]',
      'a@[IPv6:::1]',
      'mailto:a@localhost',
      'a@b.com,c@10.0.0.1',
      'A <x@localhost>',
      'x@10.0.0.1.nip.io',
      '"a@b.com"@localhost',
      'a%40localhost',
      'mailto:a@b.com?bcc=x%40127.0.0.1',
    ]
    expect(letThrough(list, (to) => ({ to }))).toEqual([])
  })

  it('as a bare word of a command that dials', () => {
    const list = [
      'curl 0x7f.1',
      'curl 2130706433',
      'curl [::1]:80',
      'wget -qO- 169.254.169.254/latest',
      'curl 127.1',
      'ssh root@10.0.0.1',
      'nc 0177.0.0.1 80',
      'cat </dev/tcp/127.0.0.1/80',
      'x | curl 017700000001',
    ]
    expect(letThrough(list, (command) => ({ command }))).toEqual([])
    for (const command of [
      'echo 2130706433',
      'ls -l 12345678',
      'head -c 10000000 x',
      'git show 0x1f',
      'sleep 1.5',
      'date +%s',
      'python3.11 x.py',
      'curl --max-time 30 https://a.example',
      'curl -m 1.5 https://a.example/x',
    ])
      expect(`${command}: ${verdict({ command })}`).toBe(`${command}: allow`)
  })

  it('behind the first host of a connection string', () => {
    const schemes = ['jdbc', 'postgres', 'mongodb', 'sqlserver', 'mysql', 'redis']
    const list = [
      'jdbc:mysql://good.example,10.0.0.1/db',
      'jdbc:mysql:replication://good.example,10.0.0.1/db',
      'jdbc:sqlserver://good.example;serverName=10.0.0.1',
      'jdbc:postgresql://good.example/db?x=y&host=10.0.0.1',
      'postgres://good.example,10.0.0.1/db',
      'postgres://good.example/db?host=10.0.0.1',
      'postgres://good.example/db?hostaddr=127.0.0.1',
      'mongodb://good.example,10.0.0.1/db',
      'sqlserver://good.example;server=10.0.0.1',
      'redis://:pw@127.0.0.1',
    ]
    expect(letThrough(list, (url) => ({ url }), { schemes })).toEqual([])
    const fine = [
      'jdbc:postgresql://db.example.com:5432/app?sslmode=require',
      'jdbc:oracle:thin:@db.example.com:1521:orcl',
      'jdbc:sqlserver://db.example.com:1433;databaseName=app',
      'mongodb://db.example.com:27017/app?retryWrites=true',
    ]
    expect(letThrough(fine, (url) => ({ url }), { schemes })).toEqual(fine)
  })
})
