import { mayBeLive } from './live-export.ts'
import type { ProjectFiles } from './project-modules.ts'

/**
 * The modules between an import and the module that opens its session, through re-exports as far as they tell.
 *
 * @param specifier - the imported module
 * @param name - the imported name
 * @param importer - absolute path of the importing file
 * @param opener - absolute path of the module that opens the session
 * @param project - the project's files
 * @returns absolute paths; the last one is the opener's
 */
export function routeTo(specifier: string, name: string, importer: string, opener: string, project: ProjectFiles): string[] {
  const route: string[] = []
  const wanted: { specifier: string; name: string }[] = [{ specifier, name }]
  for (const next of wanted) {
    const file = project.find(next.specifier, route.at(-1) ?? importer)
    if (file === undefined || file.filename === opener || route.includes(file.filename)) break
    route.push(file.filename)
    const source = file.exports()?.named.get(next.name)?.source
    const star = file.exports()?.stars.find((candidate) => mayBeLive(candidate, next.name, file.filename, project))
    if (source !== undefined) wanted.push(source)
    else if (star !== undefined) wanted.push({ specifier: star, name: next.name })
  }
  return [...route, opener]
}
