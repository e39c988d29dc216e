import type { Edit } from '../../model/fixture-model.ts'
import type { PythonFile } from '../python-file.ts'
import { dottedName, isFunction, type ClassDef, type FunctionNode } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'

/**
 * Edits that give the methods of a unittest class, which take no fixtures as parameters, the shared fixture as an
 * attribute: a fixture of the class that pytest runs by itself, before `setUp`.
 *
 * @param testCase - the class
 * @param setUp - the method that opened the database
 * @param attribute - where it kept it: `self.db`
 * @param fixture - the shared fixture's name
 * @throws Declined where a name is taken
 */
export function classFixtureEdits(testCase: ClassDef, setUp: FunctionNode, attribute: string, fixture: string, { calls, module }: PythonFile, draft: Draft): Edit[] {
  const name = `take_${fixture}`
  if (testCase.body.some((method) => isFunction(method) && method.name === name)) decline(`\`${testCase.name}\` has a \`${name}\` already`)
  const pytest = module.scopes.module.variables.get('pytest')
  const isImported = pytest?.definitions.every((definition) => definition.kind === 'import' && definition.alias.name === 'pytest') ?? false
  if (pytest !== undefined && !isImported) decline('`pytest` is another name in this file')
  const [self = 'self', key = ''] = attribute.split('.')
  const { lines, rangeOf, text } = module
  const { lineBreak } = lines
  const [start] = rangeOf(setUp)
  const at = lines.starts[Math.min(setUp.lineno, ...setUp.decorator_list.map(({ lineno }) => lineno)) - 1] ?? start
  const indent = text.slice(lines.starts[setUp.lineno - 1] ?? start, start)
  if (indent.trim() !== '') decline('a line holds two statements')
  const step = indent.includes('\t') ? '\t' : '    '
  const definition = [`${indent}@pytest.fixture(autouse=True)`, `${indent}def ${name}(${self}, ${fixture}):`, `${indent}${step}${self}.${key} = ${fixture}`].join(lineBreak)
  const isLeft = !draft.isRemoved(setUp)
  if (!isLeft) draft.replace(setUp, definition.trimStart())
  return [
    ...(isLeft ? [{ range: [at, at] as const, text: `${definition}${lineBreak}${lineBreak}` }] : []),
    ...(isImported ? [] : [importEdit()]),
    // Run as a script, the file has to go through pytest, too
    ...calls.filter((call) => dottedName(call.func) === 'unittest.main').map((call): Edit => ({ range: rangeOf(call), text: 'raise SystemExit(pytest.main([__file__]))' })),
  ]

  function importEdit(): Edit {
    const statement = module.ast.body.find(
      (each) => (each.nodeType === 'Import' && each.names.some(({ name: imported }) => imported.startsWith('unittest'))) || (each.nodeType === 'ImportFrom' && each.module?.startsWith('unittest') === true),
    )
    if (statement === undefined) decline('nothing shows where to import pytest')
    const [, end] = rangeOf(statement)
    return { range: [end, end], text: `${lineBreak}import pytest` }
  }
}
