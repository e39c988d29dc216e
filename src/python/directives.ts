import { createRequire } from 'node:module'
import type { Linter } from 'eslint'
import type { LineIndex } from './line-index.ts'
import { readComments } from './modules/parser.ts'
import type { PythonNode } from './syntax.ts'

const require = createRequire(import.meta.url)

/** A comment of a Python file, as ESLint wants a node to be. */
export interface CommentNode {
  type: 'Comment'
  /** The text behind the `#`. */
  value: string
  range: [number, number]
  loc: { start: { line: number; column: number }; end: { line: number; column: number } }
}

/** What has a place in a Python file. */
export type PythonSyntaxElement = CommentNode | PythonNode

type DisableType = 'disable' | 'disable-line' | 'disable-next-line' | 'enable'

interface Problem {
  ruleId: null
  message: string
  loc: CommentNode['loc']
}

/** What the comments of a file say to ESLint. */
export interface Directives {
  comments: readonly CommentNode[]
  directives: { type: DisableType; node: CommentNode; value: string; justification: string }[]
  problems: Problem[]
  /** The comments that configure rules. */
  configNodes: readonly CommentNode[]
  inlineConfig: { configs: { config: { rules: Linter.RulesRecord }; loc: CommentNode['loc'] }[]; problems: Problem[] }
}

const disableTypes: ReadonlyMap<string, DisableType> = new Map([
  ['eslint-disable', 'disable'],
  ['eslint-disable-line', 'disable-line'],
  ['eslint-disable-next-line', 'disable-next-line'],
  ['eslint-enable', 'enable'],
])

/**
 * Reads what comments say to ESLint: `# eslint-disable-next-line rule -- why`, `# eslint rule: "off"`.
 *
 * @param text - the file's text
 * @param lines - its lines
 */
export function readDirectives(text: string, lines: LineIndex): Directives {
  const comments = text.includes('#') ? commentNodes(text, lines) : []
  const addressed = comments.filter(({ value }) => /^\s*eslint[\s-]/.test(value))
  const found: Directives = { comments, directives: [], problems: [], configNodes: [], inlineConfig: { configs: [], problems: [] } }
  if (addressed.length === 0) return found
  const { ConfigCommentParser } = require('@eslint/plugin-kit') as typeof import('@eslint/plugin-kit')
  const parser = new ConfigCommentParser()
  const configNodes: CommentNode[] = []
  for (const node of addressed) {
    const directive = parser.parseDirective(node.value)
    if (directive === undefined) continue
    const { label, value, justification } = directive
    const type = disableTypes.get(label)
    if (type !== undefined) found.directives.push({ type, node, value, justification })
    if (label !== 'eslint') continue
    configNodes.push(node)
    const parsed = parser.parseJSONLikeConfig(value)
    if (parsed.ok) found.inlineConfig.configs.push({ config: { rules: parsed.config }, loc: node.loc })
    else found.inlineConfig.problems.push({ ruleId: null, message: parsed.error.message, loc: node.loc })
  }
  return { ...found, configNodes }
}

function commentNodes(text: string, lines: LineIndex): CommentNode[] {
  return readComments(text).map(({ value, line, byteColumn, endByteColumn }) => {
    const range: [number, number] = [lines.offsetOf(line, byteColumn), lines.offsetOf(line, endByteColumn)]
    return { type: 'Comment', value, range, loc: { start: lines.positionAt(range[0]), end: lines.positionAt(range[1]) } }
  })
}
