import { entries } from './tools/entries.mjs'

// Brotli, dependencies included. An entry point that is not named here may take up to the last of these.
const limits = { '.': '150 kB', './analysis': '150 kB', './policy': '100 kB', './dlp': '100 kB', other: '40 kB' }

export default [
  ...entries.map(({ key, module }) => ({ name: key, path: module, limit: limits[key] ?? limits.other })),
  { name: '{ createFirewall }', path: 'dist/index.js', import: '{ createFirewall }', limit: '140 kB' },
]
