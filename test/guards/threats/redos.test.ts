/** Every signature is bounded, can be found by its anchors, and a static checker calls it safe. */
import { checkSync } from 'recheck'
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { allSignatures } from '../../../src/guards/threats/families.ts'
import { sqlPatterns } from '../../../src/guards/threats/sqlInjection.ts'
import { foldLiteral } from '../../../src/text/fold.ts'

const rows = allSignatures.flat()

describe('signatures', () => {
  it('are many', () => {
    expect(rows.length).toBeGreaterThan(80)
  })
  it('have anchors of three characters or more', () => {
    const short = rows.flatMap(({ anchors }) => anchors.filter((anchor) => foldLiteral(anchor).length < 3))
    expect(short).toEqual([])
  })
  it('have an upper bound on every repetition', () => {
    const unbounded = rows.filter(({ pattern }) =>
      /[*+](?!\?*[^)]*\])|\{\d+,\}/.test(pattern.source.replace(/\\./g, '__').replace(/\[[^\]]*\]/g, 'C')),
    )
    expect(unbounded.map(({ pattern }) => pattern.source)).toEqual([])
  })
  it('are safe where they are tried: anchored at a place', () => {
    const unsafe = rows.filter(({ pattern }) => {
      const source = pattern.source.replaceAll(String.raw`(?<![\w+/])`, '')
      return (
        checkSync(`^(?:${source})`, pattern.flags, { timeout: 3000, checker: 'automaton' }).status !== 'safe'
      )
    })
    expect(unsafe.map(({ what, pattern }) => `${what}: ${pattern.source}`)).toEqual([])
  }, 110_000)
})

/** Every regular expression that is written in the guard's own files. */
function written(): readonly { readonly source: string; readonly flags: string }[] {
  const folder = new URL('../../../src/guards/threats/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('tables/'),
  )
  return [...files, 'tables/sensitive.table.ts'].flatMap((name) => {
    const tree = ts.createSourceFile(
      name,
      readFileSync(new URL(name, folder), 'utf8'),
      ts.ScriptTarget.Latest,
    )
    const found: { source: string; flags: string }[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return found
  })
}

describe('patterns of the families', () => {
  const patterns = [...written(), ...sqlPatterns.map(({ source, flags }) => ({ source, flags }))]
  it('are many', () => {
    expect(patterns.length).toBeGreaterThan(100)
  })
  it('do not backtrack exponentially', () => {
    const unsafe = patterns.filter(({ source, flags }) => {
      const found = checkSync(source, flags.replace('y', ''), {
        timeout: 1500,
        checker: 'automaton',
      })
      return found.status === 'vulnerable' && found.complexity.type === 'exponential'
    })
    expect(unsafe.map(({ source }) => source)).toEqual([])
  }, 110_000)
})
