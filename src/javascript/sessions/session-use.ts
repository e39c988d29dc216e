import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { bareCallsOf, mayImportConnection } from './connecting-function.ts'
import { holders } from './session-value.ts'
import { isFunction, lastName, propertyName, unwrap } from '../syntax.ts'
import type { Instance, Value } from '../values/value.ts'

/** Whether a reference needs the value when the file runs; `typeof db` in a type does not. */
export function isValueUse(reference: TSESLint.Scope.Reference, module: ModuleSource): boolean {
  const parent = module.parentOf(reference.identifier)
  // `export { db }` means the value and the type
  const isValue = reference.isValueReference || !reference.isTypeReference
  return reference.isRead() && isValue && parent?.type !== 'TSTypeQuery' && parent?.type !== 'TSQualifiedName'
}

/**
 * Whether an import is worth following to a session, told by the code around it: whether the file uses it as it would use a
 * session, or calls it where its module may connect the application's models.
 *
 * @param variable - the variable that keeps the import
 * @param specifier - the imported module
 * @param name - the imported name
 * @param file - the file
 */
export function mayBeUsedAsSession(variable: TSESLint.Scope.Variable, specifier: string, name: string, { module, project }: Pick<JavaScriptFile, 'module' | 'project'>): boolean {
  return isUsedAsSession(variable, module) || (bareCallsOf(variable, module).length > 0 && mayImportConnection(specifier, name, module.filename, project))
}

/** In any way but as a class that it makes instances of, or a function that it calls where no query begins so: `await db('users')`. */
function isUsedAsSession({ references }: TSESLint.Scope.Variable, module: ModuleSource): boolean {
  return references.some((reference) => {
    if (!isValueUse(reference, module) || reference.identifier.type === 'JSXIdentifier') return false
    const parent = module.parentOf(reference.identifier)
    if (parent?.type === 'NewExpression') return parent.callee !== reference.identifier
    return parent?.type !== 'CallExpression' || parent.callee !== reference.identifier || mayBeQuery(parent, module)
  })
}

/** Sessions that are functions, and functions that run queries: `await db('users')`, `db({ u: users }).select()`, `return sql(rows)`. */
function mayBeQuery(call: TSESTree.CallExpression, module: ModuleSource): boolean {
  const [first] = call.arguments
  const parent = module.parentOf(call)
  if (first === undefined || isFunction(first)) return false
  if (first.type === 'ArrayExpression' || first.type === 'ObjectExpression') return parent?.type === 'MemberExpression'
  return parent?.type !== 'CallExpression' && parent?.type !== 'ExpressionStatement' && parent?.type !== 'VariableDeclarator'
}

/**
 * What a file reaches through a variable: the value itself, or what the members it reads lead to (`database.db` of a
 * namespace, an object or an instance of a class).
 *
 * @param variable - keeps the value
 * @param value - what it is
 * @returns the values, each with the members on the way
 */
export function reachedBy(variable: TSESLint.Scope.Variable, value: Value | undefined, file: JavaScriptFile): { value: Value | undefined; path: readonly string[] }[] {
  const { module } = file
  // `getPool()` of `export const getPool = memoize(() => new Pool())`: what is only called is a function that opens when it is
  if (value?.kind === 'instance' && !isCallable(value) && isOnlyCalled(variable, module)) return []
  if (value === undefined || !holders.has(value.kind)) return [{ value, path: [] }]
  const uses = variable.references.filter((reference) => isValueUse(reference, module))
  // A class may have a session among its statics, and open one in each instance
  const whole = value.kind === 'class' ? [{ value, path: [] }] : []
  return [...whole, ...uses.flatMap(({ identifier }) => membersRead(identifier, value, file).filter((reached) => !holders.has(reached.value?.kind ?? 'module')))]
}

function membersRead(node: TSESTree.Node, value: Value | undefined, file: JavaScriptFile, path: readonly string[] = []): { value: Value | undefined; path: readonly string[] }[] {
  const { module, resolver } = file
  if (value === undefined || !holders.has(value.kind)) return [{ value, path }]
  const parent = module.parentOf(node)
  if (parent?.type === 'MemberExpression' && parent.object === node) {
    const name = propertyName(parent)
    return name === undefined ? [] : membersRead(parent, resolver.memberOf(value, name), file, [...path, name])
  }
  // const { db } = database
  if (parent?.type !== 'VariableDeclarator' || parent.init !== node || parent.id.type !== 'ObjectPattern') return []
  return parent.id.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined
    return name === undefined ? [] : [{ value: resolver.memberOf(value, name), path: [...path, name] }]
  })
}

/** Knex and postgres.js make sessions that are functions: `db('users')`. */
function isCallable({ api, type }: Instance): boolean {
  return Object.hasOwn(api.types[type] ?? {}, '()')
}

