import type { Place } from '../../api/define-api.ts'
import { isNone, keywordOf, type Call, type ExprNode } from '../syntax.ts'

/**
 * Finds the expression at a place in the arguments of a call.
 *
 * @returns the expression; `undefined` where nothing or `None` stands there, or a `*` before it hides which it is
 */
export function argumentAt(node: Call, { argument, keyword }: Place): ExprNode | undefined {
  const named = keyword === undefined ? undefined : keywordOf(node, keyword)
  const found = named ?? positionalArgument(node, argument)
  return found === undefined || isNone(found) ? undefined : found
}

function positionalArgument({ args }: Call, argument: Place['argument']): ExprNode | undefined {
  if (argument === 'none') return undefined
  const position = argument === 'last' ? args.length - 1 : argument
  return args.slice(0, position + 1).some(({ nodeType }) => nodeType === 'Starred') ? undefined : args[position]
}

/** Whether a call hands over arguments that are not written out: `connect(*args, **options)`. */
export function hidesArguments({ args, keywords }: Call): boolean {
  return args.some(({ nodeType }) => nodeType === 'Starred') || keywords.some(({ arg }) => arg === undefined)
}
