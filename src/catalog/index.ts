/**
 * The catalogue alone: what tool definitions say to a model.
 *
 * @module
 */
export { scanToolDefinition, type DefinitionContext } from '../guards/catalog/definitionScan.ts'
export { effectiveAnnotations, type EffectiveAnnotations } from '../guards/catalog/definitionAnnotations.ts'
export type {
  AnnotationsSection,
  AnnotationVerdict,
  CatalogSection,
  DefinitionMode,
  DefinitionsSection,
  ResultAction,
  ResultsSection,
} from '../guards/catalog/schema.ts'
export type { Finding, Intent } from '../decision/decision.ts'
export type { JsonArray, JsonObject, JsonValue } from '../json/value.ts'
