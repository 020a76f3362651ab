/**
 * Policies of any size, and calls to ask about: about one server for every twenty tools, with names as servers have them.
 *
 * @module
 */
import type { ToolCall, ToolRule } from './engines/engine.ts'

/** A kind of policy. */
export interface Workload {
  readonly name: string
  readonly about: string
  /** A policy of so many rules. */
  readonly rules: (count: number) => readonly ToolRule[]
}

const products = [
  'github', 'jira', 'stripe', 'slack', 'notion', 'postgres', 'salesforce', 'hubspot', 'zendesk', 'linear',
  'sentry', 'datadog', 'figma', 'gdrive', 'gmail', 'calendar', 's3', 'snowflake', 'twilio', 'shopify',
] // prettier-ignore
const tools = [
  'create_issue', 'get_record', 'update_record', 'transfer_funds', 'send_message', 'read_document', 'delete_record',
  'add_comment', 'upload_file', 'assign_owner', 'close_ticket', 'merge_branch', 'run_query', 'export_table',
  'invite_member', 'rotate_key', 'refund_payment', 'publish_page', 'archive_channel', 'get_invoice',
] // prettier-ignore
const toolsOfServer = tools.length

/** The name of the `index`th server. */
function server(index: number): string {
  const region = Math.floor(index / products.length)
  return `${products[index % products.length]!}${region === 0 ? '' : `-${region}`}`
}

function toolName(index: number): string {
  return `${server(Math.floor(index / toolsOfServer))}.${tools[index % toolsOfServer]!}`
}

/** Twenty rules about one server; the first eight already have one of each kind. */
function mixedBlock(name: string): readonly ToolRule[] {
  const allow = (tool: string): ToolRule => ({ effect: 'allow', tool: `${name}.${tool}` })
  return [
    allow('list_*'),
    allow('transfer_funds'),
    { effect: 'deny', tool: `${name}.transfer_funds`, when: { kind: 'amountAbove', limit: 10_000 } },
    allow('read_document'),
    { effect: 'deny', tool: `${name}.read_document`, when: { kind: 'pathBegins', prefix: 'secrets/' } },
    { effect: 'deny', tool: `${name}.delete_record` },
    allow('create_issue'),
    allow('get_record'),
    allow('search_*'),
    allow('refund_payment'),
    { effect: 'deny', tool: `${name}.refund_payment`, when: { kind: 'amountAbove', limit: 500 } },
    allow('upload_file'),
    { effect: 'deny', tool: `${name}.upload_file`, when: { kind: 'pathBegins', prefix: 'secrets/' } },
    { effect: 'deny', tool: `${name}.rotate_key` },
    allow('add_comment'),
    allow('send_message'),
    allow('assign_owner'),
    allow('close_ticket'),
    allow('run_query'),
    allow('get_invoice'),
  ]
}

/** The policies that are compared. */
export const workloads: readonly Workload[] = [
  {
    name: 'names',
    about: 'exact tool names only, no conditions',
    rules: (count) =>
      Array.from({ length: count }, (_, index) => {
        const tool = toolName(index)
        return { effect: /\.(?:delete|export|rotate)_/u.test(tool) ? 'deny' : 'allow', tool }
      }),
  },
  {
    name: 'mixed',
    about:
      'exact names, prefix globs, two leading-star globs, conditions on a number and on the start of a string',
    rules: (count) => {
      const blocks = Math.ceil(count / toolsOfServer)
      const stream = Array.from({ length: blocks }, (_, index) => mixedBlock(server(index))).flat()
      const leadingStars: readonly ToolRule[] = [
        { effect: 'deny', tool: '*.drop_database' },
        { effect: 'deny', tool: '*_unsafe' },
      ]
      return [...leadingStars, ...stream.slice(0, count - leadingStars.length)]
    },
  },
  {
    name: 'patterns',
    about: 'exact tool names, each with a regular expression on an argument (a `like` in Cedar)',
    rules: (count) =>
      Array.from({ length: count }, (_, index) => ({
        effect: 'allow',
        tool: toolName(index),
        when: { kind: 'pathMatches', prefix: 'reports/' },
      })),
  },
]

const paths = ['reports/2026/q3.csv', 'src/server/app.ts', 'secrets/signing.pem', 'notes/meeting.md'] as const

/** So many calls of what a policy is about: most names have a rule, some only a glob, a few none at all. */
export function callsFor(rules: readonly ToolRule[], count: number): readonly ToolCall[] {
  const random = seeded(rules.length)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  return Array.from({ length: count }, (_, index): ToolCall => {
    const { tool } = pick(rules)
    const called = tool.startsWith('*')
      ? `${pick(products)}.${tool.replace('*.', '').replace('*', 'run')}`
      : tool
    return {
      tool: index % 8 === 0 ? `${pick(products)}.unheard_of` : called.replace('*', 'records'),
      arguments: { path: pick(paths), amount: Math.floor(random() * 20_000), note: 'for the weekly review' },
    }
  })
}

/** The same numbers in [0, 1) every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
