import { aliasesIn } from './configured-aliases.ts'
import type { ProjectFiles } from './project-modules.ts'
import type { TestConfiguration } from './test-configurations.ts'
import { livesWithTests } from '../runs/test-role.ts'

/** A module of the tests that a configuration puts in the place of others. */
export interface Replacement {
  /** The configuration. */
  source: string
  /** Tells whether a specifier is one of those. */
  replaces: (specifier: string) => boolean
}

/**
 * The modules that a configuration replaces by modules that live with the tests: `alias: { '@/db': './tests/fake-db.ts' }`.
 *
 * @param configuration - what configures a test runner
 * @param project - the project's files
 */
export function replacedModules(configuration: TestConfiguration, project: ProjectFiles): Replacement[] {
  return aliasesIn(configuration).flatMap(({ isFor, source, targets }) => {
    const found = targets.map(project.disk.findSource).find((file) => file !== undefined)
    return found !== undefined && livesWithTests(found, project.root) ? { source, replaces: isFor } : []
  })
}
