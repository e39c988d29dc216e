import * as linting from './linting.ts'

/** What lints a file. The package's build puts `load-linting-on-demand.ts` in the place of this module. */
export function loadLinting(): typeof linting {
  return linting
}