function isOnlyCalled({ references }: TSESLint.Scope.Variable, module: ModuleSource): boolean {
  const uses = references.filter((reference) => isValueUse(reference, module))
  return uses.every(({ identifier }) => {
    const parent = module.parentOf(identifier)
    return parent?.type === 'CallExpression' && parent.callee === identifier
  })
}

/** Whether every use of a session closes it, looks at it or replaces it: `afterAll(() => prisma.$disconnect())`, `vi.mocked(db)`. */
export function isOnlyClosedOrInspected(variable: TSESLint.Scope.Variable, file: JavaScriptFile): boolean {
  const uses = variable.references.filter((reference) => isValueUse(reference, file.module))
  return uses.length > 0 && uses.every(({ identifier }) => closesOrInspects(identifier, file))
}

function closesOrInspects(identifier: TSESTree.Node, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const chain = wholeChain(identifier, module)
  const parent = module.parentOf(chain)
  // db === other, if (db.isInitialized), db.query = vi.fn()
  if (parent?.type === 'BinaryExpression' || isCondition(chain, module)) return true
  if (parent?.type === 'AssignmentExpression') return parent.left === chain && unwrap(chain) !== identifier
  // const models = [db.user, db.team]
  if (parent?.type === 'ArrayExpression') return iterationsOf(parent, file)?.every((element) => isOnlyClosedOrInspected(element, file)) ?? false
  if (parent?.type !== 'CallExpression') return false
  // mockImplementation(db.query.bind(db))
  if (isBinding(parent)) return module.parentOf(parent)?.type === 'CallExpression'
  // vi.spyOn(db, 'query'), afterAll(pool.end)
  if (parent.callee !== chain) return inspectingCalls.has(lastName(parent.callee) ?? '') || closesWhenCalled(chain, file)
  return libraryMember(resolver.invokedMember(parent, module))?.member.closes !== undefined
}

/** The variables that stand for the elements of a list, wherever it is gone through; `undefined` where it is used in another way. */
function iterationsOf(list: TSESTree.ArrayExpression, { module, resolver }: JavaScriptFile): TSESLint.Scope.Variable[] | undefined {
  const whole = wholeChain(list, module)
  const parent = module.parentOf(whole)
  const variable = parent?.type === 'VariableDeclarator' && parent.init === whole ? resolver.variableOf(parent.id, module) : undefined
  const places = variable === undefined ? [list] : variable.references.filter((reference) => isValueUse(reference, module)).map(({ identifier }) => identifier)
  const elements = places.flatMap((place) => {
    const element = elementIn(place, module)
    return (element && resolver.variableOf(element, module)) ?? []
  })
  return elements.length === places.length ? elements : undefined
}

/** `for (const element of list)`, `list.forEach((element) => …)` */
function elementIn(list: TSESTree.Node, module: ModuleSource): TSESTree.Node | undefined {
  const chain = wholeChain(list, module)
  const parent = module.parentOf(chain)
  if (parent?.type === 'ForOfStatement' && parent.right === chain) return parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0].id : undefined
  if (parent?.type !== 'CallExpression' || chain.type !== 'MemberExpression' || propertyName(chain) !== 'forEach') return undefined
  const [callback] = parent.arguments
  return isFunction(callback) ? callback.params[0] : undefined
}

/** `db.query.bind(db)`: what it gives runs when it is called. */
function isBinding({ arguments: [first], callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && propertyName(callee) === 'bind' && first?.type === 'Identifier'
}

/** `pool.end` without the call: a hook that gets it calls it. */
function closesWhenCalled(node: TSESTree.Node, { module, resolver }: JavaScriptFile): boolean {
  const value = resolver.valueOf(node, module)
  return value?.kind === 'member' && libraryMember(value)?.member.closes !== undefined
}

/** `if (db)`, `!db`, `db && db.end()`: only whether there is a value counts. */
function isCondition(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  switch (parent?.type) {
    case 'UnaryExpression':
      return true
    case 'ConditionalExpression':
    case 'IfStatement':
    case 'WhileStatement':
      return parent.test === node
    case 'LogicalExpression':
      return (parent.operator === '&&' && parent.left === node) || isCondition(parent, module)
    default:
      return false
  }
}

/** The member chain that begins at a node, with what does not change its value: `db!.$client.end` for `db`, `(db as any).query`. */
export function wholeChain(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node ? wholeChain(parent, module) : node
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return wholeChain(parent, module)
    default:
      return node
  }
}

/** Calls that look at a session or replace it, and run nothing on it: `vi.spyOn(db, 'select')`, `expect(db.client.config)`. */
const inspectingCalls: ReadonlySet<string> = new Set(['expect', 'isMockFunction', 'method', 'mocked', 'replace', 'spyOn', 'stub'])
