const { annexes, floors, towers } = require('./tools/floors.cjs')

/** A pattern for the files of these rooms. */
const rooms = (names) => `^src/(${names.join('|')})(/|\\.ts$)`
const listed = [...floors.flat(), ...towers]
/** A face: src/<name>/index.ts of a folder that is no room, there only to be an entry point. */
const faces = `^src/(?!(${listed.join('|')})/)[^/]+/index\\.ts$`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-node-builtins',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-undeclared',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would slip past every other rule.',
      severity: 'error',
      from: { path: '^src' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer'] },
    },
    {
      name: 'no-sdk',
      comment:
        'Transports are structural: both generations of the SDK fit, and neither is needed, not even as types.',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '@modelcontextprotocol' },
    },
    {
      name: 'nothing-imports-index',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'guards-know-no-guards',
      comment: 'What several guards need is a fact of the subject, or a lower floor.',
      severity: 'error',
      from: { path: '^src/guards/([^/]+)/' },
      to: { path: '^src/guards/', pathNot: '^src/guards/$1/' },
    },
    ...annexes.map((annex) => ({
      name: `annex-${annex}`,
      severity: 'error',
      from: { path: rooms(floors[1]), pathNot: rooms([annex]) },
      to: { path: rooms([annex]) },
    })),
    ...towers.map((tower) => ({
      name: `nothing-imports-${tower}`,
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/index\\.ts$', rooms([tower])] },
      to: { path: rooms([tower]) },
    })),
    {
      name: 'nothing-imports-a-face',
      comment: 'An entry point is for those outside.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/index\\.ts$' },
      to: { path: faces },
    },
    ...floors.slice(0, -1).map((floor, height) => ({
      name: `floor-${height + 1}`,
      comment: `${floor.join(', ')} may not import what stands above.`,
      severity: 'error',
      from: { path: rooms(floor) },
      to: { path: rooms(floors.slice(height + 1).flat()) },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
