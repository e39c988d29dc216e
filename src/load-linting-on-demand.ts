import { createRequire } from 'node:module'
import { lazy } from './lazy.ts'
import type * as Linting from './linting.ts'

const require = createRequire(import.meta.url)

/** What lints a file, read from beside the plugin with the first file: a configuration needs none of it. */
export const loadLinting = lazy(() => require('./linting.cjs') as typeof Linting)
