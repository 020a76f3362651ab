import * as portcullis from '../dist/index.js'
import { egressCorpus } from '../test/corpus/egress.table.ts'

/** Runs the suite: no runner, no runtime API. Returns what failed. */
export async function suite(): Promise<{ passed: number; failed: string[] }> {
  let passed = 0
  const failed: string[] = []
  const check = async (name: string, run: () => boolean | Promise<boolean>) => {
    try {
      if (await run()) passed++
      else failed.push(name)
    } catch (error) {
      failed.push(`${name}: ${String(error)}`)
    }
  }

  await check('the face is there', () => 'createFirewall' in portcullis)

  // The host is read by the runtime's own URL parser: all of them must come to the same decisions.
  const egress = portcullis.createEgressChecker()
  for (const { why, code, destinations } of egressCorpus) {
    const differing = destinations.filter(
      (destination) => egress.check(destination, { resolved: ['93.184.216.34'] }).code !== code,
    )
    await check(`egress, ${why}: ${differing.join(' ')}`, () => differing.length === 0)
  }

  return { passed, failed }
}
