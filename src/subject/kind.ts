/**
 * The kinds of parameters.
 *
 * @module
 */

/**
 * What an argument holds:
 * - `command`: something that a shell or a program's argument list takes.
 * - `path`: a place in a file system.
 * - `url`, `host`: somewhere to go.
 * - `sql`, `template`, `code`: something that an interpreter takes.
 * - `content`: text for people or documents; `free`: nothing is known.
 */
export type ParameterKind =
  'command' | 'path' | 'url' | 'host' | 'sql' | 'template' | 'code' | 'content' | 'free'

/** All of them. */
export const parameterKinds: readonly ParameterKind[] = Object.freeze([
  ...(['command', 'path', 'url', 'host', 'sql', 'template', 'code', 'content', 'free'] as const),
])
