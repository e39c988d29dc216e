import { tmpdir } from 'node:os'
import path from 'node:path'
import { dottedName, stringOf, type Call, type ExprNode } from '../syntax.ts'
import type { Located } from './value.ts'

/** How many expressions lead to a path, at most. */
const deepestLook = 8

/**
 * The path or address that an expression names, as far as the code shows it: `"sqlite:////tmp/app.db"`,
 * `os.path.join(os.path.dirname(__file__), "app.db")`, `Path(tempfile.gettempdir()) / "app.db"`.
 *
 * @returns the text; `undefined` where a part of it is not written down
 */
export function staticText({ node, module }: Located<ExprNode>, depth = 0): string | undefined {
  const of = (part: ExprNode): string | undefined => staticText({ node: part, module }, depth + 1)
  if (depth > deepestLook) return undefined
  switch (node.nodeType) {
    case 'Constant':
      return stringOf(node)
    case 'JoinedStr':
      return joined(node.values.map((value) => of(value.nodeType === 'FormattedValue' ? value.value : value)))
    case 'BinOp': {
      const parts = [of(node.left), of(node.right)]
      if (node.op.nodeType === 'Div') return joined(parts) === undefined ? undefined : path.join(...parts.flatMap((part) => part ?? []))
      return node.op.nodeType === 'Add' ? joined(parts) : undefined
    }
    case 'Name': {
      if (node.id === '__file__') return module.filename
      const [definition, second] = module.scopes.variableOf(node)?.definitions ?? []
      return definition?.kind === 'assignment' && definition.value !== undefined && second === undefined ? of(definition.value) : undefined
    }
    case 'Attribute': {
      const owner = node.attr === 'parent' ? of(node.value) : undefined
      return owner === undefined ? undefined : path.dirname(owner)
    }
    case 'Call':
      return textOfCall(node, node.args.map(of), of)
    default:
      return undefined
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined
}

function textOfCall({ func }: Call, parts: readonly (string | undefined)[], of: (part: ExprNode) => string | undefined): string | undefined {
  const name = dottedName(func)?.split('.').at(-1)
  if (name === 'gettempdir') return tmpdir()
  if (func.nodeType === 'Attribute' && ['absolute', 'as_posix', 'resolve'].includes(func.attr) && parts.length === 0) return of(func.value)
  const written = parts.flatMap((part) => part ?? [])
  const [first] = written
  if (written.length < parts.length || first === undefined) return undefined
  if (name === 'join' || name === 'Path') return path.join(...written)
  if (name === 'dirname') return path.dirname(first)
  return name === 'abspath' || name === 'fspath' || name === 'realpath' || name === 'str' ? first : undefined
}

/** The path of the file that an address or path names: `sqlite+aiosqlite:///./app.db`. */
export function filePath(text: string): string {
  const [named = ''] = text.replace(/^(?:file|(?:sqlite|duckdb)(?:\+\w+)?):(?:\/\/\/)?/, '').split('?')
  return path.normalize(named)
}
