import * as portcullis from '../dist/index.js'

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

  return { passed, failed }
}
