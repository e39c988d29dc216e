import type { Alias, Name, PythonNode } from '../syntax.ts'
import type { PythonModule } from '../python-module.ts'
import type { Variable } from '../scopes.ts'

/** What a plan takes out of a file: statements, and names of import statements. */
export class Draft {
  readonly module: PythonModule
  readonly removed = new Set<PythonNode>()

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
}
