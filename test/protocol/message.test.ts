import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JSONRPCMessageSchema as v1 } from '@modelcontextprotocol/sdk/types.js'
import { parseJSONRPCMessage } from '@modelcontextprotocol/client'
import { shapeOf } from '../../src/protocol/message.ts'

describe('the four shapes', () => {
  it.each([
    [{ jsonrpc: '2.0', id: 1, method: 'ping' }, 'request'],
    [{ jsonrpc: '2.0', id: '', method: 'ping', params: {} }, 'request'],
    [{ jsonrpc: '2.0', id: 0, method: 'ping', params: undefined }, 'request'],
    [{ jsonrpc: '2.0', method: 'notifications/initialized' }, 'notification'],
    [{ jsonrpc: '2.0', method: 'x', params: {} }, 'notification'],
    [{ jsonrpc: '2.0', id: 1, result: {} }, 'result'],
    [{ jsonrpc: '2.0', id: 1, error: { code: -1, message: '' } }, 'error'],
    [{ jsonrpc: '2.0', error: { code: -1, message: '', data: 5 } }, 'error'],
  ])('%j is a %s', (message, shape) => {
    expect(shapeOf(message)).toBe(shape)
  })

  it.each([
    [undefined],
    [null],
    [5],
    ['ping'],
    [[]],
    [[{ jsonrpc: '2.0', method: 'x' }]],
    [{}],
    [{ id: 1, method: 'ping' }],
    [{ jsonrpc: '1.0', id: 1, method: 'ping' }],
    [{ jsonrpc: '2.0', id: null, method: 'ping' }],
    [{ jsonrpc: '2.0', id: 1.5, method: 'ping' }],
    [{ jsonrpc: '2.0', id: 2 ** 53, method: 'ping' }],
    [{ jsonrpc: '2.0', id: true, method: 'ping' }],
    [{ jsonrpc: '2.0', id: [1], method: 'ping' }],
    [{ jsonrpc: '2.0', id: 1, method: 5 }],
    [{ jsonrpc: '2.0', id: 1, method: 'ping', params: [] }],
    [{ jsonrpc: '2.0', id: 1, method: 'ping', params: null }],
    [{ jsonrpc: '2.0', id: 1, method: 'ping', result: {} }],
    [{ jsonrpc: '2.0', id: 1, method: 'ping', extra: 1 }],
    [{ jsonrpc: '2.0', id: 1, result: {}, error: { code: 1, message: '' } }],
    [{ jsonrpc: '2.0', id: 1, result: {}, error: undefined }],
    [{ jsonrpc: '2.0', id: 1, result: [] }],
    [{ jsonrpc: '2.0', id: 1, result: 'x' }],
    [{ jsonrpc: '2.0', result: {} }],
    [{ jsonrpc: '2.0', id: null, error: { code: 1, message: '' } }],
    [{ jsonrpc: '2.0', id: 1, error: { code: '1', message: '' } }],
    [{ jsonrpc: '2.0', id: 1, error: { code: 1 } }],
    [JSON.parse('{"jsonrpc":"2.0","id":1,"result":{},"__proto__":{}}')],
  ])('%j has none of them', (message) => {
    expect(shapeOf(message)).toBe('malformed')
  })

  it('never calls malformed what an SDK accepts as a message with plain parameters', () => {
    const id = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.double())
    const body = fc.oneof(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), fc.jsonValue())
    const message = fc.record(
      {
        jsonrpc: fc.constantFrom('2.0', '1.0'),
        id,
        method: fc.oneof(fc.string(), fc.integer()),
        params: body,
        result: body,
        error: fc.oneof(body, fc.record({ code: fc.integer(), message: fc.string() })),
      },
      { requiredKeys: ['jsonrpc'] },
    )
    fc.assert(
      fc.property(message, (value) => {
        const accepted = v1.safeParse(value).success
        let acceptedByV2 = true
        try {
          parseJSONRPCMessage(value)
        } catch {
          acceptedByV2 = false
        }
        if (accepted || acceptedByV2) expect(shapeOf(value)).not.toBe('malformed')
      }),
      { numRuns: 2_000 },
    )
  })
})
