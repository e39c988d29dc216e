import type { Api, Member } from '../../api/define-api.ts'
import type { FunctionNode, NodeOf, PythonNode } from '../syntax.ts'
import type { PythonModule } from '../modules/python-module.ts'

/** A value of a type that an API describes: an engine, a session factory, a fixture decorator. */
export interface Instance {
  kind: 'instance'
  api: Api
  type: string
  /** The call that gave it, in the module where it stands; absent where an annotation says it. */
  node?: NodeOf<'Call'>
  module?: PythonModule
  /** What it came from: the engine of a session, the factory that made it. */
  source?: Instance
  /** Another assignment gives another one. */
  isOneOfSeveral?: true
  /** It wraps a handle, or may wrap one, that the code does not show. */
  isOpaque?: true
}

/** A member of a type that was read and not yet called. */
export interface MemberValue {
  kind: 'member'
  api: Api
  name: string
  member: Member
  receiver: Instance
}

export type Value =
  | Instance
  | MemberValue
  /** A module by its dotted name, with leading dots where it is relative to the file that imports it. */
  | { kind: 'module'; name: string; importer: string }
  | { kind: 'function'; node: FunctionNode; module: PythonModule }
  | { kind: 'class'; node: NodeOf<'ClassDef'>; module: PythonModule }
  /** An instance of a class of the project. */
  | { kind: 'object'; node: NodeOf<'ClassDef'>; module: PythonModule }

/** An expression and the module where it stands. */
export interface Located<N extends PythonNode = PythonNode> {
  node: N
  module: PythonModule
}

/** The handle that a handle came from, down to the one that was opened: the engine of a session. */
export function rootOf(instance: Instance): Instance {
  return instance.source === undefined ? instance : rootOf(instance.source)
}

/** An instance and everything it came from, itself first. */
export function lineageOf(instance: Instance): Instance[] {
  return instance.source === undefined ? [instance] : [instance, ...lineageOf(instance.source)]
}
