import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { inSourceOrder, isFunction, isInvocation, type FunctionNode, type Invocation } from './syntax.ts'

/** A parsed JavaScript or TypeScript module: the linted file, or one that it imports. */
export interface ModuleSource {
  /** Absolute path. */
  filename: string
  text: string
  ast: TSESTree.Program
  scopes: TSESLint.Scope.ScopeManager
  /** The exports by name, of a module that was loaded for an import; told without its tree. */
  exports?: ModuleExports
  /**
   * @param node - a node of this module's tree
   * @returns the node it stands in, `undefined` for the program
   */
  parentOf: (node: TSESTree.Node) => TSESTree.Node | undefined
}

/** What a module says of its exports without being read further. */
export interface ModuleExports {
  /** Whether it has `import` or `export` statements; a module without, or with `export =`, is CommonJS. */
  isModule: boolean
  named: ReadonlyMap<string, ExportEntry>
  /** The modules of `export * from '…'`. */
  stars: readonly string[]
}

/** One exported name. */
export interface ExportEntry {
  /** The module it is taken from, and its name there (`*` for the namespace); absent where this module declares it. */
  source?: { specifier: string; name: string }
  /** The name it has in this module; absent for an expression: `export default new Pool()`. */
  local?: string
  isType: boolean
}

/** Properties that hold no part of the code. */
const besidesCode: ReadonlySet<string> = new Set(['comments', 'loc', 'parent', 'range', 'tokens'])

/** The child nodes of a node, in the order the parser gave its properties. */
export function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = []
  for (const key of Object.keys(node) as (keyof TSESTree.Node)[]) {
    const value: unknown = besidesCode.has(key) ? undefined : node[key]
    if (Array.isArray(value)) {
      for (const element of value) if (isNode(element)) children.push(element)
    } else if (isNode(value)) {
      children.push(value)
    }
  }
  return children
}

/**
 * Visits a node and everything below it, a parent before its children.
 *
 * @param node - where to start
 * @param enter - called for each node; `false` leaves out what is below it
 */
export function visit(node: TSESTree.Node, enter: (node: TSESTree.Node) => boolean): void {
  const pending = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!enter(next)) continue
    const children = childrenOf(next)
    for (let index = children.length - 1; index >= 0; index -= 1) pending.push(children[index] ?? next)
  }
}

/** Whether a test holds of a node, or of one below it. */
export function containsNode(root: TSESTree.Node, test: (node: TSESTree.Node) => boolean): boolean {
  let isFound = false
  visit(root, (node) => {
    isFound ||= test(node)
    return !isFound
  })
  return isFound
}

/** The innermost function that a node stands in. */
export function functionAround(node: TSESTree.Node, { parentOf }: ModuleSource): FunctionNode | undefined {
  for (let current = parentOf(node); current !== undefined; current = parentOf(current)) if (isFunction(current)) return current
  return undefined
}

/** Whether a statement runs what stands in it again and again. */
export function isLoop({ type }: TSESTree.Node): boolean {
  return type === 'DoWhileStatement' || type === 'ForInStatement' || type === 'ForOfStatement' || type === 'ForStatement' || type === 'WhileStatement'
}

/** Every call, construct and tagged template in a node, in source order. */
export function invocationsIn(root: TSESTree.Node): Invocation[] {
  const invocations: Invocation[] = []
  visit(root, (node) => {
    if (isInvocation(node)) invocations.push(node)
    return true
  })
  return inSourceOrder(invocations)
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
