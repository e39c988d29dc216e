import type { FixtureModel } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { findAcquisitions, type Adopt } from './databases/acquisitions.ts'
import { planAdoption } from './adoption/adoption.ts'
import { sharedFixturesOf } from './adoption/shared-fixture-choice.ts'
import { createScopeFinder } from './runs/execution-scope.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import { sharedFixtureName } from '../declared-modules.ts'
import { lazy } from '../lazy.ts'
import { findRegistrations } from './runs/registrations.ts'
import { findSchemaCreations } from './schema/schema-creations.ts'
import { judgeImports } from './sessions/session-imports.ts'
import { roleOf } from './runs/test-role.ts'

/**
 * Builds what rules may ask of a JavaScript or TypeScript file.
 *
 * @param file - the linted file
 * @param settings - what the project says of itself
 * @param takesHandle - whether the file may take a handle from a database library, or from a function of another module
 * @returns the model; each of its lists is worked out when it is first read
 */
export function buildModel(file: JavaScriptFile, settings: Settings, takesHandle: () => boolean): FixtureModel {
  const registrations = lazy(() => findRegistrations(file))
  const scopes = lazy(() => createScopeFinder(file.module, registrations(), file.resolver))
  const role = lazy(() => roleOf(file.module, file.project.root, registrations()))
  const sharedFixtures = lazy(() => sharedFixturesOf(file, settings))
  const adopt: Adopt = (opening) => planAdoption(opening, file, registrations(), sharedFixtures())
  const acquisitions = lazy(() => findAcquisitions(file, registrations(), scopes(), adopt))
  const imports = lazy(() => judgeImports(file, registrations, settings, 'live', adopt))
  const importsOnDemand = lazy(() => judgeImports(file, registrations, settings, 'on demand', adopt))
  // Only a handle of a library runs SQL: one that the file opens, or a session that it imports
  const mayRunSql = (): boolean => takesHandle() || imports().sessions.length > 0
  const schemaCreations = lazy(() => (mayRunSql() ? findSchemaCreations(file, registrations(), scopes(), settings.dialect) : []))
  return {
    sharedFixture: sharedFixtureName(settings.sharedFixtures),
    get role() {
      return role()
    },
    get acquisitions() {
      return acquisitions()
    },
    get sessionImports() {
      return imports().sessions
    },
    get sparedImports() {
      return imports().spared
    },
    get sessionsOnDemand() {
      return importsOnDemand().sessions
    },
    get schemaCreations() {
      return schemaCreations()
    },
  }
}
