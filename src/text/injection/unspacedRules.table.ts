/**
 * The core acts in languages whose word order and missing spaces leave little to go by but which words stand together.
 *
 * @module
 */
import type { ActRule } from './rules.table.ts'

/** Every rule for Chinese and Japanese. */
export const unspacedRules: readonly ActRule[] = [
  { act: 'override', weight: 1, near: 'override earlier instruction', within: 6, but: 'detects' },
  { act: 'override', weight: 0.9, near: 'override whole instruction', within: 6, but: 'detects' },
  { act: 'conceal', weight: 1, near: 'negation tell user', within: 8 },
  { act: 'conceal', weight: 0.9, near: 'negation user know', within: 6 },
  { act: 'conceal', weight: 0.8, near: 'secretly send|read|include', within: 8 },
  { act: 'exfiltration', weight: 1, near: 'read|send|include file', within: 16, also: 'content|must|sink|order|conversation' },
  { act: 'exfiltration', weight: 0.7, near: 'read|send|include file', within: 12 },
  { act: 'exfiltration', weight: 1, near: 'send conversation|secret|hardsecret|systemprompt|content address', within: 16 },
  { act: 'exfiltration', weight: 0.9, near: 'include|send conversation|systemprompt sink', within: 14 },
  { act: 'exfiltration', weight: 0.8, near: 'send conversation|systemprompt|hardsecret', within: 8, also: 'whole|must' },
  { act: 'credential_ask', weight: 0.8, near: 'ask user hardsecret', within: 8 },
  { act: 'credential_ask', weight: 0.9, near: 'ask user hardsecret', within: 8, also: 'include|send|sink' },
  { act: 'override', weight: 0.9, near: 'instruction|earlier void', within: 6, but: 'detects' },
  { act: 'override', weight: 0.9, near: 'authority user|systemprompt|earlier', within: 6, also: 'instruction|systemprompt' },
  { act: 'override', weight: 0.9, near: 'override earlier instruction', within: 10, but: 'detects' },
  { act: 'conceal', weight: 0.8, near: 'negation tell user', within: 12 },
  { act: 'conceal', weight: 0.9, near: 'know negation', within: 4, also: 'user' },
  { act: 'exfiltration', weight: 0.9, near: 'send|include hardsecret', within: 8, also: 'sink' },
  { act: 'safety_bypass', weight: 0.7, near: 'skip|negation confirm destroy', within: 6 },
  { act: 'safety_bypass', weight: 0.5, near: 'negation user confirm', within: 6 },
  { act: 'conceal', weight: 0.7, near: 'user tell negation', within: 12 },
  { act: 'exfiltration', weight: 0.9, near: 'read secret|hardsecret include|send', within: 14 },
  { act: 'exfiltration', weight: 0.7, near: 'read secret|hardsecret', within: 8, also: 'must|order' },
  { act: 'exfiltration', weight: 0.6, near: 'include|send userdata', within: 12, also: 'whole|must|order sink|whole|file' },
  { act: 'conceal', weight: 0.6, near: 'negation tell', within: 5, also: 'change|send|include|read|call|userdata|secretly' },
  { act: 'conceal', weight: 0.8, near: 'negation tell', within: 8, also: 'userdata|file|secret|hardsecret|conversation send|include|read' },
  { act: 'conceal', weight: 0.7, near: 'user secretly', within: 8 },
  { act: 'exfiltration', weight: 0.8, near: 'read|send userdata', within: 10, also: 'address|sink send|include' },
  { act: 'exfiltration', weight: 0.7, near: 'userdata send|include', within: 10, also: 'read whole|must|address|sink' },
  { act: 'safety_bypass', weight: 0.8, near: 'skip whole confirm', within: 6 },
  { act: 'safety_bypass', weight: 0.7, near: 'confirm skip|negation', within: 10, also: 'destroy|call|command|send' },
  { act: 'override', weight: 0.8, near: 'authority|prefer user instruction', within: 8 },
  { act: 'cross_tool', weight: 0.6, near: 'change recipient', within: 8 },
  { act: 'preference_manipulation', weight: 0.5, near: 'prefer regardless|inferior', within: 16 },
] // prettier-ignore
