import type { Library } from '../libraries/define-library.ts'
import { argumentAt } from './call-arguments.ts'
import type { OpeningCall } from './opening-call.ts'
import { frameworkMember, type PythonFile } from './python-file.ts'
import type { PythonModule } from './python-module.ts'
import type { Registrations } from './registrations.ts'
import type { Resolver } from './resolver.ts'
import { submodule } from './scopes.ts'
import { dottedName, isFunction, isWith, stringOf, visit, type Call, type ExprNode, type PythonNode } from './syntax.ts'

/** A name that a file gives another value: `monkeypatch.setattr('core.database.engine', …)`, `@patch.object(database, 'engine')`. */
export interface Replacement {
  /** The dotted name, its module first as far as that is known: `core.database.engine`. */
  name: string
  /** Where the new value holds: a function, a class, a `with` statement, or the whole file. */
  reach: PythonNode
}

/** Finds the names that a file puts other values in the place of, by fakes or by assignments to a module. */
export function findReplacements(module: PythonModule, calls: readonly Call[], resolver: Resolver, registrations: () => Registrations): Replacement[] {
  const replacements = calls.flatMap((call): Replacement[] => {
    const mocks = frameworkMember(resolver.invokedMember(call, module))?.mocks
    const target = mocks && argumentAt(call, mocks)
    if (mocks === undefined || target === undefined) return []
    const written = stringOf(target)
    const member = mocks.member && stringOf(argumentAt(call, mocks.member))
    const name = written ?? (member === undefined ? undefined : memberName(target, member))
    return name === undefined ? [] : [{ name, reach: reachOf(call) }]
  })
  visit(module.ast, (node) => {
    if (node.nodeType !== 'Assign') return true
    for (const target of node.targets) {
      if (target.nodeType === 'Attribute' && resolver.valueOf(target.value, module)?.kind === 'module') replacements.push({ name: memberName(target.value, target.attr) ?? '', reach: reachOf(node) })
    }
    return false
  })
  return replacements

  function memberName(owner: ExprNode, member: string): string | undefined {
    const value = resolver.valueOf(owner, module)
    const name = value?.kind === 'module' ? value.name : dottedName(owner)
    return name === undefined ? undefined : submodule(name, member)
  }

  /** What a hook or fixture replaces is replaced for whoever comes after it. */
  function reachOf(node: PythonNode): PythonNode {
    for (let below = node, current = module.parentOf(node); current !== undefined; below = current, current = module.parentOf(current)) {
      if (isFunction(current) || current.nodeType === 'ClassDef') {
        if (current.decorator_list.some((decorator) => decorator === below)) return current
        if (isFunction(current)) return registrations().ofFunction.get(current)?.registers === 'test' ? current : module.ast
      }
      if (isWith(current) && current.items.some((item) => item === below)) return current
    }
    return module.ast
  }
}

/** Whether a file gives a name another value, wherever it looks the name up. */
export function isNameReplaced(name: string, { replacements }: PythonFile): boolean {
  return replacements.some((replacement) => replacement.name.split('.').at(-1) === name)
}

/** Whether a file gives the module of a live session another engine, session or factory: `monkeypatch.setattr(database, 'engine', engine)`. */
export function isSourceReplaced({ module: opener }: OpeningCall, { module, project, replacements, resolver }: PythonFile): boolean {
  return replacements.some(({ name }) => {
    const at = name.lastIndexOf('.')
    if (at <= 0 || project.find(name.slice(0, at), module.filename)?.filename !== opener.filename) return false
    const kind = resolver.exportOf(opener, name.slice(at + 1))?.kind
    return kind === 'instance' || kind === 'function'
  })
}

/** Whether a call runs where its library is replaced by a fake: under `@patch('psycopg.connect')`, `@patch('app.db.psycopg.connect')`. */
export function isLibraryReplaced({ packages }: Library, call: Call, { module, project, replacements }: PythonFile): boolean {
  return replacements.some(({ name, reach }) => {
    if (!holds(reach, call, module)) return false
    const at = name.lastIndexOf('.')
    // patch(f'{__name__}.connect') with the name written out
    const isOwn = at > 0 && name.slice(at + 1) === dottedName(call.func) && project.find(name.slice(0, at), module.filename)?.filename === module.filename
    return isOwn || Object.keys(packages).some((specifier) => `.${name}`.includes(`.${specifier}.`))
  })
}

function holds(outer: PythonNode, node: PythonNode, { parentOf }: PythonModule): boolean {
  for (let current: PythonNode | undefined = node; current !== undefined; current = parentOf(current)) if (current === outer) return true
  return false
}
