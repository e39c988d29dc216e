import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import { importedFrom } from '../values/bindings.ts'
import { frameworkApis } from '../knowledge.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { containsNode, visit, type ModuleSource } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isClass, isNothing, propertyName, unwrap, type FunctionNode } from '../syntax.ts'
import { functionOfThis, nearestReach, reachOfThis } from '../values/this-reach.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { reasons } from './reasons.ts'

/** A variable, or what is used like one: a member of the `this` that hooks and tests share. */
export interface VariableLike {
  /** As it is written: `db`, `this.db`. */
  name: string
  defs: TSESLint.Scope.Variable['defs']
  references: readonly ReferenceLike[]
  scope: TSESLint.Scope.Scope
}

/** One of its uses. */
export interface ReferenceLike extends Pick<TSESLint.Scope.Reference, 'init' | 'isTypeReference' | 'writeExpr'> {
  identifier: TSESTree.Node
}

/** What hooks of a suite keep on `this`; its scope is the suite's. */
export interface ThisMember extends VariableLike {
  property: string
}

export function isThisMember(variable: VariableLike): variable is ThisMember {
  return 'property' in variable
}

/** The one of several variables that a node refers to. */
export function variableAt(node: TSESTree.Node, variables: ReadonlySet<VariableLike>, { module, resolver }: JavaScriptFile): VariableLike | undefined {
  if (node.type === 'MemberExpression') return [...variables].find((variable) => isThisMember(variable) && variable.references.some(({ identifier }) => identifier === node))
  const variable = node.type === 'Identifier' ? resolver.variableOf(node, module) : undefined
  return variable !== undefined && variables.has(variable) ? variable : undefined
}

/** The members of `this` that hooks of a file fill, each suite's for itself. */
export function thisMembers({ module }: JavaScriptFile): readonly ThisMember[] {
  return membersOf(module)
}

const membersOf = oncePer((module: ModuleSource): readonly ThisMember[] => {
  const uses = new Map<string, ReferenceLike[]>()
  visit(module.ast, (node) => {
    const property = node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression' ? propertyName(node) : undefined
    if (node.type === 'MemberExpression' && property !== undefined) uses.set(property, [...(uses.get(property) ?? []), referenceOf(node, module)])
    return !isClass(node)
  })
  return [...uses].flatMap(([property, references]) => {
    const reaches = new Set(references.flatMap(({ identifier, writeExpr }) => (writeExpr && !isNothing(writeExpr) ? [reachOfThis(identifier, module)] : [])))
    return [...reaches].flatMap((reach): ThisMember[] => {
      const scope = module.scopes.acquire(reach, true)
      // What stands outside every reach may be any of them
      const own = references.filter(({ identifier }) => (nearestReach([...reaches], identifier) ?? reach) === reach)
      return scope === null ? [] : [{ name: `this.${property}`, property, defs: [], references: own, scope }]
    })
  })
})

function referenceOf(node: TSESTree.MemberExpression, module: ModuleSource): ReferenceLike {
  const writeExpr = writtenTo(node, module)
  return { identifier: node, init: false, isTypeReference: false, ...(writeExpr && { writeExpr }) }
}

/** The right side of `this.db = …` and `({ db: this.db } = …)`. */
function writtenTo(target: TSESTree.Node, module: ModuleSource): TSESTree.Expression | undefined {
  const parent = module.parentOf(target)
  if (parent?.type === 'AssignmentExpression') return parent.left === target ? parent.right : undefined
  const isInPattern = parent?.type === 'ObjectPattern' || parent?.type === 'ArrayPattern' || (parent?.type === 'Property' && parent.value === target)
  return isInPattern ? writtenTo(parent, module) : undefined
}

