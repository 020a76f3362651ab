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

  // The host is read by the runtime's own URL parser: all of them must come to the same decision.
  const egress = portcullis.createEgressChecker({ allow: ['example.com', 'b\u00fccher.example', '8.8.8.8'] })
  for (const [destination, code] of destinations) {
    const decided = (): boolean => egress.check(destination, { resolved: ['93.184.216.34'] }).code === code
    await check(`egress: ${destination} is ${code}`, decided)
  }

  return { passed, failed }
}

/** Destinations that readers of URLs have been known to read differently. */
const destinations: readonly (readonly [destination: string, code: string])[] = [
  ['https://EXAMPLE.com./', 'egress_allowed'],
  ['https://ex%61mple.com/', 'egress_allowed'],
  ['https://\uff45xample\u3002com/', 'egress_allowed'],
  ['https://b\u00fccher.example/', 'egress_allowed'],
  ['https://xn--bcher-kva.example/', 'egress_allowed'],
  ['http://134744072/', 'egress_allowed'],
  ['https://ex\u0430mple.com/', 'egress_not_allowed'],
  ['http://2130706433/', 'egress_private'],
  ['http://0177.0x0.1/', 'egress_private'],
  ['http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/', 'egress_private'],
  ['http://%31%32%37.0.0.1/', 'egress_private'],
  ['http://[::127.0.0.1]/', 'egress_private'],
  ['http://[fe80::1%25eth0]/', 'egress_private'],
  ['http://[::ffff:a9fe:a9fe]/', 'egress_metadata'],
  ['http://evil.com\\@example.com/', 'ambiguous_url'],
  ['http://exa\u00admple.com/', 'ambiguous_url'],
  ['http://fa\u00df.de/', 'ambiguous_url'],
  ['http://example.com%2f.evil.com/', 'ambiguous_url'],
  ['http://exa\tmple.com/', 'control_char'],
  ['http://256.256.256.256/', 'egress_invalid'],
  ['http://1.2.3.4.5/', 'egress_invalid'],
  ['http://xn--a.com/', 'egress_invalid'],
]
