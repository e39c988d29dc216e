import type { Module } from 'py-ast'
import { readDirectives, type CommentNode, type Directives, type PythonSyntaxElement } from './directives.ts'
import { createModule, type PythonModule } from './modules/python-module.ts'
import { childrenOf, type PythonNode } from './syntax.ts'
import { lazy } from '../lazy.ts'

/** A place as ESLint counts: lines from 1, columns from 0 in UTF-16 units. */
interface Position {
  line: number
  column: number
}

interface VisitStep {
  type: 'visit'
  kind: 1
  target: PythonNode
  phase: 1 | 2
  args: [PythonNode, PythonNode | undefined]
}

interface CallStep {
  type: 'call'
  kind: 2
  target: string
  args: [PythonNode]
}

/** The listener that is called when the whole file was walked. Early versions of ESLint 9 tell no selector of the nodes of a language. */
export const moduleEnd = 'onModuleEnd'

/** A linted Python file, as ESLint and its rules ask about it. */
export class PythonSourceCode {
  readonly text: string
  readonly ast: Module
  readonly hasBOM: boolean
  /** The file as the analysis sees it; its name is not known here. */
  readonly module: PythonModule
  readonly #directives: () => Directives

  constructor({ text, ast, hasBOM, filename }: { text: string; ast: Module; hasBOM: boolean; filename: string }) {
    this.text = text
    this.ast = ast
    this.hasBOM = hasBOM
    this.module = createModule(filename, text, ast)
    this.#directives = lazy(() => readDirectives(text, this.module.lines))
  }

  /** The lines without their breaks. */
  get lines(): string[] {
    return [...this.module.lines.lines]
  }

  /** The comments, in order. */
  get comments(): readonly CommentNode[] {
    return this.#directives().comments
  }

  getText(node?: PythonSyntaxElement, beforeCount = 0, afterCount = 0): string {
    if (node === undefined) return this.text
    const [start, end] = this.getRange(node)
    return this.text.slice(Math.max(0, start - beforeCount), end + afterCount)
  }

  getLoc(node: PythonSyntaxElement): { start: Position; end: Position } {
    const [start, end] = this.getRange(node)
    return { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) }
  }

  getRange(node: PythonSyntaxElement): [number, number] {
    return 'range' in node ? [...node.range] : this.module.rangeOf(node)
  }

  getLocFromIndex(index: number): Position {
    return this.module.lines.positionAt(index)
  }

  getIndexFromLoc({ line, column }: Position): number {
    return (this.module.lines.starts[line - 1] ?? this.text.length) + column
  }

  getParent(node: PythonNode): PythonNode | undefined {
    return this.module.parentOf(node)
  }

  /** What a node stands in, the module first. */
  getAncestors(node: PythonNode): PythonNode[] {
    const parent = this.getParent(node)
    return parent === undefined ? [] : [...this.getAncestors(parent), parent]
  }

  *traverse(): Generator<CallStep | VisitStep> {
    yield* stepsThrough(this.ast, undefined)
    yield { type: 'call', kind: 2, target: moduleEnd, args: [this.ast] }
  }

  getDisableDirectives(): Pick<Directives, 'directives' | 'problems'> {
    const { directives, problems } = this.#directives()
    return { directives, problems }
  }

  getInlineConfigNodes(): CommentNode[] {
    return [...this.#directives().configNodes]
  }

  applyInlineConfig(): Directives['inlineConfig'] {
    return this.#directives().inlineConfig
  }
}

/** Every node on the way in and on the way out, without recursion: expressions may be nested deep. */
function* stepsThrough(root: PythonNode, above: PythonNode | undefined): Generator<VisitStep> {
  const pending: { node: PythonNode; parent: PythonNode | undefined; phase: 1 | 2 }[] = [{ node: root, parent: above, phase: 1 }]
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { node, parent, phase } = step
    yield { type: 'visit', kind: 1, target: node, phase, args: [node, parent] }
    if (phase === 2) continue
    pending.push({ node, parent, phase: 2 })
    for (const child of childrenOf(node).reverse()) pending.push({ node: child, parent: node, phase: 1 })
  }
}
