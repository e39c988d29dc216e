import { argumentAt } from './call-arguments.ts'
import { libraryMember, type PythonFile } from './python-file.ts'
import type { PythonModule } from './python-module.ts'
import { fromModule } from './scopes.ts'
import { isImport, stringOf, visit, type Call, type ClassDef, type PythonNode } from './syntax.ts'

/**
 * The name of an index that the models behind a `create_all` define twice: by `Column(index=True)` and
 * `Index('ix_<table>_<column>')`, or on two tables.
 *
 * @param node - the call of `create_all`
 * @param file - the file where it stands
 */
export function twiceDefinedIndex(node: Call, file: PythonFile): string | undefined {
  const modules = [file.module, ...importedModules(file), ...baseModule(node, file)]
  const seen = new Set<string>()
  for (const module of new Set(modules)) {
    for (const name of definedIndexes(module, file)) {
      if (seen.has(name)) return name
      seen.add(name)
    }
  }
  return undefined
}

/** The modules of the project that a file imports at its top level. */
function importedModules({ module, project }: PythonFile): PythonModule[] {
  return module.ast.body.flatMap((statement) => {
    if (!isImport(statement)) return []
    const names = statement.nodeType === 'Import' ? statement.names.map(({ name }) => name) : [fromModule(statement)]
    return names.flatMap((name) => {
      const file = project.find(name, module.filename)
      // Only a module that names an index can define one
      return file !== undefined && /\bindex/i.test(file.text) ? (file.parse() ?? []) : []
    })
  })
}

/** The module of `Base` in `Base.metadata.create_all(engine)`. */
function baseModule({ func }: Call, { module, resolver }: PythonFile): PythonModule[] {
  const base = func.nodeType === 'Attribute' && func.value.nodeType === 'Attribute' ? resolver.valueOf(func.value.value, module) : undefined
  return base?.kind === 'class' ? [base.module] : []
}

function definedIndexes(module: PythonModule, file: PythonFile): string[] {
  // A naming convention gives other names
  if (module.text.includes('naming_convention')) return []
  const names: string[] = []
  visit(module.ast, (node) => {
    if (node.nodeType !== 'Call') return true
    const defines = libraryMember(file.resolver.invokedMember(node, module))?.member.defines
    if (defines?.kind === 'index') {
      const name = argumentAt(node, defines.name)
      const text = name && stringOf(name)
      if (text !== undefined) names.push(text)
    } else if (defines?.kind === 'column') {
      const indexed = argumentAt(node, defines.indexed)
      if (indexed?.nodeType === 'Constant' && indexed.value === true) names.push(...implicitName(node, module))
    }
    return true
  })
  return names
}

/** `ix_users_email` for the column `email` of the table `users`. */
function implicitName(node: Call, module: PythonModule): string[] {
  const statement = module.parentOf(node)
  const target = statement?.nodeType === 'Assign' ? statement.targets[0] : statement?.nodeType === 'AnnAssign' ? statement.target : undefined
  const owner = statement && module.parentOf(statement)
  const table = owner?.nodeType === 'ClassDef' ? tableName(owner) : undefined
  if (table === undefined || target?.nodeType !== 'Name') return []
  return [`ix_${table}_${stringOf(node.args[0]) ?? target.id}`]
}

function tableName({ body }: ClassDef): string | undefined {
  for (const statement of body) {
    if (statement.nodeType === 'Assign' && statement.targets.some((target: PythonNode) => target.nodeType === 'Name' && target.id === '__tablename__')) return stringOf(statement.value)
  }
  return undefined
}
