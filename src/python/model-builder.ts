import { sharedFixtureName } from '../declared-modules.ts'
import { lazy } from '../lazy.ts'
import type { FixtureModel } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { findAcquisitions } from './databases/acquisitions.ts'
import { createAdoptions } from './adoption/adoptions.ts'
import { createScopeFinder } from './runs/execution-scope.ts'
import type { PythonFile } from './python-file.ts'
import { findSessionImports } from './sessions/session-imports.ts'
import { findSchemaCreations } from './schema/schema-creations.ts'
import { roleOf } from './runs/test-role.ts'

/**
 * Builds what rules may ask of a Python file.
 *
 * @param file - the linted file
 * @param settings - what the project says of itself
 * @returns the model; each of its lists is worked out when it is first read
 */
export function buildModel(file: PythonFile, settings: Settings): FixtureModel {
  const scopes = lazy(() => createScopeFinder(file.module, file.registrations))
  const adoptions = lazy(() => createAdoptions(file, settings))
  const role = lazy(() => roleOf(file.module.filename, file.project.root, file.registrations))
  const acquisitions = lazy(() => findAcquisitions(file, scopes(), adoptions().forOpening))
  const sessionImports = lazy(() => findSessionImports(file, settings, adoptions().forImport))
  const schemaCreations = lazy(() => findSchemaCreations(file, settings))
  return {
    sharedFixture: sharedFixtureName(settings.sharedFixtures),
    get role() {
      return role()
    },
    get acquisitions() {
      return acquisitions()
    },
    get sessionImports() {
      return sessionImports()
    },
    sparedImports: [],
    sessionsOnDemand: [],
    get schemaCreations() {
      return schemaCreations()
    },
  }
}
