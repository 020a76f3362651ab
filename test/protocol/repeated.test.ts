import { expect, it } from 'vitest'
import { createConnection } from '../../src/protocol/connection.ts'
import { fakeSession } from './fakeSession.ts'

const question = { jsonrpc: '2.0', id: 5, method: 'roots/list' }

it('what a server asks again while it waits for the answer is dropped, and the first one can still be answered', () => {
  const session = fakeSession()
  const connection = createConnection(session)
  expect(connection.receive('toClient', question)).toEqual({ action: 'forward' })
  expect(connection.receive('toClient', { ...question })).toEqual({ action: 'drop', why: 'repeated' })
  expect(session.events).toContainEqual({ kind: 'dropped', flow: 'toClient', why: 'duplicate_id' })
  const answer = { jsonrpc: '2.0', id: 5, result: { roots: [] } }
  expect(connection.receive('toServer', answer)).toEqual({ action: 'forward' })
  // A stream that is taken up again after the answer brings it back once more.
  expect(connection.receive('toClient', { ...question })).toEqual({ action: 'forward' })
})
