// Writes dist/policy.schema.json, the JSON Schema of a policy, out of what the package itself exports.
import { writeFileSync } from 'node:fs'

const { policyJsonSchema } = await import('../dist/index.js')
if (policyJsonSchema === undefined) {
  console.error('schema: policyJsonSchema is not exported, so dist/policy.schema.json is not written')
} else {
  const schema = typeof policyJsonSchema === 'function' ? policyJsonSchema() : policyJsonSchema
  writeFileSync(
    new URL('../dist/policy.schema.json', import.meta.url),
    `${JSON.stringify(schema, undefined, 2)}\n`,
  )
}
