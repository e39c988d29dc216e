import { createRequire } from 'node:module'
import path from 'node:path'
import type { Settings } from '../../settings.ts'
import { isGlob, parseEntry, type Entry } from '../../declared-modules.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { lazy } from '../../lazy.ts'
import { supportModulesNear } from './support-modules.ts'
import { kinshipOf, type Kinship } from './handle-kinship.ts'
import type { LocalDatabase } from './local-database.ts'
import { providedFixtures, type ProvidedFixture } from './provided-fixtures.ts'

const require = createRequire(import.meta.url)

/** The shared fixtures that a file could use. */
export interface SharedFixtures {
  /** Whether there is none at all, which is told without a look at the file. */
  isEmpty: () => boolean
  /** Those of a database's kind, the most fitting first. */
  matching: (database: LocalDatabase) => { fixtures: readonly ProvidedFixture[]; isDeclared: boolean }
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
  if (settings.sharedFixtures.length > 0) {
    const declared = lazy(() => settings.sharedFixtures.map(parseEntry).flatMap((entry) => declaredFixtures(entry, file)))
    return { isEmpty: () => false, matching: (database) => ({ fixtures: fitting(declared(), database), isDeclared: true }) }
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
  }
}

function declaredFixtures({ module, name }: Entry, file: JavaScriptFile): ProvidedFixture[] {
  const provided = modulesOf(module, file).flatMap((filename) => providedFixtures(filename, file))
  return name === undefined ? provided : provided.filter(({ exportName }) => exportName === name)
}

/** A package is found from the linted file, a path or a glob from the working directory. */
function modulesOf(entry: string, { module, project }: JavaScriptFile): string[] {
  if (isGlob(entry)) {
    const { globSync } = require('tinyglobby') as typeof import('tinyglobby')
    return globSync(entry, { cwd: project.root, absolute: true, ignore: '**/node_modules/**' }).toSorted()
  }
  const asPath = path.resolve(project.root, entry)
  return [project.resolve(asPath, module.filename) ?? project.resolve(entry, module.filename) ?? asPath]
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
