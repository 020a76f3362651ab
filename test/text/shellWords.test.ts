import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellCommands } from '../../src/text/shellWords.ts'

const words = (line: string): readonly (readonly string[])[] => shellCommands(line).map((each) => each.words)

describe('the commands of a line', () => {
  it('end at every operator', () => {
    expect(words('a 1; b && c || d | e & f\ng')).toEqual([
      ['a', '1'],
      ['b'],
      ['c'],
      ['d'],
      ['e'],
      ['f'],
      ['g'],
    ])
    expect(shellCommands('a | b || c').map(({ piped }) => piped)).toEqual([false, true, false])
  })
  it('lose their quotes, not what is in them', () => {
    expect(words(`git commit -m "a; rm -rf /" 'b|c' d\\ e`)).toEqual([
      ['git', 'commit', '-m', 'a; rm -rf /', 'b|c', 'd e'],
    ])
    expect(words(`r''m -r"f" /`)).toEqual([['rm', '-rf', '/']])
  })
  it('are found in substitutions and parentheses', () => {
    expect(words('echo $(rm -rf /tmp/x)')).toContainEqual(['rm', '-rf', '/tmp/x'])
    expect(words('echo `rm x`')).toContainEqual(['rm', 'x'])
    expect(words('echo "$(rm x)"')).toContainEqual(['rm', 'x'])
    expect(words('(cd /tmp; rm x)')).toContainEqual(['rm', 'x'])
    expect(words('rm -rf $(ls)')).toContainEqual(['rm', '-rf', '$'])
  })
  it('leave assignments and comments out', () => {
    expect(words('A=1 B=2 make all # rm -rf /')).toEqual([['make', 'all']])
  })
  it('say what they write to', () => {
    const [command] = shellCommands('echo x >a.txt 2>> b.txt 2>&1')
    expect(command?.words).toEqual(['echo', 'x'])
    expect(command?.writesTo).toEqual(['a.txt', 'b.txt'])
  })
  it('are found in any text without an error', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            ...['a', 'b', ' ', "'", '"', '`', '$', '(', ')', '\\', ';', '&', '|', '<', '>', '\n', '#', '1'],
          ),
        }),
        (line) => {
          for (const each of shellCommands(line))
            expect(each.words.length + each.writesTo.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
