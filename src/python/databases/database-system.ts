import { dialectOf, type Dialect } from '../../sql/guards.ts'
import { dialectOfUrl } from '../../sql/system-names.ts'
import { urlText } from './database-target.ts'
import type { OpeningCall } from './opening-call.ts'

/** The SQL dialect of what a call opens, where the library or the URL says it. */
export function openedDialect({ library, module, node, opening }: OpeningCall): Dialect | undefined {
  return library.system === undefined ? dialectOfUrl(urlText(node, opening, module) ?? '') : dialectOf(library.system)
}
