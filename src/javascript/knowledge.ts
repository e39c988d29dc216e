import type { Api } from '../api/define-api.ts'
import { createApiRegistry, type ApiRegistry } from '../api/registry.ts'
import { mockLoaders } from '../frameworks/mock-loaders.ts'
import { frameworks } from '../frameworks/registry.ts'
import { libraries } from '../libraries/registry.ts'
import { lazy } from '../lazy.ts'

/** What the plugin knows of libraries and test frameworks. */
export const apis = indexedWhenAsked([...libraries, ...frameworks, ...mockLoaders])

/** The test frameworks and what mocks modules for them. */
export const frameworkApis = indexedWhenAsked([...frameworks, ...mockLoaders])

/** The libraries alone: a file that mentions none of them opens no database by itself. */
export const libraryApis = indexedWhenAsked(libraries)

/** A run that lints no test file never asks, and should not wait for the index. */
function indexedWhenAsked(all: readonly Api[]): ApiRegistry {
  const registry = lazy(() => createApiRegistry(all))
  return {
    ofSpecifier: (specifier) => registry().ofSpecifier(specifier),
    ofGlobal: (name) => registry().ofGlobal(name),
    mentionedIn: (text) => registry().mentionedIn(text),
    mentionsGlobal: (text) => registry().mentionsGlobal(text),
  }
}
