import type { TSESTree } from '@typescript-eslint/utils'
import type { Framework, FrameworkMember } from '../frameworks/define-framework.ts'
import type { Library, LibraryMember } from '../libraries/define-library.ts'
import { invocationsIn, type ModuleSource } from './module-source.ts'
import type { ProjectFiles } from './modules/project-modules.ts'
import type { Resolver } from './values/resolver.ts'
import type { Invocation } from './syntax.ts'
import type { Instance, MemberValue, Value } from './values/value.ts'

/** The linted file as the analyses see it. */
export interface JavaScriptFile {
  module: ModuleSource
  resolver: Resolver
  project: ProjectFiles
  /** Every call, construct and tagged template of the file, in source order. */
  invocations: readonly Invocation[]
  /** Every `import()` of the file, in source order. */
  dynamicImports: readonly TSESTree.ImportExpression[]
}

/** Another module of the project as the analyses see a linted file. */
export function asFile(module: ModuleSource, { project, resolver }: Pick<JavaScriptFile, 'project' | 'resolver'>): JavaScriptFile {
  return { module, project, resolver, invocations: invocationsIn(module.ast), dynamicImports: [] }
}

/** What a library says of a member that a call invokes; `undefined` for a framework's member. */
export function libraryMember(value: MemberValue | undefined): { library: Library; member: LibraryMember } | undefined {
  if (value === undefined || !isLibrary(value.api)) return undefined
  const member = value.api.types[value.receiver.type]?.[value.name]
  return member && { library: value.api, member }
}

/** What a framework says of a member that a call invokes; `undefined` for a library's member. */
export function frameworkMember(value: MemberValue | undefined): FrameworkMember | undefined {
  return value !== undefined && isFramework(value.api) ? value.api.types[value.receiver.type]?.[value.name] : undefined
}

/** The handle that a handle was taken from or wraps, down to the one that was opened: the pool below a Kysely. */
export function rootOf(instance: Instance): Instance {
  return instance.source === undefined ? instance : rootOf(instance.source)
}

/** Whether a value is what an import of a package gives, or the global scope: it holds an API and is no handle. */
export function isNamespace({ api, type }: Instance): boolean {
  return type === api.globals || Object.values(api.packages).includes(type)
}

/** Whether a value is a handle of a database library: neither an import of it nor a function of its own. */
export function isHandle(value: Value | undefined): value is Instance & { api: Library } {
  return value?.kind === 'instance' && isLibrary(value.api) && !isNamespace(value)
}

export function isLibrary(api: Instance['api']): api is Library {
  return api.subject === 'library'
}

export function isFramework(api: Instance['api']): api is Framework {
  return api.subject === 'framework'
}
