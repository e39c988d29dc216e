import { importedSpecifiers } from '../modules/imported-specifiers.ts'
import { mayBeLive } from '../modules/live-export.ts'
import type { ProjectFiles } from '../modules/project-modules.ts'

/** A module on the way to a session. */
export interface RouteStep {
  /** Absolute path; `undefined` for a package. */
  filename: string | undefined
  /** How the module before it names it, `undefined` where that can't be told. */
  specifier: string | undefined
  /** The name that is taken from it, `null` where that can't be told. */
  name: string | null
}

/**
 * The modules between an import and the module that opens its session, through re-exports as far as they tell.
 *
 * @param specifier - the imported module
 * @param name - the imported name
 * @param importer - absolute path of the importing file
 * @param opener - absolute path of the module that opens the session
 * @param project - the project's files
 * @returns the steps; the last one is the opener
 */
export function routeTo(specifier: string, name: string, importer: string, opener: string, project: ProjectFiles): RouteStep[] {
  const route: RouteStep[] = []
  const wanted: { specifier: string; name: string }[] = [{ specifier, name }]
  for (const next of wanted) {
    const file = project.find(next.specifier, route.at(-1)?.filename ?? importer)
    if (file === undefined || route.some(({ filename }) => filename === file.filename)) break
    route.push({ filename: file.filename, ...next })
    if (file.filename === opener) return route
    const source = file.exports()?.named.get(next.name)?.source
    const star = file.exports()?.stars.find((candidate) => mayBeLive(candidate, next.name, file.filename, project))
    if (source !== undefined) wanted.push(source)
    else if (star !== undefined) wanted.push({ specifier: star, name: next.name })
  }
  return [...route, { filename: opener, specifier: specifierOf(opener, route.at(-1)?.filename, project), name: null }]
}

/** How a module's text names another one that it imports. */
function specifierOf(target: string, importer: string | undefined, project: ProjectFiles): string | undefined {
  const text = importer === undefined ? undefined : project.read(importer)?.text
  return text === undefined ? undefined : importedSpecifiers(text).find((specifier) => project.resolve(specifier, importer ?? '') === target)
}