/** Declines where it can't be followed what has a member of `this`, or where the type of `this` may not let it change. */
export function checkThis(member: ThisMember, file: JavaScriptFile, registrations: Registrations): void {
  const { module } = file
  const { name, references } = member
  const owners = new Set<FunctionNode>()
  for (const { identifier } of references) {
    const owner = ownerOf(identifier, file, registrations)
    if (owner === undefined) decline(reasons.thisElsewhere(name))
    if (!isSeenAt(member, identifier, file, registrations)) decline(reasons.thisOfOther(name))
    owners.add(owner)
  }
  for (const owner of owners) {
    const [first] = owner.params
    const annotation = first?.type === 'Identifier' && first.name === 'this' ? first.typeAnnotation?.typeAnnotation : undefined
    if (annotation !== undefined && !isOfFramework(annotation, module)) decline(reasons.thisTyped)
  }
  visit(module.ast, (node) => {
    if (node.type !== 'ThisExpression') return !isClass(node)
    if (ownerOf(node, file, registrations) !== undefined && escapes(node, module)) decline(reasons.thisHandedOn)
    return false
  })
}

/** The test or hook whose `this` a node sees. */
function ownerOf(node: TSESTree.Node, { module }: JavaScriptFile, { ofCallback }: Registrations): FunctionNode | undefined {
  const owner = functionOfThis(node, module)
  const registers = owner && ofCallback.get(owner)?.registration.registers
  return registers === 'hook' || registers === 'test' ? owner : undefined
}

/** Whether a variable can be used at a node. */
export function isSeenAt(variable: VariableLike, node: TSESTree.Node, file: JavaScriptFile, registrations: Registrations): boolean {
  return nearestReach([variable.scope.block], node) !== undefined && (!isThisMember(variable) || ownerOf(node, file, registrations) !== undefined)
}

/** Whether a suite has a member of `this` of some name. */
export function hasThisMember(property: string, suite: TSESTree.Node): boolean {
  return containsNode(suite, (node) => node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression' && propertyName(node) === property)
}

/** `const self = this`, `helper.call(this)`, `this[name]` */
function escapes(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  if (parent === undefined) return true
  if (parent.type === 'MemberExpression' && parent.object === node) return propertyName(parent) === undefined
  return unwrap(parent) === parent || escapes(parent, module)
}

/** `Mocha.Context`, global or imported. */
function isOfFramework(annotation: TSESTree.TypeNode, module: ModuleSource): boolean {
  let root: TSESTree.Node | undefined = annotation.type === 'TSTypeReference' ? annotation.typeName : undefined
  while (root?.type === 'TSQualifiedName') root = root.left
  if (root?.type !== 'Identifier') return false
  const { name } = root
  const variable = module.scopes.scopes.flatMap(({ set }) => set.get(name) ?? []).find(({ defs }) => defs.length > 0)
  return variable === undefined || frameworkApis.ofSpecifier(importedFrom(variable) ?? '') !== undefined
}

/** Takes out what the file tells a framework of a member of `this` that nothing reads any more: `declare module 'mocha' { interface Context { db: Client } }`. */
export function removeDeclaredMember({ property }: ThisMember, draft: Draft, file: JavaScriptFile): void {
  const isUsed = thisMembers(file).some((other) => other.property === property && other.references.some(({ identifier }) => !draft.isGone(identifier)))
  if (isUsed) return
  for (const statement of draft.module.ast.body) {
    if (statement.type !== 'TSModuleDeclaration' || statement.id.type !== 'Literal' || frameworkApis.ofSpecifier(statement.id.value) === undefined) continue
    visit(statement, (node) => {
      if (node.type === 'TSPropertySignature' && draft.module.parentOf(node)?.type === 'TSInterfaceBody' && node.key.type === 'Identifier' && node.key.name === property) removeWithEmptied(node, draft)
      return true
    })
  }
}

/** Takes out a declaration, and the interface and the module that have nothing else. */
function removeWithEmptied(node: TSESTree.Node, draft: Draft): void {
  draft.remove(node)
  const parent = draft.module.parentOf(node)
  const isEmptied = parent?.type === 'ExportNamedDeclaration' || ((parent?.type === 'TSInterfaceBody' || parent?.type === 'TSModuleBlock') && parent.body.every((part: TSESTree.Node) => draft.removed.has(part)))
  if (parent === undefined || !isEmptied) return
  removeWithEmptied(parent.type === 'ExportNamedDeclaration' ? parent : (draft.module.parentOf(parent) ?? parent), draft)
}
