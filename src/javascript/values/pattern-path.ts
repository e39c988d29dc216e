import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from '../syntax.ts'

/** Where a name stands in a destructuring pattern: the property names or positions on the way to it, and its default. */
export interface PatternPath {
  steps: readonly string[]
  /** The default value at the name itself: `{ db = createDb() }`. */
  fallback?: TSESTree.Expression
}

/**
 * @param pattern - the target of a declaration, assignment or parameter
 * @param name - the identifier looked for
 * @returns the way to it; `undefined` where it is not in the pattern, or is a rest element or behind a computed key
 */
export function pathInPattern(pattern: TSESTree.Node, name: TSESTree.Node): PatternPath | undefined {
  if (pattern === name) return { steps: [] }
  switch (pattern.type) {
    case 'AssignmentPattern': {
      if (pattern.left === name) return { steps: [], fallback: pattern.right }
      return pathInPattern(pattern.left, name)
    }
    case 'TSParameterProperty':
      return pathInPattern(pattern.parameter, name)
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type !== 'Property') continue
        const inner = pathInPattern(property.value, name)
        const step = propertyName(property)
        if (inner !== undefined) return step === undefined ? undefined : { ...inner, steps: [step, ...inner.steps] }
      }
      return undefined
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries()) {
        const inner = element === null || element.type === 'RestElement' ? undefined : pathInPattern(element, name)
        if (inner !== undefined) return { ...inner, steps: [String(index), ...inner.steps] }
      }
      return undefined
    default:
      return undefined
  }
}
