import type { TSESTree } from '@typescript-eslint/utils'
import type { Edit } from '../../model/fixture-model.ts'
import type { ModuleSource } from '../module-source.ts'
import type { ReferenceLike } from './this-members.ts'

/** A name that the file has to import. */
export interface AddedImport {
  specifier: string
  /** The export, `default` for the default one. */
  name: string
  local: string
  isType: boolean
}

/** A change of a file while it is worked out: what goes, what stands there instead, what it imports. */
export class Draft {
  readonly module: ModuleSource
  readonly removed = new Set<TSESTree.Node>()
  readonly edits: Edit[] = []
  readonly imports: AddedImport[] = []
  readonly belowImports: string[] = []
  readonly #exchanged = new Set<TSESTree.Node>()
  readonly #rewritten = new Set<TSESTree.Node>()
  readonly #needed = new Set<TSESTree.Node>()

  constructor(module: ModuleSource) {
    this.module = module
  }

  remove(node: TSESTree.Node): void {
    if (!this.#needed.has(node)) this.removed.add(node)
  }

  /** Keeps a node and what it stands in, whatever falls around it. */
  need(node: TSESTree.Node): void {
    for (let current: TSESTree.Node | undefined = node; current !== undefined; current = this.module.parentOf(current)) {
      this.#needed.add(current)
      this.removed.delete(current)
    }
  }

  replace(node: TSESTree.Node, text: string): void {
    this.edits.push({ range: [node.range[0], node.range[1]], text })
  }

  /** Puts something else where a node stands, with all that it refers to. */
  exchange(node: TSESTree.Node, text: string): void {
    this.#exchanged.add(node)
    this.replace(node, text)
  }

  /** Puts something else where a reference stands: it is none any more. */
  rewrite(identifier: TSESTree.Node, text: string): void {
    this.#rewritten.add(identifier)
    this.replace(identifier, text)
  }

  /** Leaves a reference as it is written, for something else that has its name. */
  rebind(identifier: TSESTree.Node): void {
    this.#rewritten.add(identifier)
  }

  insert(offset: number, text: string): void {
    this.edits.push({ range: [offset, offset], text })
  }

  /** Puts statements behind the imports, those that are added among them. */
  insertBelowImports(text: string): void {
    this.belowImports.push(text)
  }

  addImport(added: AddedImport): void {
    if (!this.imports.some(({ local }) => local === added.local)) this.imports.push(added)
  }

  /** Whether a node goes, by itself or with what it stands in. */
  isRemoved(node: TSESTree.Node): boolean {
    for (let current: TSESTree.Node | undefined = node; current !== undefined; current = this.module.parentOf(current)) {
      if (this.removed.has(current) || this.#exchanged.has(current)) return true
    }
    return false
  }

  /** Whether a reference goes or becomes another. */
  isGone(identifier: TSESTree.Node): boolean {
    return this.#rewritten.has(identifier) || this.isRemoved(identifier)
  }

  /** The references to a variable that stay, its declaration's own value left out. */
  remainingUses<Reference extends ReferenceLike>({ references }: { references: readonly Reference[] }): Reference[] {
    return references.filter(({ identifier, init }) => init !== true && !this.isGone(identifier))
  }
}
