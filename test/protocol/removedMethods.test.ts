import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import { requestRows } from '../../src/protocol/messages.table.ts'
import { fakeSession } from './fakeSession.ts'

const modern = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  },
}

function ask(method: string, params: JsonObject) {
  return createConnection(fakeSession()).receive('toServer', { jsonrpc: '2.0', id: 1, method, params })
}

describe('a method that revision 2026-07-28 has no more', () => {
  it.each(['resources/subscribe', 'resources/unsubscribe', 'tasks/result'])(
    'reads as unknown when %s is refused, as that revision asks',
    (method) => {
      // Without what it is about it is refused in either revision.
      expect(ask(method, modern)).toMatchObject({ action: 'answer', message: { error: { code: -32601 } } })
      expect(ask(method, {})).toMatchObject({ action: 'answer', message: { error: { code: -31403 } } })
    },
  )

  it('is marked in the table', () => {
    // SEP-2575 and SEP-2663.
    expect(requestRows.filter((row) => row.removed).map((row) => row.method)).toEqual([
      'initialize',
      'ping',
      'resources/subscribe',
      'resources/unsubscribe',
      'logging/setLevel',
      'tasks/result',
      'tasks/list',
    ])
  })
})
