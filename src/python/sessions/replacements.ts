import path from 'node:path'
import { argumentAt } from '../values/call-arguments.ts'
import { givenFixtures } from '../runs/given-fixtures.ts'
import { foldersUpTo } from '../modules/import-roots.ts'
import { runsOnLoad } from '../databases/opening-call.ts'
import { frameworkMember, libraryMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { fromModule, submodule } from '../modules/scopes.ts'
import { dottedName, isFunction, isWith, stringOf, visit, type ExprNode, type FunctionNode, type PythonNode } from '../syntax.ts'

/** A name that gets another value for tests: `monkeypatch.setattr('core.database.engine', …)`, `@patch.object(database, 'engine')`. */
export interface Replacement {
  /** The dotted name, its module first as far as that is known: `core.database.engine`. */
  name: string
  /** The project's file that has the name, and the way to it from there: `['engine', 'connect']`. */
  holder: { filename: string; steps: readonly string[] } | undefined
  /** Where in the linted file the new value holds: a function, a class, a `with` statement, or all of it. */
  reach: PythonNode
  /** It is done while tests run: what a file took from the module as it was loaded stays. */
  isLate: boolean
  /** The object itself is changed, for whoever holds it: `SessionLocal.configure(bind=engine)`. */
  isInPlace: boolean
}

type Found = Omit<Replacement, 'isLate' | 'reach'> & { node: PythonNode }

/**
 * Finds the names that get other values for the tests of a file, by fakes, by assignments to a module or by another engine:
 * in the file, in the fixtures that its tests are given, and as its conftest.py files are loaded.
 */
export function findReplacements(file: Omit<PythonFile, 'replacements'>): Replacement[] {
  const { fixtures, module, project, registrations, resolver } = file
  const own = replacementsIn(module.ast, module).map((found) => {
    const reach = reachOf(found.node)
    return { ...found, reach, isLate: isFunction(reach) || reach.nodeType === 'ClassDef' || !runsOnLoad(found.node, module) }
  })
  return [...own, ...onLoad(), ...byFixtures()]

  function onLoad(): Replacement[] {
    return foldersUpTo(path.dirname(module.filename), project.root).flatMap((folder) => {
      const conftest = path.join(folder, 'conftest.py')
      const loaded = conftest === module.filename ? undefined : project.read(conftest)?.parse()
      const run = loaded?.ast.body.filter((statement) => !isFunction(statement) || startingHooks.has(statement.name)) ?? []
      return loaded === undefined ? [] : run.flatMap((statement) => replacementsIn(statement, loaded)).map((found) => ({ ...found, reach: module.ast, isLate: false }))
    })
  }

  function byFixtures(): Replacement[] {
    const askers = new Map<FunctionNode, { module: PythonModule; reaches: PythonNode[] }>()
    for (const asker of registrations.ofFunction.keys()) {
      for (const fixture of givenFixtures(asker, module, fixtures)) {
        if (fixture.module === module) continue
        const known = askers.get(fixture.node) ?? { module: fixture.module, reaches: [] }
        known.reaches.push(asker)
        askers.set(fixture.node, known)
      }
    }
    return [...askers].flatMap(([node, { module: source, reaches }]) => {
      const holding = reaches.length === registrations.ofFunction.size ? [module.ast] : reaches
      return replacementsIn(node, source).flatMap((found) => holding.map((reach) => ({ ...found, reach, isLate: true })))
    })
  }

  function replacementsIn(root: PythonNode, source: PythonModule): Found[] {
    const found: Found[] = []
    const add = (name: string | undefined, node: PythonNode, isInPlace: boolean): void => {
      if (name !== undefined) found.push({ name, holder: holderOf(name, source), node, isInPlace })
    }
    visit(root, (node) => {
      if (node.nodeType === 'Call') {
        const invoked = resolver.invokedMember(node, source)
        const mocks = frameworkMember(invoked)?.mocks ?? (isSetattr(node.func, source) ? settingAttribute : undefined)
        const target = mocks && argumentAt(node, mocks)
        const member = mocks?.member && stringOf(argumentAt(node, mocks.member))
        if (target !== undefined) add(stringOf(target) ?? (member === undefined ? undefined : memberName(target, member, source)), node, false)
        const rebinding = libraryMember(invoked)?.member
        const isRebound = rebinding?.opens === undefined && rebinding?.returns === undefined && rebinding?.wraps?.some((place) => argumentAt(node, place) !== undefined) === true
        if (isRebound && node.func.nodeType === 'Attribute') add(qualifiedName(node.func.value, source), node, true)
      } else if (node.nodeType === 'Assign') {
        for (const target of node.targets.flatMap((each) => (each.nodeType === 'Tuple' ? each.elts : [each]))) {
          if (target.nodeType === 'Attribute' && resolver.valueOf(target.value, source)?.kind === 'module') add(memberName(target.value, target.attr, source), node, false)
        }
      }
      return true
    })
    return found
  }

  function memberName(owner: ExprNode, member: string, source: PythonModule): string | undefined {
    const name = qualifiedName(owner, source)
    return name === undefined ? undefined : submodule(name, member)
  }

  /** The name of an expression from its module on: `core.database.engine` for an imported `engine`. */
  function qualifiedName(node: ExprNode, source: PythonModule): string | undefined {
    const value = resolver.valueOf(node, source)
    if (value?.kind === 'module') return value.name
    if (node.nodeType === 'Attribute') {
      const owner = qualifiedName(node.value, source)
      return owner === undefined ? undefined : submodule(owner, node.attr)
    }
    const definitions = (node.nodeType === 'Name' ? source.scopes.variableOf(node)?.definitions : undefined) ?? []
    const [imported] = definitions.flatMap((definition) => (definition.kind === 'import' && definition.statement.nodeType === 'ImportFrom' ? [submodule(fromModule(definition.statement), definition.alias.name)] : []))
    return imported ?? dottedName(node)
  }

  function holderOf(name: string, source: PythonModule): Replacement['holder'] {
    const [dots = ''] = /^\.*/.exec(name) ?? []
    const steps = name.slice(dots.length).split('.')
    for (let length = steps.length - 1; length >= (dots === '' ? 1 : 0); length -= 1) {
      const filename = project.find(`${dots}${steps.slice(0, length).join('.')}`, source.filename)?.filename
      if (filename !== undefined) return { filename, steps: steps.slice(length) }
    }
    return undefined
  }

  /** What a hook or fixture replaces is replaced for whoever comes after it. */
  function reachOf(node: PythonNode): PythonNode {
    let entered: PythonNode | undefined
    for (let below = node, current = module.parentOf(node); current !== undefined; below = current, current = module.parentOf(current)) {
      if (isFunction(current) || current.nodeType === 'ClassDef') {
        if (current.decorator_list.some((decorator) => decorator === below)) return current
        // with fakes(): yield
        if (isFunction(current)) return registrations.ofFunction.get(current)?.registers === 'test' ? (entered ?? current) : module.ast
      }
      if (isWith(current) && current.items.some((item) => item === below)) entered ??= current
    }
    return entered ?? module.ast
  }
}

/** Hooks of a conftest.py that pytest calls before it loads the tests. */
const startingHooks: ReadonlySet<string> = new Set(['pytest_collection', 'pytest_configure', 'pytest_load_initial_conftests', 'pytest_sessionstart'])

/** `setattr(database, 'engine', engine)` */
const settingAttribute = { argument: 0, member: { argument: 1 } } as const

function isSetattr(callee: ExprNode, { scopes }: PythonModule): boolean {
  return callee.nodeType === 'Name' && callee.id === 'setattr' && scopes.variableOf(callee) === undefined
}
