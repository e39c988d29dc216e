import type { ProjectFiles } from './project-modules.ts'

/**
 * Keeps something for each view of a project's files, for as long as that is in use.
 *
 * @param create - makes it, empty
 */
export function keptFor<T>(create: () => T): (project: ProjectFiles) => T {
  const known = new WeakMap<ProjectFiles, { kept: T }>()
  return (project) => {
    const entry = known.get(project) ?? { kept: create() }
    known.set(project, entry)
    return entry.kept
  }
}
