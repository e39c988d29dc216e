import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import type { DatabaseKind, System } from '../../libraries/define-library.ts'
import { expressionAt } from '../values/arguments.ts'
import { databaseKind } from './database-target.ts'
import { systemOf } from './database-system.ts'
import { rootOf, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { openingCall, type OpeningCall } from './opening-call.ts'
import { staticText } from '../values/static-path.ts'
import { isFunction, isInvocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** Tells whether two handles surely lead to two databases; where either may be several, they do not. */
export type TellApart = (left: Instance, right: Instance) => boolean

/** What the code shows of the database behind a handle. */
interface Identity {
  /** What makes a new database: the opening, or the call of the function that opens one each time. */
  born: TSESTree.Node
  kind: DatabaseKind
  family: System | undefined
  /** The path of its file, or its name on a server. */
  name: string | undefined
}

/** @param file - the linted file */
export function createTellApart(file: Pick<JavaScriptFile, 'project' | 'resolver'>): TellApart {
  const identityOf = oncePer(readIdentity)
  return (left, right) => {
    const [one, other] = [identityOf(left), identityOf(right)]
    return one !== undefined && other !== undefined && areDistinct(one, other)
  }

  function readIdentity(handle: Instance): Identity | undefined {
    const { resolver } = file
    const { module, node, site } = rootOf(handle)
    if (isOneOfSeveral(handle) || module === undefined || !isInvocation(node)) return undefined
    const call = openingCall(node, module, resolver)
    if (call === undefined) return undefined
    const kind = databaseKind(node, call.opening, module, resolver)
    return { born: site !== undefined && opensEachTime(node, module) ? site.node : node, kind, family: familyOf(systemOf(handle, resolver)), name: nameOf(call, kind, module) }
  }

  function nameOf({ node, opening }: OpeningCall, kind: DatabaseKind, module: ModuleSource): string | undefined {
    const [text] = (opening.target ?? []).flatMap((target) => {
      const isName = target.names === 'file' || target.names === 'url' || target.property === 'database'
      const located = isName ? expressionAt(node, target, module, file.resolver) : undefined
      return (located && staticText(located, file)) ?? []
    })
    if (text === undefined || kind === 'memory') return text
    if (kind === 'file' || kind === 'ephemeral') return path.resolve(file.project.root, text.replace(/^(?:file|sqlite):(?:\/\/(?=\/))?/, ''))
    // Of a URL the last part: postgres://localhost/app and postgres://127.0.0.1/app may be one
    return /^(?:\w+:\/\/[^/]*\/)?([^/?]+)(?:\?.*)?$/.exec(text)?.[1]
  }
}

function areDistinct(left: Identity, right: Identity): boolean {
  if (left.family !== undefined && right.family !== undefined && left.family !== right.family) return true
  if (left.kind === 'memory' && right.kind === 'memory') return left.born !== right.born && ![left, right].some(({ name }) => name?.includes('cache=shared'))
  if (left.kind === 'memory' || right.kind === 'memory') return [left, right].every(({ kind }) => kind !== 'environment' && kind !== 'unknown')
  return left.name !== undefined && right.name !== undefined && left.name !== right.name
}

/** The system, or another one that the same clients speak to; nobody knows for those without a name. */
function familyOf(system: System | undefined): System | undefined {
  if (system === 'cockroachdb') return 'postgresql'
  if (system === 'mariadb') return 'mysql'
  return system === 'other_sql' ? undefined : system
}

function isOneOfSeveral(handle: Instance): boolean {
  return handle.isOneOfSeveral === true || (handle.source !== undefined && isOneOfSeveral(handle.source))
}

/** Whether a function opens a database each time it is called, and keeps none for the next call. */
function opensEachTime(node: TSESTree.Node, module: ModuleSource): boolean {
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (isFunction(current)) return true
    if (current.type === 'AssignmentExpression' || current.type === 'LogicalExpression') return false
  }
  return false
}
