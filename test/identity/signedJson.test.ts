import { base64url, exportJWK, generateKeyPair, generateSecret } from 'jose'
import { describe, expect, it } from 'vitest'
import { lockText, parseLock } from '../../src/guards/catalog/lock.ts'
import { pinCatalog } from '../../src/guards/catalog/pin.ts'
import { signJson, verifyJson } from '../../src/identity/signedJson.ts'
import type { JsonValue } from '../../src/json/value.ts'

const lock = pinCatalog({
  name: 'files',
  tools: [{ name: 'read', description: 'Reads.' }],
}) as unknown as JsonValue
const { privateKey, publicKey } = await generateKeyPair('EdDSA')
const algorithms = ['EdDSA']

describe('a signed lock', () => {
  it('verifies after it was written and read, whatever the order of its keys', async () => {
    const signature = await signJson(lock, privateKey, { algorithm: 'EdDSA', keyId: 'k1' })
    const read = parseLock(JSON.parse(lockText(lock as never))) as unknown as JsonValue
    await verifyJson(read, signature, publicKey, { algorithms })
    const turned = Object.fromEntries(Object.entries(lock as object).reverse()) as JsonValue
    await verifyJson(turned, JSON.parse(JSON.stringify(signature)) as never, publicKey, { algorithms })
    expect(signature).not.toHaveProperty('payload')
  })

  it('does not when it was changed, or when somebody else signed it', async () => {
    const signature = await signJson(lock, privateKey, { algorithm: 'EdDSA' })
    const other = { ...(lock as object), server: 'mail' } as JsonValue
    await expect(verifyJson(other, signature, publicKey, { algorithms })).rejects.toThrow('does not hold')
    const { publicKey: theirs } = await generateKeyPair('EdDSA')
    await expect(verifyJson(lock, signature, theirs, { algorithms })).rejects.toThrow('does not hold')
    await expect(
      verifyJson(lock, { ...signature, signature: '' }, publicKey, { algorithms }),
    ).rejects.toThrow('does not hold')
    await expect(verifyJson(lock, {} as never, publicKey, { algorithms })).rejects.toThrow('does not hold')
  })

  it('is never taken on its own word for how it was signed', async () => {
    const unsigned = {
      protected: base64url.encode(JSON.stringify({ alg: 'none', b64: false, crit: ['b64'] })),
      signature: '',
    }
    await expect(verifyJson(lock, unsigned, publicKey, { algorithms })).rejects.toThrow('does not hold')
    for (const bad of [['none'], ['None', 'EdDSA'], []]) {
      await expect(verifyJson(lock, unsigned, publicKey, { algorithms: bad })).rejects.toThrow(
        'signs nothing',
      )
    }
    await expect(signJson(lock, privateKey, { algorithm: 'none' })).rejects.toThrow('signs nothing')
    // A public key that is used as a shared secret.
    const secret = await generateSecret('HS256', { extractable: true })
    const forged = await signJson(lock, secret, { algorithm: 'HS256' })
    await expect(verifyJson(lock, forged, publicKey, { algorithms })).rejects.toThrow('does not hold')
    await expect(verifyJson(lock, forged, await exportJWK(publicKey), { algorithms })).rejects.toThrow(
      'does not hold',
    )
  })
})
