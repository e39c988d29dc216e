import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { isFunction, isInside, propertyName, type FunctionNode, type Invocation } from '../syntax.ts'

/**
 * The variable or property that keeps what a call opens, through what the library says wraps it: `db` in
 * `const db = drizzle({ client: new Pool() })`, nothing in `const app = createApp({ database: new Pool() })`.
 */
export function bindingOf(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): string | null {
  let isInObject = false
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (current.type === 'ObjectExpression') isInObject = true
    if (current.type === 'CallExpression' || current.type === 'NewExpression') {
      if (libraryMember(resolver.invokedMember(current, module)) === undefined) return null
      isInObject = false
    }
    if (isInObject && (current.type === 'VariableDeclarator' || current.type === 'AssignmentExpression' || current.type === 'PropertyDefinition')) return null
    if (current.type === 'VariableDeclarator') return current.id.type === 'Identifier' ? current.id.name : null
    if (current.type === 'AssignmentExpression') {
      if (current.left.type === 'Identifier') return current.left.name
      return current.left.type === 'MemberExpression' ? (propertyName(current.left) ?? null) : null
    }
    if (current.type === 'PropertyDefinition') return propertyName(current) ?? null
    if (isFunction(current) || current.type === 'ExpressionStatement' || current.type === 'ReturnStatement') return null
  }
  return null
}

/** Whether a call's result goes to a variable that lives outside a function: there it is closed only if something failed. */
export function isKeptOutside(node: Invocation, around: FunctionNode, { module, resolver }: JavaScriptFile): boolean {
  const variable = keepingVariable(node, module, resolver)
  return variable !== undefined && isDeclaredOutside(variable, around)
}

/** Whether a variable is declared outside a function, and so is others' to use as well. */
export function isDeclaredOutside({ defs }: TSESLint.Scope.Variable, around: FunctionNode): boolean {
  return defs.every(({ name }) => !isInside(name, around))
}

/** The variable in `db = await open()` and `const db = wrap(open())`. */
export function keepingVariable(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): TSESLint.Scope.Variable | undefined {
  for (let current = module.parentOf(node); current !== undefined && !isFunction(current); current = module.parentOf(current)) {
    if (current.type === 'AssignmentExpression') return current.left.type === 'Identifier' ? resolver.variableOf(current.left, module) : undefined
    if (current.type === 'VariableDeclarator') return current.id.type === 'Identifier' ? resolver.variableOf(current.id, module) : undefined
    if (current.type === 'ExpressionStatement') return undefined
  }
  return undefined
}
