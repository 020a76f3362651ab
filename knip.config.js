import { entries } from './tools/entries.mjs'

/** @type {import('knip').KnipConfig} */
export default {
  entry: [
    ...entries.map((entry) => entry.source),
    'test/**/*.test.ts',
    'test/conformance/{everythingServer,everythingClient}.ts',
    'test-types/**/*.ts',
    'examples/*/main.ts',
    'examples/*.ts',
    'bench/*.ts',
    'runtime/{main,browser,workerd}.ts',
    'tools/*.mjs',
  ],
  project: ['{src,test,test-types,examples,bench,fuzz,runtime}/**/*.ts', 'tools/**/*.{mjs,cjs}'],
  ignoreDependencies: [
    // Called by runtime/run.sh.
    'esbuild',
    // Started by the tests as programs of their own.
    '@modelcontextprotocol/server-.+',
  ],
}
