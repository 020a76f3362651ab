/** Nobody is asked to type a credential into a form. */
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import { saysToGive, solicitedAt } from '../../../src/guards/elicitation/solicitation.ts'

const form = (name: string, node: JsonObject = {}, message = 'Please go on'): JsonObject => ({
  mode: 'form',
  message,
  requestedSchema: { type: 'object', properties: { [name]: { type: 'string', ...node } } },
})

describe('a form asks for a credential', () => {
  it.each([
    'password', 'userPassword', 'PASS_WORD', 'new-password', 'pwd', 'apiKey', 'API_KEY', 'githubToken', 'token', 'client_secret', 'otp',
    'oneTimeCode', 'mfaCode', '2faCode', 'verification_code', 'cvv', 'cvv2', 'cardNumber', 'pin', 'privateKey', 'seedPhrase', 'ssh_key',
    'passw\u200Bord', '\uFF50assword', 'Benutzerpasswort', 'contrase\u00F1a', 'mot_de_passe', 'has\u0142o', '\u5BC6\u7801', '\u30D1\u30B9\u30EF\u30FC\u30C9', '\u043F\u0430\u0440\u043E\u043B\u044C',
  ])('by the name %s', (name) => {
    expect(solicitedAt(form(name))).toBe(`$.requestedSchema.properties.${name}`)
  }) // prettier-ignore

  it.each([
    ['title', { title: 'Your password' }],
    ['title', { title: 'Mot de passe' }],
    ['title', { title: 'Token' }],
    ['title', { title: 'Passwort eingeben' }],
    ['title', { title: '\u9A8C\u8BC1\u7801' }],
    ['description', { description: 'Your API key from the settings page' }],
    ['description', { description: 'Please enter your six digit verification code' }],
    ['description', { description: 'The one-time password that was sent to you' }],
    ['description', { description: 'Kreditkartennummer' }],
    ['format', { format: 'password' }],
  ])('by its %s %j', (_by, node) => {
    expect(solicitedAt(form('value', node))).toBe('$.requestedSchema.properties.value')
  })

  it.each([
    'Please enter your password',
    'To go on, paste the GitHub access token here',
    'What is your security code?',
    'Bitte gib dein Passwort ein',
    'Introduce tu contrase\u00F1a',
    '\u8BF7\u8F93\u5165\u5BC6\u7801',
  ])('by its message: %s', (message) => {
    expect(solicitedAt(form('value', {}, message))).toBe('$.message')
  })
})

describe('a form asks for no credential', () => {
  it.each([
    'name', 'email', 'maxTokens', 'max_tokens', 'tokens', 'sortKey', 'keyword', 'keyboard', 'passenger', 'compass', 'pinned', 'spinner',
    'passport_country', 'secretary', 'cookies', 'category', 'zip', 'cardinality', 'discard', 'bypass_reason', 'foreignKeyName', 'mapping',
  ])('by the name %s', (name) => {
    expect(solicitedAt(form(name))).toBeUndefined()
  }) // prettier-ignore

  it.each([
    [
      'text that speaks of one',
      form('name', { description: 'A name for the new API key' }, 'Enter a name for the API key'),
    ],
    ['a yes or no', form('remember', { type: 'boolean', title: 'Remember my password?' })],
    ['a choice', form('password_policy', { enum: ['strict', 'lax'], title: 'Password policy' })],
    [
      'a sentence without a field',
      { message: 'Your password was changed', requestedSchema: { type: 'object', properties: {} } },
    ],
    ['a sentence that does not ask', form('comment', {}, 'Your password was changed. Anything to add?')],
    ['no form', { message: 'hello' }],
    ['a form that is none', { message: 'x', requestedSchema: 'y' }],
  ])('with %s', (_what, params) => {
    expect(solicitedAt(params)).toBeUndefined()
  })
})

it('a long text is looked through in linear time', () => {
  expect(saysToGive('enter your '.repeat(100_000))).toBe(false)
  expect(saysToGive('pass '.repeat(100_000))).toBe(false)
})

describe('the policy', () => {
  const ask = (params: JsonObject, protocol = {}): string => {
    const { verdict, code } = createFirewall({ version: 1, name: 'p', default: 'allow', protocol }).evaluate({
      surface: 'elicitation',
      server: 'srv',
      method: 'elicitation/create',
      phase: 'request',
      content: params,
    })
    return `${verdict} ${code}`
  }
  const url = (address: string, message = 'Please sign in'): JsonObject => ({
    mode: 'url',
    url: address,
    message,
    elicitationId: '1',
  })

  it('refuses such a form unless it says otherwise, under any default', () => {
    expect(ask(form('password'))).toBe('deny credential_solicitation')
    expect(ask(form('password'), { credentialSolicitation: 'allow' })).toBe('allow default')
    expect(ask(form('city'))).toBe('allow default')
  })

  it('lets a user be sent to a page, but not to one that others can read along', () => {
    expect(ask(url('https://example.com/key', 'Please provide your API key'))).toBe('allow default')
    expect(ask(url('http://127.0.0.1:8080/login'))).toBe('allow default')
    for (const address of [
      'http://example.com',
      'https://bank.example@evil.example/',
      'javascript:alert(1)',
      'ftp://x',
      'nothing',
    ])
      expect(ask(url(address))).toBe('deny credential_solicitation')
    expect(ask({ mode: 'url', message: 'x' })).toBe('deny credential_solicitation')
  })

  it('refuses pages that ask for one as well when it is strict', () => {
    const strict = { credentialSolicitation: 'strict' }
    expect(ask(url('https://example.com/key', 'Please provide your API key'), strict)).toBe(
      'deny credential_solicitation',
    )
    expect(ask(url('https://example.com/key'), strict)).toBe('allow default')
  })

  it('leaves answers to forms alone', () => {
    const subject = {
      surface: 'elicitation',
      server: 's',
      phase: 'response',
      content: form('password'),
    } as const
    expect(createFirewall({ version: 1, name: 'p', default: 'allow' }).evaluate(subject).verdict).toBe(
      'allow',
    )
  })
})
