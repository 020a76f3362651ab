// The entry points of the package, read from the exports of package.json: the one place where they are listed.
import { readFileSync } from 'node:fs'

const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** Each entry point with its short name, its source, its module and its declarations; JSON files are left out. */
export const entries = Object.entries(exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([key, target]) => ({
    key,
    name: key === '.' ? 'index' : key.slice(2),
    source: target.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts'),
    module: target.default.slice(2),
    types: target.types.slice(2),
  }))
