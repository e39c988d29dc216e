import { holeMark } from '../../sql/tokens.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { libraryMember } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Resolver } from '../values/resolver.ts'
import { stringOf, type Call, type ExprNode } from '../syntax.ts'
import type { Place } from '../../api/define-api.ts'

/** SQL text as it stands in the source, put together from its literal parts. */
export interface SqlText {
  text: string
  /** Offsets of the holes in `text`. */
  holes: readonly number[]
  /** The parts that stand in the source to the letter: where each starts in `text`, its length, and its offset in the source. */
  parts: readonly { start: number; length: number; offset: number }[]
}

/**
 * The SQL texts that a call executes: its argument, followed through names, lists and `text('…')`.
 *
 * @param node - a call whose member executes SQL
 * @param place - where the library says the text is
 */
export function executedTexts(node: Call, place: Place, module: PythonModule, resolver: Resolver): SqlText[] {
  const argument = argumentAt(node, place)
  return argument === undefined ? [] : textsOf(argument, module, resolver)
}

function textsOf(node: ExprNode, module: PythonModule, resolver: Resolver, depth = 0): SqlText[] {
  if (depth > 8) return []
  switch (node.nodeType) {
    case 'Constant':
    case 'JoinedStr':
    case 'BinOp':
      return join(node, module)
    case 'Name': {
      const [definition, second] = module.scopes.variableOf(node)?.definitions ?? []
      if (second !== undefined) return []
      if (definition?.kind === 'assignment' && definition.value !== undefined) return textsOf(definition.value, module, resolver, depth + 1)
      // for statement in ['CREATE TABLE …', 'CREATE INDEX …']
      return definition?.kind === 'loop' ? textsOf(definition.value, module, resolver, depth + 1) : []
    }
    case 'List':
    case 'Tuple':
      return node.elts.flatMap((element) => textsOf(element, module, resolver, depth + 1))
    case 'Call': {
      // text('CREATE TABLE …'), SQL('…').format(…)
      const [argument] = node.args
      const makesStatement = libraryMember(resolver.invokedMember(node, module)) !== undefined
      return makesStatement && argument !== undefined ? textsOf(argument, module, resolver, depth + 1) : []
    }
    default:
      return []
  }
}

function join(node: ExprNode, module: PythonModule): SqlText[] {
  const operands = operandsOf(node)
  const holes: number[] = []
  const parts: { start: number; length: number; offset: number }[] = []
  let text = ''
  for (const operand of operands) {
    const literal = stringOf(operand)
    const offset = literal === undefined ? undefined : offsetOfLiteral(operand, literal, module)
    if (literal === undefined) holes.push(text.length)
    else if (offset !== undefined) parts.push({ start: text.length, length: literal.length, offset })
    text += literal ?? holeMark
  }
  return operands.some((operand) => stringOf(operand) !== undefined) ? [{ text, holes, parts }] : []
}

/** The pieces of an f-string and of a concatenation, in order. */
function operandsOf(node: ExprNode): ExprNode[] {
  if (node.nodeType === 'JoinedStr') return node.values
  return node.nodeType === 'BinOp' && node.op.nodeType === 'Add' ? [...operandsOf(node.left), ...operandsOf(node.right)] : [node]
}

/** Where a literal's text begins in the source; `undefined` where it is not there to the letter: escapes, several literals in a row. */
function offsetOfLiteral(node: ExprNode, literal: string, module: PythonModule): number | undefined {
  const [start, end] = module.rangeOf(node)
  const source = module.text.slice(start, end)
  if (source === literal) return start
  const opening = /^[a-z]{0,2}(?:"""|'''|"|')/i.exec(source)?.[0].length ?? 0
  return source.slice(opening, opening + literal.length) === literal ? start + opening : undefined
}

/** The offset in the source of an offset in the text; `undefined` outside of what stands there to the letter. */
export function sourceOffset({ parts }: SqlText, offset: number): number | undefined {
  const part = parts.find(({ start, length }) => start <= offset && offset <= start + length)
  return part && part.offset + offset - part.start
}
