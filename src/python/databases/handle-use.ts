import { areAll, changesSchema, hasAny, isLooking, setsConnection } from '../../sql/statement-effect.ts'
import type { HandleUse } from '../../model/fixture-model.ts'
import { argumentAt } from '../values/call-arguments.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { keptBy } from './kept-by.ts'
import { makesOwnSchema } from '../schema/own-schema.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { executedTexts } from '../schema/sql-text.ts'
import { isFunction, visit, type Call, type ExprNode, type PythonNode } from '../syntax.ts'
import { lineageOf } from '../values/value.ts'

/** What one use of a handle does to the database behind it. */
type Effect = 'looks' | 'none' | 'prepares' | 'unknown'

/**
 * Tells what a file does with the handles that it opens, and with what it takes from them: the session of an engine, the
 * cursor of a connection.
 *
 * @param file - the linted file
 * @param scopes - tells where code of the file runs
 * @returns a function that tells it of an opening call
 */
export function findHandleUses(file: PythonFile, scopes: ScopeFinder): (opening: Call) => HandleUse {
  const { module, resolver } = file
  const effects = new Map<PythonNode, Effect[]>()
  visit(module.ast, (node) => {
    if (node.nodeType !== 'Name' && node.nodeType !== 'Attribute' && node.nodeType !== 'Call') return true
    const value = resolver.valueOf(node, module)
    if (value?.kind !== 'instance' || (node.nodeType !== 'Call' && node.ctx.nodeType !== 'Load')) return true
    const effect = effectOf(node)
    for (const { node: opened, module: opener } of lineageOf(value)) if (opened !== undefined && opener === module) effects.set(opened, [...(effects.get(opened) ?? []), effect])
    return true
  })
  return (opening) => {
    const found = sharingVariable(opening).flatMap((node) => effects.get(node) ?? [])
    if (found.includes('looks') && found.every((effect) => effect === 'looks' || effect === 'none')) return 'looks at it'
    return found.includes('prepares') ? 'prepares it' : 'hands it over'
  }

  /** A variable that is opened anew for each step is one to what resolves it: `with connect() as admin: …`, twice. */
  function sharingVariable(opening: Call): PythonNode[] {
    const kept = keptBy(opening, module)
    const definitions = (kept?.nodeType === 'Name' ? module.scopes.variableOf(kept)?.definitions : undefined) ?? []
    const openings = definitions.flatMap((definition) => {
      const value = (definition.kind === 'assignment' || definition.kind === 'with') && definition.value ? resolver.valueOf(definition.value, module) : undefined
      return value?.kind === 'instance' && value.node !== undefined ? [value.node] : []
    })
    return [...new Set([opening, ...openings])]
  }

  function effectOf(node: ExprNode): Effect {
    const parent = module.parentOf(node)
    switch (parent?.nodeType) {
      case 'Attribute': {
        const call = module.parentOf(parent)
        if (call?.nodeType === 'Call' && call.func === parent) return effectOfCall(call)
        // connection.row_factory = sqlite3.Row
        return parent.ctx.nodeType === 'Load' && resolver.valueOf(parent, module) === undefined ? 'unknown' : 'none'
      }
      case 'Assign':
      case 'AnnAssign':
      case 'Await':
      case 'Expr':
      case 'NamedExpr':
      case 'WithItem':
        return 'none'
      case 'Call':
      case 'Keyword': {
        const call = parent.nodeType === 'Call' ? parent : module.parentOf(parent)
        return call?.nodeType === 'Call' ? effectOfPassing(call, node) : 'unknown'
      }
      default:
        return 'unknown'
    }
  }

  /** `connection.execute('SELECT 1')`, `session.add(user)` */
  function effectOfCall(call: Call): Effect {
    const member = libraryMember(resolver.invokedMember(call, module))?.member
    if (member?.closes !== undefined) return 'none'
    if (member?.executes !== undefined && 'argument' in member.executes) {
      const texts = executedTexts(call, member.executes, module, resolver)
      if (areAll(texts, isLooking)) return 'looks'
      if (areAll(texts, setsConnection)) return 'none'
      // A test may put in a row or change one: what it works on was prepared elsewhere
      return isInTest(call) && !hasAny(texts, changesSchema) ? 'unknown' : 'prepares'
    }
    // await connection.run_sync(Base.metadata.create_all)
    const [creator] = call.args.filter((argument) => libraryMember(resolver.valueOf(argument, module))?.member.schema !== undefined)
    if (creator !== undefined) return makesOwnSchema(creator, file) ? 'none' : 'prepares'
    if (member?.returns !== undefined || member?.construct !== undefined || member?.housekeeping === true) return 'none'
    if (call.func.nodeType === 'Attribute' && reading.has(call.func.attr)) return 'none'
    return isInTest(call) ? 'unknown' : 'prepares'
  }

  /** `Base.metadata.create_all(engine)`, `Session(engine)`, `create_schema(connection)` */
  function effectOfPassing(call: Call, node: ExprNode): Effect {
    if (call.func === node) return 'none'
    const member = libraryMember(resolver.invokedMember(call, module))?.member
    if (member?.schema !== undefined || member?.housekeeping === true) return makesOwnSchema(call.func, file) ? 'none' : 'prepares'
    if (member?.wraps?.some((place) => argumentAt(call, place) === node) === true || resolver.valueOf(call, module)?.kind === 'instance') return 'none'
    const statement = module.parentOf(call)
    const isDiscarded = statement?.nodeType === 'Expr' || (statement?.nodeType === 'Await' && module.parentOf(statement)?.nodeType === 'Expr')
    return isDiscarded && !isInTest(call) ? 'prepares' : 'unknown'
  }

  function isInTest(node: PythonNode): boolean {
    return scopes.scopeOf(node).kind === 'test'
  }
}

/** Methods of cursors and their kind that read what a statement gave. */
const reading: ReadonlySet<string> = new Set(['fetchall', 'fetchmany', 'fetchone', 'fetchval'])

/**
 * Whether the function that opens a database in memory keeps it to itself: it hands it to nobody, and nobody has it
 * when the function ends.
 */
export function isKeptToItself(opening: Call, { module, resolver }: PythonFile): boolean {
  const isHandle = (node: PythonNode): boolean => {
    if (node.nodeType !== 'Name' && node.nodeType !== 'Attribute' && node.nodeType !== 'Call') return false
    const value = resolver.valueOf(node, module)
    return value?.kind === 'instance' && lineageOf(value).some((handle) => handle.node === opening)
  }
  // list(connection.execute('SELECT 1'))
  const isBuiltin = (callee: ExprNode): boolean => callee.nodeType === 'Name' && module.scopes.variableOf(callee) === undefined
  let around: PythonNode | undefined = opening
  while (around !== undefined && !isFunction(around)) around = module.parentOf(around)
  if (around === undefined) return false
  let isKept = true
  visit(around, (node) => {
    if (isHandle(node)) {
      const parent = module.parentOf(node)
      const isUsedInPlace = parent !== undefined && (keeping.has(parent.nodeType) || (parent.nodeType === 'Call' && (parent.func === node || isBuiltin(parent.func))))
      const isStoredOutside = parent?.nodeType === 'Assign' && parent.targets.some((target) => target.nodeType !== 'Name')
      if (!isUsedInPlace || isStoredOutside) isKept = false
    }
    return isKept
  })
  return isKept
}

/** What a handle may stand in without going anywhere. */
const keeping: ReadonlySet<string> = new Set(['Assign', 'AsyncFor', 'Attribute', 'Await', 'Comprehension', 'Expr', 'For', 'WithItem'])
