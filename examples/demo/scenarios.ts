/**
 * The scenarios, in the order they play.
 *
 * @module
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from 'mcp-portcullis'
import { absent, answered, hidden, holds, neverSent, unchanged, withheld } from './reality.ts'
import type { Act, Scenario, Stage } from './scenario.ts'
import { files } from './workspace.ts'

const letter = 'Dear customer, the repair is done.\n'
const write = (path: string, content: string): JsonObject => ({ path, content })

const letThrough: readonly Scenario[] = [
  {
    id: 'echo',
    sdk: 'v1',
    server: 'everything',
    tool: 'echo',
    call: { message: 'good morning' },
    expect: { verdict: 'allow', code: 'rule', rule: 'small-talk' },
    reality: answered('Echo: good morning'),
  },
  {
    id: 'sum',
    sdk: 'v2',
    server: 'everything',
    tool: 'get-sum',
    call: { a: 19, b: 23 },
    expect: { verdict: 'allow', code: 'rule', rule: 'sums' },
    reality: answered('The sum of 19 and 23 is 42'),
  },
  {
    id: 'weather',
    sdk: 'v2',
    server: 'everything',
    tool: 'get-structured-content',
    call: { location: 'Chicago' },
    expect: { verdict: 'audit', code: 'rule', rule: 'weather' },
    reality: answered('temperature'),
  },
  {
    id: 'read',
    sdk: 'v1',
    server: 'files',
    tool: 'read_text_file',
    call: { path: 'notes.txt' },
    expect: { verdict: 'allow', code: 'rule', rule: 'reading' },
    reality: answered('buy a new hinge'),
  },
  {
    id: 'rehearsal',
    sdk: 'v2',
    server: 'files',
    tool: 'edit_file',
    call: { path: 'notes.txt', edits: [{ oldText: 'hinge', newText: 'lock' }], dryRun: true },
    note: 'a dry run',
    expect: { verdict: 'audit', code: 'rule', rule: 'rehearsed-edits' },
    reality: unchanged('notes.txt', files['notes.txt']),
  },
]

// Put together here, so that no scanner takes this file for one that holds a key.
const key = ['sk', 'proj', `${'a1B2'.repeat(5)}T3BlbkFJ${'c3D4'.repeat(5)}`].join('-')
const card = ['4111', '1111', '1111', '1111'].join(' ')

const sanitized: readonly Scenario[] = [
  {
    id: 'key',
    sdk: 'v1',
    server: 'everything',
    tool: 'echo',
    call: { message: `the key is ${key}` },
    expect: { verdict: 'sanitize', code: 'rule', rule: 'private-talk' },
    reality: answered('Echo: the key is [redacted:openai_key]'),
  },
  {
    id: 'card',
    sdk: 'v2',
    server: 'everything',
    tool: 'echo',
    call: { message: `charge ${card} and tell ann@example.com` },
    expect: { verdict: 'sanitize', code: 'rule', rule: 'private-talk' },
    reality: answered('Echo: charge [redacted:credit_card] and tell [redacted:email]'),
  },
]

const held: readonly Scenario[] = [
  {
    id: 'hold',
    sdk: 'v1',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/letter.txt', letter),
    expect: { verdict: 'pending_approval', code: 'rule', rule: 'outgoing' },
    reality: absent('outbox/letter.txt'),
  },
  {
    id: 'other-words',
    sdk: 'v1',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/letter.txt', 'Dear customer, pay twice.\n'),
    note: 'after an approval, but with other words',
    // The approval is for what was shown to the person who gave it, and for nothing else.
    before: ({ approvals, lastApproval }) => void approvals.approve(lastApproval()),
    expect: { verdict: 'pending_approval', code: 'rule', rule: 'outgoing' },
    reality: absent('outbox/letter.txt'),
  },
  {
    id: 'resubmit',
    sdk: 'v2',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/letter.txt', letter),
    note: 'the approved words, by another client',
    expect: { verdict: 'allow', code: 'approved', rule: 'outgoing' },
    reality: holds('outbox/letter.txt', letter),
  },
  {
    id: 'used-up',
    sdk: 'v2',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/letter.txt', letter),
    note: 'once more, the file removed meanwhile',
    before: ({ workspace }: Stage) => rm(join(workspace, 'outbox/letter.txt')),
    expect: { verdict: 'pending_approval', code: 'rule', rule: 'outgoing' },
    reality: absent('outbox/letter.txt'),
  },
  {
    id: 'rejected',
    sdk: 'v1',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/letter.txt', letter),
    note: 'once more, after a refusal',
    before: ({ approvals, lastApproval }) => void approvals.reject(lastApproval()),
    expect: { verdict: 'deny', code: 'approval_rejected', rule: 'outgoing' },
    reality: absent('outbox/letter.txt'),
  },
]

const refused: readonly Scenario[] = [
  {
    id: 'elsewhere',
    sdk: 'v1',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/../startup.sh', 'echo gotcha\n'),
    expect: { verdict: 'deny', code: 'rule', rule: 'outbox-only' },
    reality: absent('startup.sh'),
  },
  {
    id: 'edit',
    sdk: 'v2',
    server: 'files',
    tool: 'edit_file',
    call: { path: 'notes.txt', edits: [{ oldText: 'hinge', newText: 'lock' }] },
    note: 'no dry run',
    expect: { verdict: 'deny', code: 'default' },
    reality: unchanged('notes.txt', files['notes.txt']),
  },
  {
    id: 'mkdir',
    sdk: 'v1',
    server: 'files',
    tool: 'create_directory',
    call: { path: 'outbox/drafts' },
    expect: { verdict: 'deny', code: 'default' },
    reality: absent('outbox/drafts'),
  },
  {
    id: 'one-of-many',
    sdk: 'v2',
    server: 'files',
    tool: 'read_multiple_files',
    call: { paths: ['notes.txt', 'private/diary.txt'] },
    expect: { verdict: 'deny', code: 'rule', rule: 'private-files' },
    reality: neverSent,
  },
  {
    id: 'large-sum',
    sdk: 'v1',
    server: 'everything',
    tool: 'get-sum',
    call: { a: 1, b: 5000 },
    expect: { verdict: 'deny', code: 'rule', rule: 'large-sums' },
    reality: neverSent,
  },
  {
    // A list is no number that can be compared, and what cannot be decided counts against the call.
    id: 'undecidable',
    sdk: 'v2',
    server: 'everything',
    tool: 'get-sum',
    call: { a: 1, b: [2] },
    note: 'a list cannot be compared, so it counts',
    expect: { verdict: 'deny', code: 'rule', rule: 'large-sums' },
    reality: neverSent,
  },
  {
    id: 'environment',
    sdk: 'v2',
    server: 'everything',
    tool: 'get-env',
    call: {},
    expect: { verdict: 'deny', code: 'rule', rule: 'environment-stays-home', surface: 'tool.result' },
    reality: withheld('PATH'),
  },
]

const malformed: readonly Scenario[] = [
  {
    id: 'deep',
    sdk: 'v1',
    server: 'everything',
    tool: 'echo',
    call: { message: 'hello', extra: nested(64) },
    expect: { verdict: 'deny', code: 'depth' },
    reality: neverSent,
  },
  {
    id: 'prototype',
    sdk: 'v2',
    server: 'everything',
    tool: 'echo',
    call: JSON.parse('{ "message": "hello", "__proto__": { "admin": true } }') as JsonObject,
    expect: { verdict: 'deny', code: 'dangerous_key' },
    reality: neverSent,
  },
  {
    id: 'flood',
    sdk: 'v1',
    server: 'files',
    tool: 'write_file',
    call: write('outbox/flood.txt', 'x'.repeat(200_000)),
    expect: { verdict: 'deny', code: 'leaf_too_large' },
    reality: absent('outbox/flood.txt'),
  },
]

// A tool that no call of can be allowed is left out of the list.
const unseen: readonly Scenario[] = [
  {
    id: 'list',
    sdk: 'v1',
    server: 'everything',
    tool: 'gzip-file-as-resource',
    note: 'is gzip-file-as-resource in it?',
    expect: { verdict: 'deny', code: 'rule', rule: 'no-downloads' },
    reality: hidden('gzip-file-as-resource', 'echo'),
  },
  {
    id: 'list-default',
    sdk: 'v2',
    server: 'files',
    tool: 'move_file',
    note: 'is move_file in it?',
    expect: { verdict: 'deny', code: 'default' },
    reality: hidden('move_file', 'write_file'),
  },
  {
    id: 'call-hidden',
    sdk: 'v1',
    server: 'everything',
    tool: 'gzip-file-as-resource',
    call: { name: 'x.gz', data: 'data:text/plain,hello' },
    note: 'called all the same',
    expect: { verdict: 'deny', code: 'rule', rule: 'no-downloads' },
    reality: neverSent,
  },
]

/** All of them, by what becomes of them. */
export const acts: readonly Act[] = [
  { title: 'Let through', scenarios: letThrough },
  { title: 'Sanitized', scenarios: sanitized },
  { title: 'Held until someone approves exactly this call, once', scenarios: held },
  { title: 'Refused by a rule, or because no rule allows it', scenarios: refused },
  { title: 'Refused for what it is made of', scenarios: malformed },
  { title: 'Not even shown', scenarios: unseen },
]

function nested(levels: number): JsonValue {
  let value: JsonValue = 'bottom'
  for (let level = 0; level < levels; level++) value = { inner: value }
  return value
}
