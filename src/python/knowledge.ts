import { createApiRegistry } from '../api/registry.ts'
import { pythonFrameworks } from '../frameworks/python/registry.ts'
import { lazy } from '../lazy.ts'
import { pythonLibraries } from '../libraries/python/registry.ts'

/** What the plugin knows of Python's database libraries and test frameworks; indexed for the first Python file. */
export const pythonApis = lazy(() => createApiRegistry([...pythonLibraries, ...pythonFrameworks]))

const libraryModules = lazy(() => pythonLibraries.flatMap(({ packages }) => Object.keys(packages)))

/** Whether a module is one of a database library, or a package that holds one: `sqlalchemy.ext`. */
export function holdsLibrary(name: string): boolean {
  return libraryModules().some((module) => module === name || module.startsWith(`${name}.`))
}
