/**
 * The guard of structure: refuses what is malformed or too large before anything expensive looks at it.
 *
 * @module
 */
import type { BuiltInReasonCode } from '../../decision/codes.ts'
import type { Guard, Opinion } from '../../decision/guard.ts'
import { measure } from '../../json/measure.ts'
import { surfaces } from '../../subject/subject.ts'
import { isQualifiedToolName } from '../../subject/toolName.ts'
import { answerLimits, requestLimits, type StructureSection } from './schema.ts'

/** What the guard needs from whoever composes the guards. */
export interface StructureEnvironment {
  /** Tells whether the policy names exactly this tool, so that even an odd name is meant. */
  isDeclaredTool(name: string): boolean
}

/** Compiles the section. No mode lifts this guard, and nothing is asked after it denies. */
export function compileStructure(section: StructureSection, environment: StructureEnvironment): Guard {
  const { answers, ...requests } = section
  const onRequests = { ...requestLimits, ...requests }
  const onAnswers = { ...answerLimits, ...answers }
  return {
    name: 'structure',
    unconditional: true,
    judge(_subject, { facts }) {
      const { tool, surface, document } = facts
      if (tool !== undefined && !isQualifiedToolName(tool) && !environment.isDeclaredTool(tool)) {
        return denial('invalid_tool_name', 'the tool name is not 1-128 of A-Z a-z 0-9 _ . -')
      }
      const asAnswer = surfaces[surface].role === 'answer' || surface === 'tool.definition'
      const problem = measure(document, asAnswer ? onAnswers : onRequests)
      return problem && denial(problem.code, `${problem.message} (${problem.path})`, problem.path)
    },
  }
}

function denial(code: BuiltInReasonCode, message: string, path?: string): Opinion {
  const reason = {
    guard: 'structure',
    code,
    verdict: 'deny',
    message,
    ...(path !== undefined && { path }),
  } as const
  return { verdict: 'deny', reasons: [reason], final: true }
}
