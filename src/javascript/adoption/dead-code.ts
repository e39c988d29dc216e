import { isBuiltin } from 'node:module'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { importedFrom } from '../values/bindings.ts'
import { libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import { visit } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { calleeOf, isFunction, isInside, isInvocation, propertyName, requiredSpecifier, unwrap, type Invocation } from '../syntax.ts'
import type { Draft } from './draft.ts'

/**
 * Takes out what only the removed code needed, until nothing more falls: hooks and blocks that became empty, variables,
 * functions, types and imports without a use, and files that were made for the database.
 */
export function removeDeadCode(draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  const variables = file.module.scopes.scopes.flatMap((scope) => scope.variables.filter(({ defs, references }) => defs.length > 0 && references.length > 0))
  for (let before = -1; before !== draft.removed.size; ) {
    before = draft.removed.size
    for (const { callback, node, registration } of registrations.calls) {
      if (registration.registers === 'hook' && isEmptied(callback.body, draft, setsLimit)) removeStatement(node, draft)
    }
    removeEmptiedBlocks(draft)
    for (const variable of variables) {
      if (!variable.references.some(({ identifier, init }) => init !== true && draft.isGone(identifier))) continue
      removeFileWork(variable, draft, file, registrations)
      removeVariable(variable, draft, file)
    }
  }
}

/** Whether nothing is left of a body that had something, or nothing that matters. */
function isEmptied(body: TSESTree.Node, draft: Draft, isIdle: (statement: TSESTree.Statement) => boolean = () => false): boolean {
  if (draft.removed.has(body)) return true
  if (body.type !== 'BlockStatement') return false
  return body.body.some((statement) => draft.removed.has(statement)) && body.body.every((statement) => draft.removed.has(statement) || isIdle(statement))
}

/** `this.timeout(5000)`: how long the hook may take. */
function setsLimit(statement: TSESTree.Statement): boolean {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined
  const callee = call?.type === 'CallExpression' ? call.callee : undefined
  return callee?.type === 'MemberExpression' && callee.object.type === 'ThisExpression' && ['slow', 'timeout'].includes(propertyName(callee) ?? '')
}

/** `if (db) { }`, `try { } catch { }` around what went. */
function removeEmptiedBlocks(draft: Draft): void {
  for (const node of [...draft.removed]) {
    const block = draft.module.parentOf(node)
    const around = block?.type === 'BlockStatement' ? draft.module.parentOf(block) : block
    if (around?.type === 'IfStatement' && around.alternate === null && isEmptied(around.consequent, draft)) draft.remove(around)
    if (around?.type === 'TryStatement' && isEmptied(around.block, draft) && (around.finalizer === null || isEmptied(around.finalizer, draft) || around.finalizer.body.length === 0)) draft.remove(around)
  }
}

function removeStatement(node: TSESTree.Node, draft: Draft): void {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = draft.module.parentOf(current)) {
    if (current.type === 'ExpressionStatement') {
      draft.remove(current)
      return
    }
    if (isFunction(current)) return
  }
}

function removeVariable(variable: TSESLint.Scope.Variable, draft: Draft, file: JavaScriptFile): void {
  const [definition] = variable.defs
  if (definition === undefined || variable.defs.length > 1 || draft.isRemoved(definition.name)) return
  const uses = draft.remainingUses(variable)
  if (!uses.every(({ identifier }) => isFreeAssignment(identifier, draft, file))) return
  const { node } = definition
  switch (definition.type) {
    case 'ImportBinding':
      removeImport(node, draft)
      break
    case 'Variable':
      if (!removeDeclarator(definition.node, draft, file)) return
      break
    case 'FunctionName':
    case 'Type':
      if (draft.module.parentOf(node)?.type.startsWith('Export') === true) return
      draft.remove(node)
      break
    default:
      return
  }
  for (const { identifier } of uses) removeStatement(identifier, draft)
}

/** Takes out one name of an import, the whole statement with its last one. */
export function removeImport(node: TSESTree.Node, draft: Draft): void {
  draft.remove(node)
  const declaration = draft.module.parentOf(node)
  if (declaration?.type === 'ImportDeclaration' && declaration.specifiers.every((clause) => draft.removed.has(clause))) draft.remove(declaration)
  if (node.type === 'TSImportEqualsDeclaration') draft.remove(node)
}

/** Takes out a declarator whose names are all without use and whose value nobody else would miss. */
function removeDeclarator(declarator: TSESTree.VariableDeclarator, draft: Draft, file: JavaScriptFile): boolean {
  const declaration = declarator.parent
  if (draft.module.parentOf(declaration)?.type.startsWith('Export') === true) return false
  const around = draft.module.parentOf(declaration)
  if (around?.type.startsWith('For') === true) return false
  const names = draft.module.scopes.getDeclaredVariables(declarator)
  const isUnused = (name: TSESLint.Scope.Variable): boolean => draft.remainingUses(name).every(({ identifier }) => isFreeAssignment(identifier, draft, file))
  if (!names.every(isUnused)) return removeRequiredName(declarator, isUnused, draft)
  if (declarator.init !== null && !isFree(declarator.init, file)) return false
  draft.remove(declarator)
  if (declaration.declarations.every((one) => draft.removed.has(one))) draft.remove(declaration)
  return true
}

