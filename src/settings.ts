import path from 'node:path'
import * as v from 'valibot'
import { relativePath } from './relative-path.ts'
import { dialects } from './sql/guards.ts'

/** The key of the plugin's settings in an ESLint configuration. */
const settingsKey = 'fixture-hygiene'

const moduleList = v.array(v.pipe(v.string(), v.nonEmpty()))

const settingsSchema = v.strictObject({
  /** The SQL dialect of databases whose system the code does not show, by OpenTelemetry's name: `postgresql`. */
  dialect: v.optional(v.picklist(dialects)),
  /**
   * Modules that hand out the application's live session, for imports whose module can't be followed to it: a package
   * (`@acme/database`), a path, absolute or from the working directory (`src/db.ts`), or a glob of either (`packages/*\/db.ts`),
   * with an export's name where only that is one (`src/db.ts#prisma`).
   */
  productionModules: v.optional(moduleList, []),
  /** Modules whose sessions tests may import, written in the same way. */
  allowedModules: v.optional(moduleList, []),
  /**
   * Modules that provide the project's shared fixtures, written in the same way. Messages name the first; imports from
   * them are never production sessions.
   */
  sharedFixtures: v.optional(moduleList, []),
  /** Whether the tests' set-up points the application's sessions at a test database. */
  setupPointsAtTestDatabase: v.optional(v.boolean(), false),
})

/** What a project tells the plugin about itself in `settings['fixture-hygiene']`. */
export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>

const known = new WeakMap<object, { root: string; settings: Settings }>()

/**
 * Reads and checks the plugin's settings.
 *
 * @param shared - an ESLint configuration's `settings`
 * @param root - absolute path of the working directory
 * @returns the plugin's settings, defaults filled in, with every path relative to the working directory
 * @throws Error that names each wrong key, what was expected and what stands there; ESLint shows it once and ends the run
 */
export function readSettings(shared: Readonly<Record<string, unknown>>, root: string): Settings {
  const written = shared[settingsKey] === undefined ? emptySettings : shared[settingsKey]
  const cached = typeof written === 'object' && written !== null ? known.get(written) : undefined
  if (cached?.root === root) return cached.settings
  const result = v.safeParse(settingsSchema, written)
  if (!result.success) throw new Error(`Wrong settings for eslint-plugin-fixture-hygiene:\n${result.issues.map(describeIssue).join('\n')}`)
  const { allowedModules, productionModules, sharedFixtures, ...others } = result.output
  const fromRoot = (entries: readonly string[]): string[] => entries.map((entry) => (path.isAbsolute(entry) ? relativePath(root, entry) : entry))
  const settings = { ...others, allowedModules: fromRoot(allowedModules), productionModules: fromRoot(productionModules), sharedFixtures: fromRoot(sharedFixtures) }
  if (typeof written === 'object' && written !== null) known.set(written, { root, settings })
  return settings
}

const emptySettings = {}

/** What the checks expect, in plain words. */
const expectations: ReadonlyMap<string, string> = new Map([
  ['Array', 'a list of modules'],
  ['Object', 'an object'],
  ['boolean', 'true or false'],
  ['string', 'a module as text'],
  ['!0', 'a module'],
])

function describeIssue(issue: v.InferIssue<typeof settingsSchema>): string {
  const place = v.getDotPath(issue)
  const key = place === null ? `settings['${settingsKey}']` : `settings['${settingsKey}'].${place}`
  if (issue.type === 'picklist') return `- ${key}: expected ${dialects.slice(0, -1).join(', ')} or ${dialects.at(-1) ?? ''}, got ${issue.received}`
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `- ${key}: there is no such key; the keys are ${Object.keys(settingsSchema.entries).join(', ')}`
  }
  return `- ${key}: expected ${expectations.get(issue.expected) ?? 'another value'}, got ${issue.received === '0' ? 'an empty text' : issue.received}`
}
