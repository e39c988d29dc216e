import path from 'node:path'
import { debuglog, inspect } from 'node:util'
import type { FixtureModel, Place } from './model/fixture-model.ts'
import { relativePath } from './relative-path.ts'

/** On where the environment says `NODE_DEBUG=fixture-hygiene`; costs nothing elsewhere. */
const log = debuglog('fixture-hygiene')

const explained = new WeakSet<FixtureModel>()

interface LintedFile {
  cwd: string
  physicalFilename: string
}

/**
 * Says which rule left a file before it was walked.
 *
 * @param file - the file, as a rule's context tells of it
 * @param rule - the rule's name
 * @param importsNotFound - finds the modules that it imports from where nothing is
 */
export function explainLeft(file: LintedFile, rule: string, importsNotFound: () => readonly string[]): void {
  if (!log.enabled) return
  const missing = importsNotFound()
  const unseen = missing.length === 0 ? '' : `; no file is found for ${missing.join(', ')}`
  log('%s: %s does not look further, the file imports nothing that could concern it%s', nameOf(file), rule, unseen)
}

/**
 * Says what the model saw in a file, once for all rules.
 *
 * @param file - the file, as a rule's context tells of it
 * @param model - its model
 */
export function explainModel(file: LintedFile, model: FixtureModel): void {
  if (!log.enabled || explained.has(model)) return
  explained.add(model)
  const { acquisitions, role, schemaCreations, sessionImports, sparedImports } = model
  const lines = [...linesOf('opens', acquisitions), ...linesOf('imports', sessionImports), ...linesOf('spares', sparedImports), ...linesOf('creates', schemaCreations)]
  log('%s: role %s\n%s', nameOf(file), role, lines.join('\n'))
}

/** Facts that are told by the line and the column, or by the library's name. */
const untold: ReadonlySet<string> = new Set(['loc', 'packages', 'range'])

function linesOf(what: string, places: readonly Place[]): string[] {
  if (places.length === 0) return [`  ${what} nothing`]
  return places.map((place) => {
    const { loc } = place
    const told = inspect(Object.fromEntries(Object.entries(place).filter(([fact]) => !untold.has(fact))), { breakLength: Infinity, compact: true, depth: 3, maxStringLength: 200 })
    return `  ${what} at ${loc.start.line}:${loc.start.column + 1} ${told}`
  })
}

function nameOf({ cwd, physicalFilename }: LintedFile): string {
  return relativePath(cwd, path.resolve(cwd, physicalFilename))
}
