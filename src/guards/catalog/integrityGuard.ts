/**
 * The part of the catalog guard that judges what things are, not what they say: pins, declared arguments, skills.
 *
 * @module
 */
import type { ReasonCode } from '../../decision/codes.ts'
import type { Reason } from '../../decision/decision.ts'
import type { Guard, GuardContext, Opinion, PinStanding } from '../../decision/guard.ts'
import { strictest, type Verdict } from '../../decision/verdict.ts'
import { compileArguments } from './arguments.ts'
import type { CatalogSection } from './schema.ts'
import { compileSkills, type SkillEnvironment } from './skillMode.ts'

const guard = 'catalog'

/** Compiles the guard. */
export function compileIntegrity(section: CatalogSection, environment: SkillEnvironment): Guard {
  const judgeArguments = compileArguments(section.arguments ?? {})
  const judgeSkill = section.skills === undefined ? undefined : compileSkills(section.skills, environment)
  return {
    name: guard,
    judge(_subject, context) {
      const pinned = pinReason(context)
      const fitting = judgeArguments(context)
      const skill = judgeSkill?.(context)
      // Nearly always there is nothing to say.
      if (pinned === undefined && fitting.length === 0 && skill === undefined) return undefined
      return opinionOf([pinned, ...fitting, skill].filter((reason) => reason !== undefined))
    },
  }
}

function opinionOf(reasons: readonly Omit<Reason, 'guard'>[]): Opinion {
  let verdict: Verdict = 'allow'
  for (const reason of reasons) verdict = strictest(verdict, reason.verdict)
  const asking = reasons.find((reason) => reason.verdict === 'pending_approval')
  return {
    verdict,
    reasons: reasons.map((reason) => ({ guard, ...reason })),
    ...(asking !== undefined && { obligations: [{ type: 'approve', reason: asking.message }] }),
  }
}

const said: Readonly<Record<PinStanding['why'], readonly [ReasonCode, string] | undefined>> = {
  pinned: undefined,
  drift: ['schema_drift', 'what the server advertises differs from what was approved'],
  stale: ['schema_drift', 'the server says that its list changed, and it has not been listed since'],
  unknown: ['unknown_tool', 'the server lists nothing of this name'],
  unapproved: ['unapproved', 'nobody has approved what the server advertises'],
  unbaselined: ['unbaselined', 'nothing is pinned that it could be compared with'],
  unavailable: ['unapproved', 'what was approved cannot be read'],
}

function pinReason({ request }: GuardContext): Omit<Reason, 'guard'> | undefined {
  const { pin } = request
  if (pin === undefined || pin.action === 'allow') return undefined
  const words = said[pin.why]
  if (words === undefined) return undefined
  const [code, message] = words
  return { code, verdict: pin.action === 'deny' ? 'deny' : 'audit', message }
}
