/**
 * The elicitation guard: a form may not ask for a credential, and a page that a user is sent to has to be one that
 * nobody else can read along. On unless the policy turns it off.
 *
 * @module
 */
import type { Guard, Opinion } from '../../decision/guard.ts'
import { isJsonObject, ownMember } from '../../json/value.ts'
import { saysToGive, solicitedAt } from './solicitation.ts'

/**
 * How a request for a credential is treated. A user may be sent to a page that asks for one (URL mode is what the
 * specification has for that); `strict` refuses that as well.
 */
export type CredentialSolicitation = 'allow' | 'deny' | 'strict'

const name = 'elicitation'

/** Compiles the guard; `undefined` when the policy turns it off. */
export function compileElicitation(treatment: CredentialSolicitation = 'deny'): Guard | undefined {
  if (treatment === 'allow') return undefined
  return {
    name,
    surfaces: ['elicitation'],
    judge(_subject, { facts }) {
      if (facts.role === 'answer') return undefined
      const { document } = facts
      if (!isJsonObject(document)) return undefined
      const url = ownMember(document, 'url')
      if (typeof url === 'string' || ownMember(document, 'mode') === 'url') {
        if (typeof url !== 'string' || !isPrivatePage(url)) {
          return denial('the user would be sent to a page that is not reached over https', '$.url')
        }
        return treatment === 'strict' && saysToGive(ownMember(document, 'message'))
          ? denial('the user is asked for a password, a key, a token or a code', '$.message')
          : undefined
      }
      const path = solicitedAt(document)
      return path === undefined
        ? undefined
        : denial('a form asks for a password, a key, a token or a code', path)
    },
  }
}

function denial(message: string, path: string): Opinion {
  return {
    verdict: 'deny',
    reasons: [
      { guard: name, code: 'credential_solicitation', verdict: 'deny', message, path: path.slice(0, 200) },
    ],
  }
}

// A page of the user's own machine is not read along either (RFC 8252 section 7.3).
const ownMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A page over https without a user name or password in its address. */
function isPrivatePage(text: string): boolean {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return false
  }
  const encrypted = url.protocol === 'https:' || (url.protocol === 'http:' && ownMachine.has(url.hostname))
  return encrypted && !/^[a-z]+:[\\/]*[^\\/?#]*@/iu.test(text.trim())
}
