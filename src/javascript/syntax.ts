import type { TSESTree } from '@typescript-eslint/utils'

export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression
/** A call of any kind: `f()`, `new F()`, `` f`…` ``. */
export type Invocation = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration'
}

export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression'
}

export function isInvocation(node: TSESTree.Node | null | undefined): node is Invocation {
  return node?.type === 'CallExpression' || node?.type === 'NewExpression' || node?.type === 'TaggedTemplateExpression'
}

/** The name that an import takes from its module: `default` for a default import, `*` for the namespace. */
export function importedName(clause: TSESTree.ImportClause): string {
  if (clause.type === 'ImportNamespaceSpecifier') return '*'
  if (clause.type === 'ImportDefaultSpecifier') return 'default'
  return clause.imported.type === 'Identifier' ? clause.imported.name : clause.imported.value
}

/** What is invoked: the callee, the class, the tag. */
export function calleeOf(node: Invocation): TSESTree.Node {
  return node.type === 'TaggedTemplateExpression' ? node.tag : node.callee
}

/** Whether a node stands in another one of its module, or is that. */
export function isInside({ range: [start, end] }: TSESTree.Node, { range }: TSESTree.Node): boolean {
  return start >= range[0] && end <= range[1]
}

/** What a chain of members and calls begins with: `test` of `test.each(rows)('…')`. */
export function beginningOf(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return beginningOf(inner.object)
  return isInvocation(inner) ? beginningOf(calleeOf(inner)) : inner
}

/** The calls of a chain, the last one first: `execute`, `addColumn` and `createTable` of `createTable('users').addColumn('id').execute()`. */
export function callsOfChain(node: Invocation): Invocation[] {
  let object = unwrap(calleeOf(node))
  while (object.type === 'MemberExpression') object = unwrap(object.object)
  return [node, ...(isInvocation(object) ? callsOfChain(object) : [])]
}

/** The name that a callee ends with: `end` of `pool.end`, `expect`. */
export function lastName(node: TSESTree.Node): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') return inner.name
  return inner.type === 'MemberExpression' ? propertyName(inner) : undefined
}

/** The module that `require('pg')` names; `undefined` for any other expression. */
export function requiredSpecifier(node: TSESTree.Node): string | undefined {
  const [argument] = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require' ? node.arguments : []
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined
}

/** Calls as a reader meets them: of a chain `a().b()` the first call first. */
export function inSourceOrder(invocations: Iterable<Invocation>): Invocation[] {
  return [...invocations].sort((left, right) => calleeOf(left).range[1] - calleeOf(right).range[1])
}

/** The expression inside what does not change its value: `await x`, `x as T`, `x!`, `(x)`, `x satisfies T`, `x?.y`. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case 'AwaitExpression':
      return unwrap(node.argument)
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return unwrap(node.expression)
    default:
      return node
  }
}

/** What a function is given first: `(text) => …`, `(...parameters) => …`; `undefined` where a pattern takes it apart. */
export function firstParameter({ params: [first] }: FunctionNode): TSESTree.Identifier | undefined {
  const parameter = first?.type === 'RestElement' ? first.argument : first
  return parameter?.type === 'Identifier' ? parameter : undefined
}

/** What a call is given first: `text` of `run(text, values)` and `run(...text)`. */
export function firstArgument(node: Invocation): TSESTree.Node | undefined {
  const [first] = node.type === 'TaggedTemplateExpression' ? [] : node.arguments
  return first && unwrap(first.type === 'SpreadElement' ? first.argument : first)
}

/** The static name of a property: `a.name`, `a['name']`, `{ name: 1 }`, `{ 'name': 1 }`; `undefined` where it is computed. */
export function propertyName(node: TSESTree.MemberExpression | TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  if (!node.computed && key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined
  return undefined
}

/** The value of a property of an object literal, written out, shorthand or as a method. The last one of a name counts. */
export function propertyValue(node: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  return node.properties.findLast((property): property is TSESTree.Property => property.type === 'Property' && propertyName(property) === name)?.value
}

/** Methods of an array that hand each element to a function, as its first argument. */
export const elementMethods: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'some'])

/** `process.env.DATABASE_URL`, `import.meta.env.MODE`, `Bun.env.PORT`, `Deno.env.get` */
export function isEnvironmentVariable(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'MemberExpression' && propertyName(node.object) === 'env'
}

/** Whether an expression is `null`, `undefined` or `void 0`: a variable that waits for its value. */
export function isNothing(node: TSESTree.Node): boolean {
  const inner = unwrap(node)
  return (
    (inner.type === 'Literal' && inner.value === null && inner.raw === 'null') ||
    (inner.type === 'Identifier' && inner.name === 'undefined') ||
    (inner.type === 'UnaryExpression' && inner.operator === 'void')
  )
}
