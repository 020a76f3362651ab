/** How a name and its value are written down: in code, configuration, mail, pages and records. */
import { describe, expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { mixed } from '../../corpus/dlp/corpus.ts'
import { hex, lower, randomOf } from '../../corpus/dlp/random.ts'

const scanner = createScanner()
const random = randomOf(771)
const token = random.text(hex, 37)
const password = `${mixed(random, 9)}!4x`
const pat = random.text('abcdefghijklmnopqrstuvwxyz234567', 52)
const left = (value: unknown): string => JSON.stringify(scanner.redact(value as never).value)
const found = (value: unknown): readonly string[] => scanner.scan(value).map(({ detector }) => detector)

const carriers: Readonly<Record<string, (name: string, value: string) => unknown>> = {
  'a sign': (name, value) => `${name}=${value}`,
  'a type and a sign': (name, value) => `const ${name}: string = '${value}'`,
  'a reference to text': (name, value) => `const ${name}: &str = "${value}";`,
  'a default': (name, value) => `const key = process.env.${name} || '${value}'`,
  'text as it is': (name, value) => `const string ${name} = @"${value}";`,
  'an assignment of R': (name, value) => `${name} <- "${value}"`,
  'an assignment of make': (name, value) => `${name} ?= ${value}`,
  'a blank in a Dockerfile': (name, value) => `FROM scratch\nENV ${name} ${value}\nRUN true`,
  'a blank in csh': (name, value) => `setenv ${name} ${value}`,
  'an arrow': (name, value) => `${name} ==>> <${value}>`,
  'an arrow of one sign': (name, value) => `${name} \u2192 ${value}`,
  'a dash': (name, value) => `${name} - ${value}`,
  'a bar': (name, value) => `${name} | ${value}`,
  'a sentence': (name, value) => `the ${name} for the new tenant is\n\n    ${value}\n\nRegards`,
  'a heading': (name, value) => `## ${name}\n\n\`\`\`\n${value}\n\`\`\`\n`,
  'a block of YAML': (name, value) => `${name}: |-\n  ${value}\n`,
  'an element': (name, value) => `<dt>${name}</dt>\n<dd><code>${value}</code></dd>`,
  'a property list': (name, value) => `<key>${name}</key>\n\t<string>${value}</string>`,
  'an attribute': (name, value) => `<setting name="${name}"><value>${value}</value></setting>`,
  'two lines of a resource': (name, value) => `name  = "${name}"\n  value = "${value}"`,
  'a part of a form': (name, value) => `name="${name}"\r\n\r\n${value}\r\n--`,
  'a member': (name, value) => ({ [name]: { value } }),
  'a record': (name, value) => ({ title: name, text: value }),
  'a record of fields': (name, value) => ({ field: name, content: value }),
  'a pair': (name, value) => ({ headers: [[name, value]] }),
  'rows below their names': (name, value) => [['id', name], ['1', value]],
} // prettier-ignore

describe('the value of a name is found behind', () => {
  it.each(Object.entries(carriers))('%s', (_, carrier) => {
    expect(left(carrier('CLOUDFLARE_API_KEY', token))).not.toContain(token)
    expect(left(carrier('DB_PASSWORD', password))).not.toContain(password)
    expect(left(carrier('AZURE_DEVOPS_EXT_PAT', pat))).not.toContain(pat)
  })
})

describe('nothing is found in', () => {
  it.each([
    'return { done: token.type === types.eof }',
    'const dots = declaration.dotDotDotToken ? anyArrayType : anyType',
    'const TOKEN_STRINGS = "[A-Za-z0-9._~+/-]+=*"',
    'loc.privateKeyLoc ?? (options.privateKeyLoc = other.privateKeyLoc)',
    'API_KEY=AKIAIOSFODNN7EXAMPLE\nDB_PASSWORD=AKIAIOSFODNN7EXAMPLE',
    'the password is McDonald-Smith, said the case-sensitive clerk',
    'see redis-cli -a and mysql -p 3306 for the options',
    'import x from "@scope/app2X@1.2.3" and registry/app2X@sha256:112233',
    { title: 'Passport office', text: 'opens at 9' },
    { properties: { password: { minLength12: { value: 3 } } } },
  ])('%o', (value) => {
    expect(found(value)).toEqual([])
  })
  it('the last line of a certificate', () => {
    const line = (length: number): string => mixed(random, length)
    const lines = [line(64), line(64), line(40)]
    expect(found(`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`)).toEqual([])
    expect(found({ first: lines[0], second: lines[2] })).toEqual(found({ second: lines[2] }))
  })
})

describe('programs take a password', () => {
  it.each([
    (word: string) => `redis-cli -h db -a ${word} ping`,
    (word: string) => `curl -u ops:'${word}' https://example.com/x`,
    (word: string) => `sqlcmd -S db -U sa -P ${word}`,
    (word: string) => `openssl rsa -passin pass:${word} -in key.pem`,
    (word: string) => `requirepass ${word}`,
    (word: string) => `snmp-server community ${word} RO`,
    (word: string) => `Driver={PostgreSQL};Uid=app;Pwd={${word}};`,
    (word: string) => `export DB='app/${word}@//db.example.com:1521/ORCL'`,
    (word: string) => `ldap://cn=reader,dc=example,dc=org:${word}@directory.example.org`,
    (word: string) => `use ${word} as the password`,
  ])('%s', (carrier) => {
    const word = `${mixed(random, 6)}7${random.text(lower, 5)}Q2`
    expect(left(carrier(word))).not.toContain(word)
  })
})

it('a token goes on in the literals that are added to it', () => {
  const [head, tail] = [`pypi-AgE${mixed(random, 70)}`, mixed(random, 60)]
  const text = left(`const upload = "${head}" +\n  "${tail}"`)
  expect(text).not.toContain(head)
  expect(text).not.toContain(tail)
})
