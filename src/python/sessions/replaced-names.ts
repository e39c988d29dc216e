import type { Library } from '../../libraries/define-library.ts'
import { runsOnLoad, type OpeningCall } from '../databases/opening-call.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { isInside } from '../modules/python-module.ts'
import { registeredAround } from '../runs/registrations.ts'
import type { Replacement } from './replacements.ts'
import { containsNode, dottedName, type ExprNode, type Name, type NodeOf, type PythonNode } from '../syntax.ts'
import { rootOf } from '../values/value.ts'

/** A place where a file uses a session of the application: `SessionLocal`, `database.SessionLocal`. */
export interface SessionUse {
  node: ExprNode
  /** The name that it has in the module that it is taken from. */
  name: string
  /** The file takes it as it is loaded, and keeps it. */
  isEarly: boolean
}

/** What an expression is a use of, if it names something that was imported: `SessionLocal`, `database.SessionLocal`. */
export function sessionUse(node: Name | NodeOf<'Attribute'>, { module, resolver }: PythonFile): SessionUse | undefined {
  if (node.nodeType === 'Attribute') return resolver.valueOf(node.value, module)?.kind === 'module' ? { node, name: node.attr, isEarly: false } : undefined
  const [definition] = module.scopes.variableOf(node)?.definitions ?? []
  return definition?.kind === 'import' ? { node, name: definition.alias.name, isEarly: runsOnLoad(definition.statement, module) } : undefined
}

/**
 * Whether tests have something else in the place of a session where a file uses it.
 *
 * @param use - the use
 * @param opening - the call that opens the session; `undefined` where only settings say that it is one
 */
export function isReplaced({ node, name, isEarly }: SessionUse, opening: OpeningCall | undefined, file: PythonFile): boolean {
  const { project, resolver } = file
  const used = resolver.valueOf(node, file.module)
  return file.replacements.some((replacement) => {
    if (!isInForce(replacement, node, file)) return false
    const { holder, isInPlace, isLate, name: replaced } = replacement
    // patch('core.database.SessionLocal') does not reach a name that this file already has, patch('tests.test_users.SessionLocal') does
    const kept = isEarly && isLate && !isInPlace && holder !== undefined && holder.filename !== file.module.filename
    if (replaced.split('.').at(-1) === name && !kept) return true
    const [first = '', second] = holder?.steps ?? []
    const held = holder && project.read(holder.filename)?.parse()
    const value = held && resolver.exportOf(held, first)
    if (second === undefined) {
      // next(get_db()) looks up the names of its module
      const looksUp = used?.kind === 'function' && [opening?.module.filename, used.module.filename].includes(holder?.filename)
      return looksUp && (value?.kind === 'instance' || value?.kind === 'function' || mentions(used.node, first))
    }
    // patch('core.database.engine.connect') lets nothing reach the database
    return value?.kind === 'instance' && rootOf(value).node === opening?.node && libraryMember(resolver.memberOf(value, second))?.member.opens !== undefined
  })
}

function mentions(node: PythonNode, name: string): boolean {
  return containsNode(node, (inner) => inner.nodeType === 'Name' && inner.id === name)
}

/** Whether a call runs where its library is replaced by a fake: under `@patch('psycopg.connect')`, `@patch('app.db.psycopg.connect')`. */
export function isLibraryReplaced(library: Library, node: PythonNode, file: PythonFile): boolean {
  return file.replacements.some((replacement) => {
    const { holder, name } = replacement
    if (!reaches(replacement, node, file)) return false
    // patch(f'{__name__}.connect') with the name written out
    const isOwn = node.nodeType === 'Call' && holder?.filename === file.module.filename && holder.steps.join('.') === dottedName(node.func)
    return isOwn || isMemberOf(library, name)
  })
}

/** `app.db.psycopg.connect` for psycopg; not `sqlalchemy.dialects.postgresql.JSONB`, through which nothing is opened. */
function isMemberOf({ packages, types }: Library, name: string): boolean {
  return Object.entries(packages).some(([specifier, type]) => {
    const at = `.${name}`.lastIndexOf(`.${specifier}.`)
    const [member = ''] = at === -1 ? [] : name.slice(at + specifier.length + 1).split('.')
    return Object.hasOwn(types[type] ?? {}, member)
  })
}

/** Whether a replacement holds where a node runs; of what runs for whoever calls it, any may. */
function isInForce(replacement: Replacement, node: PythonNode, file: PythonFile): boolean {
  return reaches(replacement, node, file) || !(runsOnLoad(node, file.module) || registeredAround(node, file.module, file.registrations) !== undefined)
}

function reaches({ isLate, reach }: Replacement, node: PythonNode, { module }: PythonFile): boolean {
  return !(isLate && runsOnLoad(node, module)) && isInside(node, reach, module)
}
