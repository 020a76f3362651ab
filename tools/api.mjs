// Compares the public surface of every entry point with etc/<entry>.api.md, so that a change of it is read in a
// review like code. With --write it writes those files instead.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { entries } from './entries.mjs'

const write = process.argv.includes('--write')
mkdirSync('etc', { recursive: true })
mkdirSync('temp', { recursive: true })
const wanted = new Set()
let failed = 0
for (const { key, name, types } of entries) {
  const reportFileName = `${name.replaceAll('/', '-')}.api.md`
  wanted.add(reportFileName)
  const known = existsSync(`etc/${reportFileName}`)
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      newlineKind: 'lf',
      mainEntryPointFilePath: resolve(types),
      compiler: { tsconfigFilePath: resolve('tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName,
        reportFolder: resolve('etc'),
        reportTempFolder: resolve('temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: 'warning' },
          'ae-missing-release-tag': { logLevel: 'none' },
          // What is documented and what links resolve to is the documentation build's to say.
          'ae-undocumented': { logLevel: 'none' },
          'ae-unresolved-link': { logLevel: 'none' },
          'ae-forgotten-export': { logLevel: 'error' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  })
  const result = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      if (message.logLevel === 'none' || message.logLevel === 'verbose') message.handled = true
    },
  })
  const same = write || (known && !result.apiReportChanged)
  if (!result.succeeded || !same) failed++
  if (!same)
    console.error(
      `${key}: differs from etc/${reportFileName}; if that is meant, run \`npm run api\` and commit it`,
    )
}
for (const file of readdirSync('etc')) {
  if (!file.endsWith('.api.md') || wanted.has(file)) continue
  failed++
  console.error(`etc/${file}: no entry point of package.json has this report`)
}
console.log(`api: ${entries.length} entry points, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
