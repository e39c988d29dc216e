import type { TSESTree } from '@typescript-eslint/utils'
import type { Api, Member } from '../../api/define-api.ts'
import type { ModuleSource } from '../module-source.ts'
import type { ClassNode, FunctionNode } from '../syntax.ts'

/** The call of the project's own function or class that gave a value, the outermost one: `createTestDb()`. */
export interface CallSite {
  node: TSESTree.Node
  module: ModuleSource
}

/** A value of a type that an API describes: a pool, a module namespace, the function `test`. */
export interface Instance {
  kind: 'instance'
  api: Api
  type: string
  /** The call, construct or import that gave it, in the module where it stands; absent where a type annotation says it. */
  node?: TSESTree.Node
  module?: ModuleSource
  site?: CallSite
  /** What else it may be: `test` as a global variable of several test runners. */
  alternatives?: readonly Instance[]
  /** A type annotation says that it is like this one: `ReturnType<typeof createDb>`. What stands there was made by another call. */
  declared?: true
  /** Another assignment or another caller gives another one. */
  isOneOfSeveral?: true
  /** What it came from: the pool of a pooled connection, the pool below a Kysely. */
  source?: Instance
  /** What is registered through it is not run: `test.skip`. */
  skips?: true
  /** Taken from its source by a call (`pool.connect()`): closing it leaves the source open. */
  borrowed?: true
}

/** A member of a type that was read and not yet called: a class, a method, a tag. */
export interface MemberValue {
  kind: 'member'
  api: Api
  name: string
  member: Member
  receiver: Instance
}

/** Syntax of the project that stands for a value: a function, a class or an instance of it, an object or array literal, text. */
export type SyntaxValue =
  | { kind: 'function'; node: FunctionNode; module: ModuleSource }
  | { kind: 'class'; node: ClassNode; module: ModuleSource }
  | { kind: 'class instance'; node: ClassNode; module: ModuleSource; site?: CallSite }
  | { kind: 'object'; node: TSESTree.ObjectExpression; module: ModuleSource; site?: CallSite }
  | { kind: 'array'; node: TSESTree.ArrayExpression; module: ModuleSource }
  /** A string, a template, or a concatenation. */
  | { kind: 'text'; node: TSESTree.BinaryExpression | TSESTree.StringLiteral | TSESTree.TemplateLiteral; module: ModuleSource }
  /** An object type: `{ db: Kysely<DB> }`, the body of an interface. */
  | { kind: 'shape'; members: readonly TSESTree.TypeElement[]; module: ModuleSource }

/** The namespace of a module that no API describes: a file of the project, or a package. */
export interface ModuleValue {
  kind: 'module'
  specifier: string
  importer: ModuleSource
}

/** What an expression is, as far as it can be told; `undefined` stands for everything else. */
export type Value = Instance | MemberValue | ModuleValue | SyntaxValue

/** A value that a call gives, or what it holds, with the call in the place of those inside. */
export function givenAt(value: Value | undefined, site: CallSite | undefined): Value | undefined {
  return site !== undefined && (value?.kind === 'instance' || value?.kind === 'object' || value?.kind === 'class instance') ? { ...value, site } : value
}

/** Whether something made a value; a type annotation alone makes none. */
export function isMade(value: Value | undefined): boolean {
  return value?.kind === 'instance' && value.node !== undefined && value.declared !== true
}
