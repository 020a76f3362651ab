/** The part of a client that authorizes: a user agent that says yes to everything. */
/* eslint-disable @typescript-eslint/no-deprecated -- No scenario names the authorization server beforehand. */
import {
  ClientCredentialsProvider,
  DpopSession,
  PrivateKeyJwtProvider,
  type OAuthClientProvider,
  type StoredOAuthClientInformation,
  type StoredOAuthTokens,
} from '@modelcontextprotocol/client'

/** What a scenario tells its client. */
export interface ScenarioContext {
  readonly client_id?: string
  readonly client_secret?: string
  readonly issuer?: string
  readonly private_key_pem?: string
  readonly signing_algorithm?: string
  readonly toolCalls?: readonly { name: string; arguments: Record<string, unknown> }[]
}

/** A provider, and the parameters with which the authorization server last sent the user back. */
export interface Authorization {
  readonly provider: OAuthClientProvider
  readonly answer: () => URLSearchParams | undefined
}

/** Authorizes as the scenario wants it. */
export function authorizationFor(scenario: string, context: ScenarioContext): Authorization {
  const { client_id: clientId, client_secret: clientSecret } = context
  if (clientId !== undefined && context.private_key_pem !== undefined) {
    const { private_key_pem: privateKey, signing_algorithm: algorithm = 'ES256' } = context
    return {
      provider: new PrivateKeyJwtProvider({ clientId, privateKey, algorithm }),
      answer: () => undefined,
    }
  }
  if (scenario === 'auth/client-credentials-basic' && clientId !== undefined && clientSecret !== undefined) {
    return { provider: new ClientCredentialsProvider({ clientId, clientSecret }), answer: () => undefined }
  }
  return userAgent(scenario, context)
}

function userAgent(scenario: string, { client_id, client_secret, issuer }: ScenarioContext): Authorization {
  let client: StoredOAuthClientInformation | undefined
  if (client_id !== undefined) {
    client = { client_id, ...(client_secret && { client_secret }), ...(issuer && { issuer }) }
  }
  let tokens: StoredOAuthTokens | undefined
  let verifier = ''
  let answer: URLSearchParams | undefined
  const dpop = scenario.startsWith('auth/dpop') ? DpopSession.create() : undefined
  const redirectUrl = 'http://127.0.0.1:9/callback'
  const provider: OAuthClientProvider = {
    redirectUrl,
    clientMetadata: {
      client_name: 'everything',
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      application_type: 'native',
    },
    ...(scenario === 'auth/basic-cimd' && {
      clientMetadataUrl: 'https://conformance-test.local/client-metadata.json',
    }),
    ...(dpop && { dpop: () => dpop }),
    clientInformation: () => client,
    saveClientInformation: (information) => {
      client = information
    },
    tokens: () => tokens,
    saveTokens: (saved) => {
      tokens = saved
    },
    saveCodeVerifier: (saved) => {
      verifier = saved
    },
    codeVerifier: () => verifier,
    async redirectToAuthorization(url) {
      const response = await fetch(url, { redirect: 'manual' })
      answer = new URL(response.headers.get('location') ?? redirectUrl).searchParams
    },
  }
  return { provider, answer: () => answer }
}
