import type { Framework, FrameworkMember } from '../frameworks/define-framework.ts'
import type { Library, LibraryMember } from '../libraries/define-library.ts'
import type { FixtureFinder } from './runs/fixtures.ts'
import type { PythonModule } from './modules/python-module.ts'
import type { PythonProject } from './modules/project-files.ts'
import type { Registrations } from './runs/registrations.ts'
import type { Replacement } from './sessions/replacements.ts'
import type { Resolver } from './values/resolver.ts'
import type { Call } from './syntax.ts'
import type { MemberValue, Value } from './values/value.ts'

/** The linted file as the analyses see it. */
export interface PythonFile {
  module: PythonModule
  resolver: Resolver
  project: PythonProject
  fixtures: FixtureFinder
  registrations: Registrations
  /** The names that get other values for its tests: fakes, databases of their own. */
  replacements: readonly Replacement[]
  /** Every call of the file, in source order. */
  calls: readonly Call[]
}

/** What a library says of a member; `undefined` for a framework's member. */
export function libraryMember(value: Value | undefined): { library: Library; member: LibraryMember } | undefined {
  if (value?.kind !== 'member' || !isLibrary(value.api)) return undefined
  const member = value.api.types[value.receiver.type]?.[value.name]
  return member && { library: value.api, member }
}

/** What a framework says of a member; `undefined` for a library's member. */
export function frameworkMember(value: Value | undefined): FrameworkMember | undefined {
  return value?.kind === 'member' && isFramework(value.api) ? value.api.types[value.receiver.type]?.[value.name] : undefined
}

function isFramework(api: MemberValue['api']): api is Framework {
  return api.subject === 'framework'
}

export function isLibrary(api: MemberValue['api']): api is Library {
  return api.subject === 'library'
}
