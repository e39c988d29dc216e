import type { Alias, FunctionNode, Name, NodeOf, PythonNode, StmtNode, WithStatement } from '../syntax.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Variable } from '../modules/scopes.ts'

/** What a plan takes out of a file: statements, names of import statements, and statements around others that stay. */
export class Draft {
  readonly module: PythonModule
  readonly removed = new Set<PythonNode>()
  /** The statements whose body takes their place: a `with`, or a `try` whose `finally` has nothing to do. */
  readonly unwrapped = new Set<NodeOf<'Try'> | WithStatement>()
  /** The statements and bodies that a text takes the place of. */
  readonly replaced = new Map<PythonNode, { statements: readonly StmtNode[]; text: string }>()

  constructor(module: PythonModule) {
    this.module = module
  }

  /** Whether a node goes, by itself or with what it stands in. */
  isRemoved(node: PythonNode): boolean {
    for (let current: PythonNode | undefined = node; current !== undefined; current = this.module.parentOf(current)) {
      if (this.removed.has(current)) return true
    }
    return false
  }

  /** The uses of a name that stay, its definitions left out. */
  remainingUses({ definitions, mentions, references }: Variable): PythonNode[] {
    const defining = new Set<PythonNode>(definitions.flatMap((definition) => (definition.kind === 'assignment' ? [definition.node] : [])))
    return [...references.filter((node: Name) => !defining.has(node)), ...mentions].filter((node) => !this.isRemoved(node))
  }

  /** Whether what goes uses a name. */
  usedName({ mentions, references }: Variable): boolean {
    return [...references, ...mentions].some((node) => this.isRemoved(node))
  }

  /** Takes out one name of an import statement, and the statement with its last name. */
  removeAlias(alias: Alias): void {
    this.removed.add(alias)
    const statement = this.module.parentOf(alias)
    if ((statement?.nodeType === 'Import' || statement?.nodeType === 'ImportFrom') && statement.names.every((name) => this.removed.has(name))) this.removed.add(statement)
  }

  /** Takes out what a `with` enters, or a `try`, and leaves the body. */
  unwrap(statement: NodeOf<'Try'> | WithStatement): void {
    this.unwrapped.add(statement)
    for (const item of statement.nodeType === 'Try' ? [] : statement.items) this.removed.add(item)
  }

  /** Puts a statement in the place of a function's body. */
  replaceBody({ body }: FunctionNode, text: string): void {
    const [first] = body
    if (first === undefined) return
    for (const statement of body) this.removed.add(statement)
    this.replaced.set(first, { statements: body, text })
  }

  /** Puts a text in the place of a statement. */
  replace(statement: StmtNode, text: string): void {
    this.removed.add(statement)
    this.replaced.set(statement, { statements: [statement], text })
  }
}
