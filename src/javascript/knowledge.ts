import { createApiRegistry } from '../api/registry.ts'
import { frameworks } from '../frameworks/registry.ts'
import { libraries } from '../libraries/registry.ts'

/** What the plugin knows of libraries and test frameworks. */
export const apis = createApiRegistry([...libraries, ...frameworks])

/** The test frameworks alone. */
export const frameworkApis = createApiRegistry(frameworks)

/** The libraries alone: a file that mentions none of them opens no database by itself. */
export const libraryApis = createApiRegistry(libraries)
