import type { TSESTree } from '@typescript-eslint/utils'

/**
 * The line and column of an offset, by the line breaks that ESLint counts.
 *
 * @param text - a source text
 * @param offset - an offset into it
 * @returns a line from 1 and a column from 0
 */
export function positionAt(text: string, offset: number): TSESTree.Position {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/)
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 }
}
