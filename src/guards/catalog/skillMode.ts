/**
 * The mode of a skill or server, laid over what the rules decide: it only tightens.
 *
 * @module
 */
import type { Reason } from '../../decision/decision.ts'
import type { GuardContext } from '../../decision/guard.ts'
import type { SkillMode, SkillsSection } from './skills.schema.ts'

/** What the rest of the policy knows. */
export interface SkillEnvironment {
  /** Tells whether the policy has an entry for the server. */
  isRegisteredServer(name: string): boolean
}

type ModeReason = Omit<Reason, 'guard'> | undefined

const surfaces: ReadonlySet<string> = new Set(['tool.call', 'model.call', 'resource.read', 'prompt.get'])

/** Compiles the overlay. */
export function compileSkills(
  section: SkillsSection,
  environment: SkillEnvironment,
): (context: GuardContext) => ModeReason {
  const { unregistered = 'quarantine', unregisteredServers = 'allow' } = section
  const registered = new Map(Object.entries(section.registered ?? {}))
  return ({ facts, request }) => {
    if (!surfaces.has(facts.surface)) return undefined
    const { skill } = request
    const ofSkill =
      skill === undefined ? undefined : reasonOf(registered.get(skill)?.mode, unregistered, 'skill')
    if (ofSkill?.verdict === 'deny') return ofSkill
    const { server } = facts
    if (server === undefined || server === '') return ofSkill
    const listed = registered.get(server)?.mode
    if (listed === undefined && environment.isRegisteredServer(server)) return ofSkill
    const ofServer = reasonOf(listed, unregisteredServers, 'server')
    return ofSkill === undefined || ofServer?.verdict === 'deny' ? ofServer : ofSkill
  }
}

function reasonOf(mode: SkillMode | undefined, otherwise: SkillMode, what: 'skill' | 'server'): ModeReason {
  switch (mode ?? otherwise) {
    case 'allow':
      return undefined
    case 'quarantine':
      return {
        code: 'skill_quarantined',
        verdict: 'pending_approval',
        message: mode === undefined ? `nobody has registered this ${what}` : `the ${what} is in quarantine`,
      }
    case 'block':
      return {
        code: 'skill_blocked',
        verdict: 'deny',
        message: mode === undefined ? `nobody has registered this ${what}` : `the ${what} is blocked`,
      }
  }
}