/** One of the names in `const { Pool, types } = require('pg')`. */
function removeRequiredName({ id, init }: TSESTree.VariableDeclarator, isUnused: (name: TSESLint.Scope.Variable) => boolean, draft: Draft): boolean {
  if (id.type !== 'ObjectPattern' || init === null || !isLoading(unwrap(init)) || id.properties.some(({ type }) => type === 'RestElement')) return false
  for (const property of id.properties) {
    const name = property.type === 'Property' && property.value.type === 'Identifier' ? property.value : undefined
    const variable = name && draft.module.scopes.getDeclaredVariables(id.parent).find(({ identifiers }) => identifiers.includes(name))
    if (variable !== undefined && isUnused(variable)) draft.remove(property)
  }
  return true
}

/** `require('pg')`, `import('pg')` */
function isLoading(node: TSESTree.Node): boolean {
  return node.type === 'ImportExpression' || requiredSpecifier(node) !== undefined
}

/** `directory = mkdtempSync('x')` as a statement. */
function isFreeAssignment(identifier: TSESTree.Node, draft: Draft, file: JavaScriptFile): boolean {
  const assignment = draft.module.parentOf(identifier)
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== identifier || assignment.operator !== '=') return false
  return draft.module.parentOf(assignment)?.type === 'ExpressionStatement' && isFree(assignment.right, file)
}

/** Whether an expression does nothing that somebody else could miss: it calls the runtime and the libraries, not the project. */
function isFree(node: TSESTree.Node, file: JavaScriptFile): boolean {
  let isHarmless = true
  visit(node, (inner) => {
    if (isFunction(inner)) return false
    if (isInvocation(inner) && !isHarmlessCall(inner, file)) isHarmless = false
    if (inner.type === 'AssignmentExpression' || inner.type === 'UpdateExpression') isHarmless = false
    return isHarmless
  })
  return isHarmless
}

const harmlessGlobals: ReadonlySet<string> = new Set(['Array', 'Date', 'JSON', 'Math', 'Number', 'Object', 'Promise', 'String', 'URL', 'crypto', 'process', 'require'])

function isHarmlessCall(node: Invocation, { module, resolver }: JavaScriptFile): boolean {
  const member = libraryMember(resolver.invokedMember(node, module))?.member
  if (member !== undefined) return member.opens === undefined && member.executes === undefined
  const root = rootIdentifier(calleeOf(node))
  if (root === undefined) return false
  const variable = resolver.variableOf(root, module)
  return variable === undefined ? harmlessGlobals.has(root.name) : isFromRuntime(variable)
}

/** Whether a variable is imported from a module of Node.js. */
function isFromRuntime(variable: TSESLint.Scope.Variable | undefined): boolean {
  return isBuiltin(importedFrom(variable) ?? '')
}

function rootIdentifier(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return rootIdentifier(inner.object)
  return inner.type === 'Identifier' ? inner : undefined
}

/** `afterAll(() => rmSync(databaseFile))`: a file that was made for the database goes with it. */
function removeFileWork(variable: TSESLint.Scope.Variable, draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  const works: TSESTree.Node[] = []
  for (const { identifier } of draft.remainingUses(variable)) {
    if (isFreeAssignment(identifier, draft, file)) continue
    const statement = hookStatement(identifier, file, registrations)
    // const folder = dirname(databaseFile): the folder may be that of other files, too
    if (statement === undefined || statement.type === 'VariableDeclaration' || !isFileWork(statement, variable, file)) return
    works.push(statement)
  }
  for (const work of works) draft.remove(work)
}

/** The statement, or the short body, of a hook that a node stands in. */
function hookStatement(node: TSESTree.Node, { module }: JavaScriptFile, { ofCallback }: Registrations): TSESTree.Node | undefined {
  let inner = node
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (isFunction(current)) return ofCallback.get(current)?.registration.registers === 'hook' && current.body === inner ? inner : undefined
    const callback = module.parentOf(current)
    if (current.type === 'BlockStatement' && isFunction(callback)) return ofCallback.get(callback)?.registration.registers === 'hook' ? inner : undefined
    inner = current
  }
  return undefined
}

function isFileWork(statement: TSESTree.Node, variable: TSESLint.Scope.Variable, { module, resolver }: JavaScriptFile): boolean {
  let isOnlyFileWork = true
  visit(statement, (node) => {
    if (node.type === 'Identifier') {
      const named = resolver.variableOf(node, module)
      if (named !== undefined && named !== variable && !isFromRuntime(named) && !named.defs.some(({ name }) => isInside(name, statement))) isOnlyFileWork = false
    }
    // this.file = file
    if (node.type === 'AssignmentExpression') isOnlyFileWork = false
    if (isInvocation(node)) {
      const root = rootIdentifier(calleeOf(node))
      if (!isFromRuntime(root && resolver.variableOf(root, module))) isOnlyFileWork = false
    }
    return isOnlyFileWork
  })
  return isOnlyFileWork
}
