/**
 * Dials, and gives up when the answer takes too long to begin.
 *
 * @module
 */
import type { SchedulePort } from '../ports/ports.ts'
import { fetchFailed } from './egressError.ts'
import type { Dispatch, RequestInitLike, ResponseLike } from './fetchTypes.ts'

/** Calls the `fetch`; aborts it when no headers have come after `milliseconds`. The caller's own signal stays in force. */
export async function dispatchInTime(
  dispatch: Dispatch,
  url: string,
  init: RequestInitLike,
  milliseconds: number | undefined,
  schedule: SchedulePort | undefined,
): Promise<ResponseLike> {
  if (milliseconds === undefined || schedule === undefined) return dispatch(url, init)
  const controller = new AbortController()
  const { signal } = init
  // A transport hands the same signal to every request for as long as it lives: a listener on it would never go away.
  const either =
    signal === undefined || signal === null ? controller.signal : AbortSignal.any([signal, controller.signal])
  const late = fetchFailed(`the response took longer than ${milliseconds} milliseconds to begin`)
  let giveUp: () => void = () => undefined
  // Also for a `fetch` that does not listen to its signal.
  const expired = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      controller.abort(late)
      reject(late)
    }
  })
  const stop = schedule(giveUp, milliseconds)
  try {
    return await Promise.race([dispatch(url, { ...init, signal: either }), expired])
  } finally {
    stop()
  }
}
