import { createRequire } from 'node:module'
import path from 'node:path'
import type { Settings } from '../../settings.ts'
import { isGlob, parseEntry, type Entry } from '../../declared-modules.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { lazy } from '../../lazy.ts'
import { filesIn, supportModulesNear } from './support-modules.ts'
import { kinshipOf, type Kinship } from './handle-kinship.ts'
import type { LocalDatabase } from './local-database.ts'
import { providedFixtures, type ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'

const require = createRequire(import.meta.url)

/** The shared fixtures that a file could use. */
export interface SharedFixtures {
  /** Whether there is none at all, which is told without a look at the file. */
  isEmpty: () => boolean
  /** Those of a database's kind, the most fitting first. */
  matching: (database: LocalDatabase) => { fixtures: readonly ProvidedFixture[]; isDeclared: boolean }
  /** What is wrong with the setting, where it leads to no shared fixture at all. */
  misdeclared: () => string | undefined
}

/** Which shape a test file takes first, where a module provides a handle in several. */
const preference: readonly ProvidedFixture['shape']['kind'][] = ['test', 'hooks', 'factory', 'accessor', 'value']

/**
 * The shared fixtures that settings declare; without such a setting, those of support modules near the file.
 *
 * @param file - the linted file
 * @param settings - what the project says of itself
 */
export function sharedFixturesOf(file: JavaScriptFile, settings: Settings): SharedFixtures {
  const entries = settings.sharedFixtures
  if (entries.length > 0) {
    const declared = lazy(() => entries.map(parseEntry).flatMap((entry) => declaredFixtures(entry, file)))
    return { isEmpty: () => false, matching: (database) => ({ fixtures: fitting(declared(), database), isDeclared: true }), misdeclared: () => (declared().length === 0 ? misdeclaration(entries, file) : undefined) }
  }
  const near = lazy(() => supportModulesNear(file).map((filenames) => lazy(() => filenames.flatMap((filename) => providedFixtures(filename, file)))))
  return {
    isEmpty: () => near().every((fixtures) => fixtures().length === 0),
    matching(database) {
      for (const fixtures of near()) {
        const found = fitting(fixtures(), database)
        if (found.length > 0) return { fixtures: found, isDeclared: false }
      }
      return { fixtures: [], isDeclared: false }
    },
    misdeclared: () => undefined,
  }
}

function misdeclaration(entries: readonly string[], file: JavaScriptFile): string | undefined {
  const [first] = entries
  const nowhere = entries.find((entry) => modulesOf(parseEntry(entry).module, file).length === 0)
  if (nowhere !== undefined) return reasons.noFile(nowhere)
  return first === undefined ? undefined : reasons.noFixture(first)
}

function declaredFixtures({ module, name }: Entry, file: JavaScriptFile): ProvidedFixture[] {
  const provided = modulesOf(module, file).flatMap((filename) => providedFixtures(filename, file))
  return name === undefined ? provided : provided.filter(({ exportName }) => exportName === name)
}

/** A package is found from the linted file; a path, a folder or a glob from the working directory. */
function modulesOf(entry: string, { module, project }: JavaScriptFile): string[] {
  if (isGlob(entry)) {
    const { globSync } = require('tinyglobby') as typeof import('tinyglobby')
    return globSync(entry, { cwd: project.root, absolute: true, ignore: '**/node_modules/**' }).toSorted()
  }
  const asPath = path.resolve(project.root, entry)
  const found = project.resolve(asPath, module.filename) ?? project.resolve(entry, module.filename)
  return found === undefined ? filesIn(asPath, project.disk) : [found]
}

function fitting(fixtures: readonly ProvidedFixture[], { keepers }: LocalDatabase): ProvidedFixture[] {
  const kinship = ({ handle }: ProvidedFixture, kind: Kinship): boolean => keepers.some((keeper) => kinshipOf(keeper.handle, handle) === kind)
  const same = fixtures.filter((fixture) => kinship(fixture, 'same'))
  const ofType = same.length > 0 ? same : fixtures.filter((fixture) => kinship(fixture, 'kin'))
  const names = new Set(keepers.map(({ variable }) => variable.name))
  const rank = ({ exportName, shape }: ProvidedFixture): number => {
    const isNamed = names.has(shape.kind === 'test' ? shape.name : exportName)
    return preference.indexOf(shape.kind) * 2 + (isNamed ? 0 : 1)
  }
  return ofType.sort((left, right) => rank(left) - rank(right))
}
