import { expect, it } from 'vitest'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { egressPresets } from '../../../src/guards/egress/presets.ts'
import { egressSchema } from '../../../src/guards/egress/schema.ts'

const resolved = ['93.184.216.34']

it('are valid sections', () => {
  for (const preset of Object.values(egressPresets)) expect(egressSchema.safeParse(preset).success).toBe(true)
})

it('baseline-egress denies the inside and lets the outside through', () => {
  const egress = createEgressChecker(egressPresets['baseline-egress'])
  expect(egress.check('http://169.254.169.254/').code).toBe('egress_metadata')
  expect(egress.check('https://example.com/', { resolved }).verdict).toBe('allow')
})

it('allowlist-only lets nothing through until something is named', () => {
  const egress = createEgressChecker(egressPresets['allowlist-only'])
  for (const url of ['https://example.com/', 'https://8.8.8.8/', 'http://10.0.0.1/', 'http://example.com']) {
    expect(egress.check(url, { resolved }).verdict).toBe('deny')
  }
  const named = createEgressChecker({ ...egressPresets['allowlist-only'], allow: ['api.example.com'] })
  expect(named.check('https://api.example.com/', { resolved }).verdict).toBe('allow')
  expect(named.check('https://api.example.com:8443/', { resolved }).code).toBe('egress_port')
  expect(named.check('http://api.example.com/', { resolved }).code).toBe('egress_scheme')
})

it('the schema names the place of what is wrong', () => {
  const parsed = egressSchema.safeParse({
    allow: ['ok.com', 'https://x.com'],
    ports: [70_000],
    schemes: ['HTTP:'],
    alow: [],
  })
  expect(parsed.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
    '',
    'allow.1',
    'ports.0',
    'schemes.0',
  ])
})
