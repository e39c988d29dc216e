import type { Edit, SchemaCreation } from '../../model/fixture-model.ts'
import { aboutRows } from '../../sql/repairs.ts'
import { argumentAt } from '../values/call-arguments.ts'
import type { CreatingCall } from '../databases/creating-call.ts'
import { twiceDefinedIndex } from './defined-indexes.ts'
import type { FindHazards } from './guard-hazards.ts'
import { hiddenFailure } from './hidden-failure.ts'
import { placeOf } from '../place.ts'
import type { PythonFile } from '../python-file.ts'
import type { FindReason, Making } from './schema-history.ts'
import { dottedName, type Call, type ExprNode } from '../syntax.ts'

/**
 * What a call like `Base.metadata.create_all(engine)` does wrong, if anything.
 *
 * @param making - what it makes
 * @param creating - the call, with what the library says of it
 * @param reasonOf - tells why it meets its own result
 * @param hazardsOf - tells what the file does with it
 */
export function builtCreations(making: Making, creating: CreatingCall, reasonOf: FindReason, hazardsOf: FindHazards, file: PythonFile): SchemaCreation[] {
  const { module } = file
  const { creator, node } = creating
  const { checks, creates } = creating.schema
  const name = (creator.nodeType === 'Attribute' && !isOfLoop(creator.value, file) ? dottedName(creator.value)?.replace(/\.__table__$/, '') : undefined) ?? ''
  // create_all makes whatever its metadata holds
  const made = checks?.byDefault === true ? { creates: name === '' ? 'tables' : `tables of \`${name}\``, name: '' } : { creates, name }
  const described = { ...placeOf(node.func, module), ...made, table: null, secondRun: 'fails', error: 'already exists', writtenIn: null, repair: null, suggestions: [] } as const
  const hidden = hiddenFailure(node, file)
  const twice = checks?.byDefault === true ? twiceDefinedIndex(creating, module, file) : undefined
  if (hidden !== undefined || twice !== undefined) {
    const { name: index = '', places = [] } = twice ?? {}
    const definedTwice = { ...described, creates: 'index', name: index, writtenIn: places.join(' and '), reason: 'defined twice', error: `index ${index} already exists`, remedy: 'Give each index a name of its own, or drop one of the two.' } as const
    return [...(hidden === undefined ? [] : [{ ...described, ...hidden }]), ...(twice === undefined ? [] : [definedTwice])]
  }
  if (checks?.keyword === undefined) return []
  const spelled = `${checks.keyword}=True`
  const written = argumentAt(node, checks)
  if (written === undefined && checks.byDefault) return [{ ...described, reason: 'looks by default', remedy: `Write ${spelled}.`, repair: keywordEdits(node, spelled, file) }]
  const reason = written === undefined || isFalse(written) ? reasonOf(making) : undefined
  if (reason === undefined) return []
  const edits = written === undefined ? keywordEdits(node, spelled, file) : [{ range: module.rangeOf(written), text: 'True' }]
  const { hasRows } = hazardsOf(making)
  return [
    {
      ...described,
      reason,
      remedy: `Write ${spelled}, or give each run a database of its own.`,
      repair: hasRows ? null : edits,
      suggestions: hasRows && edits !== null ? [{ message: `Write ${spelled}. ${aboutRows}`, edits }] : [],
    },
  ]
}

/** `for table in metadata.sorted_tables: table.create(engine)` */
function isOfLoop(node: ExprNode, { module }: PythonFile): boolean {
  return node.nodeType === 'Name' && module.scopes.variableOf(node)?.definitions.some(({ kind }) => kind === 'loop') === true
}

/** A variable may hold `True`. */
function isFalse(node: ExprNode): boolean {
  return node.nodeType === 'Constant' && node.value === false
}

/** An edit that adds a keyword argument behind the last one. */
function keywordEdits(node: Call, text: string, { module }: PythonFile): Edit[] | null {
  const [, end] = module.rangeOf(node)
  const passed = [...node.args, ...node.keywords]
  if (passed.length === 0) return [{ range: [end - 1, end - 1], text }]
  const last = Math.max(...passed.map((argument) => module.rangeOf(argument)[1]))
  // Between the last argument and the parenthesis may stand a comma, comments and parentheses around the argument
  return module.text.slice(last, end) === ')' ? [{ range: [last, last], text: `, ${text}` }] : null
}
