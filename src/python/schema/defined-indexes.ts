import path from 'node:path'
import { relativePath } from '../../relative-path.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { creatingCall, type CreatingCall } from '../databases/creating-call.ts'
import { foldersUpTo } from '../modules/import-roots.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { fromModule } from '../modules/scopes.ts'
import { containsNode, isFunction, isImport, stringOf, visit, type Call, type ClassDef, type ExprNode, type ImportStatement, type PythonNode } from '../syntax.ts'

/** An index that models define twice. */
interface TwiceDefined {
  name: string
  /** Where, relative to the working directory: `core/models.py:12`. */
  places: readonly [string, string]
}

interface Definition {
  name: string
  node: PythonNode
  module: PythonModule
}

type Surroundings = Pick<PythonFile, 'project' | 'resolver'>

/**
 * The index that the models behind a `create_all` define twice: by `Column(index=True)` and
 * `Index('ix_<table>_<column>')`, or on two tables. The models are not linted with the tests, and many tests may create
 * them: where a conftest.py above creates the same, it is told there.
 *
 * @param node - the call of `create_all`
 * @param module - the module where it stands
 * @param around - the project
 */
export function twiceDefinedIndex(node: CreatingCall, module: PythonModule, around: Surroundings): TwiceDefined | undefined {
  const found = findTwice(node, module, around)
  return found === undefined || isToldAbove(found, module, around) ? undefined : found
}

function findTwice({ creator, node }: CreatingCall, module: PythonModule, around: Surroundings): TwiceDefined | undefined {
  const seen = new Map<string, Definition>()
  for (const each of new Set([module, ...importedModules(node, module, around), ...baseModule(creator, module, around)])) {
    for (const definition of definedIndexes(each, around)) {
      const first = seen.get(definition.name)
      if (first !== undefined) return { name: definition.name, places: [placeOf(first, around), placeOf(definition, around)] }
      seen.set(definition.name, definition)
    }
  }
  return undefined
}

function placeOf({ module, node }: Definition, { project }: Surroundings): string {
  const filename = relativePath(project.root, module.filename)
  return `${filename}:${module.lines.positionAt(module.rangeOf(node)[0]).line}`
}

function isToldAbove({ name }: TwiceDefined, { filename }: PythonModule, around: Surroundings): boolean {
  const { project } = around
  return foldersUpTo(path.dirname(filename), project.root).some((folder) => {
    const file = project.read(path.join(folder, 'conftest.py'))
    const conftest = file === undefined || file.filename === filename || !file.text.includes('.create_all') ? undefined : file.parse()
    if (conftest === undefined) return false
    return containsNode(conftest.ast, (node) => {
      const creating = node.nodeType === 'Call' ? creatingCall(node, conftest, around.resolver) : undefined
      return creating?.schema.checks?.byDefault === true && findTwice(creating, conftest, around)?.name === name
    })
  })
}

/** The modules of the project that a file imports at its top level, or in the function that creates. */
function importedModules(node: Call, module: PythonModule, { project }: Surroundings): PythonModule[] {
  return importsBefore(node, module).flatMap((statement) => {
    const names = statement.nodeType === 'Import' ? statement.names.map(({ name }) => name) : [fromModule(statement)]
    return names.flatMap((name) => {
      const file = project.find(name, module.filename)
      // Only a module that names an index can define one
      return file !== undefined && /\bindex/i.test(file.text) ? (file.parse() ?? []) : []
    })
  })
}

function importsBefore(node: Call, module: PythonModule): ImportStatement[] {
  const statements: PythonNode[] = [...module.ast.body]
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) if (isFunction(current)) statements.push(...importsIn(current))
  return statements.filter(isImport)
}

/** `try: import models` */
function importsIn(around: PythonNode): PythonNode[] {
  const found: PythonNode[] = []
  visit(around, (node) => {
    if (isImport(node)) found.push(node)
    return true
  })
  return found
}

/** The module of `Base` in `Base.metadata.create_all`. */
function baseModule(creator: ExprNode, module: PythonModule, { resolver }: Surroundings): PythonModule[] {
  const base = creator.nodeType === 'Attribute' && creator.value.nodeType === 'Attribute' ? resolver.valueOf(creator.value.value, module) : undefined
  return base?.kind === 'class' ? [base.module] : []
}

function definedIndexes(module: PythonModule, { resolver }: Surroundings): Definition[] {
  // A naming convention gives other names
  if (module.text.includes('naming_convention')) return []
  const found: Definition[] = []
  const add = (name: string | undefined, node: PythonNode): void => {
    if (name !== undefined) found.push({ name, node, module })
  }
  visit(module.ast, (node) => {
    if (node.nodeType !== 'Call') return true
    const defines = libraryMember(resolver.invokedMember(node, module))?.member.defines
    if (defines?.kind === 'index') {
      const name = argumentAt(node, defines.name)
      add(name && stringOf(name), node)
    } else if (defines?.kind === 'column') {
      const indexed = argumentAt(node, defines.indexed)
      if (indexed?.nodeType === 'Constant' && indexed.value === true) add(implicitName(node, module), node)
    }
    return true
  })
  return found
}

/** `ix_users_email` for the column `email` of the table `users`. */
function implicitName(node: Call, module: PythonModule): string | undefined {
  const statement = module.parentOf(node)
  const target = statement?.nodeType === 'Assign' ? statement.targets[0] : statement?.nodeType === 'AnnAssign' ? statement.target : undefined
  const owner = statement && module.parentOf(statement)
  const table = owner?.nodeType === 'ClassDef' ? tableName(owner) : undefined
  if (table === undefined || target?.nodeType !== 'Name') return undefined
  return `ix_${table}_${stringOf(node.args[0]) ?? target.id}`
}

function tableName({ body }: ClassDef): string | undefined {
  for (const statement of body) {
    if (statement.nodeType === 'Assign' && statement.targets.some((target: PythonNode) => target.nodeType === 'Name' && target.id === '__tablename__')) return stringOf(statement.value)
  }
  return undefined
}
