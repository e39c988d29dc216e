import { expect, test } from 'vitest'
import { parsePython } from '../../src/python/modules/parser.ts'
import { visit } from '../../src/python/syntax.ts'

/** Where the names of a module stand, as `a 2:9`. */
function names(code: string): string[] {
  const parsed = parsePython(code)
  if (!parsed.ok) return [`${parsed.error.message} ${String(parsed.error.line)}`]
  const found: string[] = []
  visit(parsed.ast, (node) => {
    if (node.nodeType === 'Name') found.push(`${node.id} ${String(node.lineno)}:${String(node.col_offset)}`)
    if (node.nodeType === 'MatchAs' && node.name !== undefined) found.push(`${node.name} ${String(node.lineno)}:${String(node.col_offset)}`)
    return true
  })
  return found
}

test.each([
  ['match x, y:\n    case 1, 2: use\n', ['x 1:6', 'y 1:9', 'use 2:15']],
  ['match x:\n    case a, *rest if a == 1: use\n', ['x 1:6', 'a 2:9', 'a 2:21', 'use 2:29']],
  ['match x:\n    case ["a, b"], [(one,)]:\n        use\n', ['x 1:6', 'one 2:21', 'use 3:8']],
  ['match x:\n    case größe, "é:":\n        use\n', ['x 1:6', 'größe 2:9', 'use 3:8']],
  ['match x:\n    case a,:\n        use\n', ['x 1:6', 'a 2:9', 'use 3:8']],
  ['match x:\n    case [a, b]:\n        use\n', ['x 1:6', 'a 2:10', 'b 2:13', 'use 3:8']],
  ['match = 1\ncase = match, 2\n', ['match 1:0', 'case 2:0', 'match 2:7']],
  ['match x:\n    case a, b\n        use\n', ["Expected ':' after case pattern 2"]],
])('%j', (code, expected) => {
  expect(names(code)).toEqual(expected)
})
