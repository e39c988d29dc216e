import type { SchemaCreation } from '../../model/fixture-model.ts'
import { placeAt } from '../place.ts'
import type { PythonFile } from '../python-file.ts'
import { isFunction, type NodeOf, type PythonNode, type StmtNode } from '../syntax.ts'

/** What is said of a creation whose failure nobody hears of, its names left out. */
type HiddenFailure = Omit<SchemaCreation, 'creates' | 'name' | 'table'>

/**
 * The handler around a creation that drops whatever goes wrong: `except Exception: continue`.
 *
 * @param node - the call that creates
 * @returns what to say, where the handler stands; `undefined` where errors come through, or somebody is told of them
 */
export function hiddenFailure(node: PythonNode, { module }: PythonFile): HiddenFailure | undefined {
  for (let below = node, current = module.parentOf(node); current !== undefined && !isFunction(current); below = current, current = module.parentOf(current)) {
    if (current.nodeType !== 'Try' || !current.body.some((statement) => statement === below)) continue
    const silent = current.handlers.find((handler) => catchesAll(handler) && handler.body.every(isSilent))
    if (silent === undefined) return undefined
    const range = module.rangeOf(silent)
    // The head alone: `except Exception`
    const first = module.text.slice(range[0], range[1]).indexOf(':')
    const end = first === -1 ? range[1] : range[0] + first
    return {
      ...placeAt([range[0], end], module),
      reason: 'failure hidden',
      secondRun: 'fails',
      error: 'already exists',
      remedy: 'Let the error through, and cure what causes it.',
      writtenIn: null,
      repair: null,
      suggestions: [],
    }
  }
  return undefined
}

/** `except:`, `except Exception:`; whoever names the error knows what may go wrong. */
function catchesAll({ type }: NodeOf<'ExceptHandler'>): boolean {
  return type === undefined || (type.nodeType === 'Name' && (type.id === 'Exception' || type.id === 'BaseException'))
}

function isSilent(statement: StmtNode): boolean {
  return statement.nodeType === 'Pass' || statement.nodeType === 'Continue' || (statement.nodeType === 'Expr' && statement.value.nodeType === 'Constant')
}
