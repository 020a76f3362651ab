import { entries } from './tools/entries.mjs'

// Brotli, dependencies included. An entry point that is not named here may take up to the last of these.
const limits = { '.': '120 kB', './policy': '60 kB', other: '40 kB' }

export default [
  ...entries.map(({ key, module }) => ({ name: key, path: module, limit: limits[key] ?? limits.other })),
  { name: '{ createFirewall }', path: 'dist/index.js', import: '{ createFirewall }', limit: '90 kB' },
]
