import path from 'node:path'
import { foldersUpTo } from '../modules/import-roots.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { PythonProject } from '../modules/project-files.ts'
import type { Resolver } from '../values/resolver.ts'
import { fromModule } from '../modules/scopes.ts'
import { isFunction, keywordOf, stringOf, type Call, type ClassDef, type ExprNode, type FunctionNode, type StmtNode } from '../syntax.ts'

/** How long a fixture lives, from the shortest to the longest. */
export const fixtureScopes = ['function', 'class', 'module', 'package', 'session'] as const

export type FixtureScope = (typeof fixtureScopes)[number]

/** A function that is a fixture of pytest. */
export interface Fixture {
  name: string
  node: FunctionNode
  module: PythonModule
  /** `undefined` where it is worked out as the tests start. */
  scope: FixtureScope | undefined
  isAutomatic: boolean
  isParametrized: boolean
  /** The class that it is a method of. */
  owner: ClassDef | undefined
}

/** Finds the fixtures that a test or fixture can ask for. */
export interface FixtureFinder {
  /** The fixtures that a module defines. */
  fixturesOf: (module: PythonModule) => readonly Fixture[]
  fixtureOf: (node: FunctionNode, module: PythonModule) => Fixture | undefined
  /** The fixture that a name means to a function: of its class, its module, or the nearest conftest.py; not the function itself. */
  find: (name: string, asker: FunctionNode, module: PythonModule) => Fixture | undefined
  /** The fixtures of the conftest.py files from a module's folder up, the nearest first. */
  sharedWith: (module: PythonModule) => readonly Fixture[]
}

/**
 * @param project - the project's files
 * @param resolver - tells decorators
 */
export function createFixtureFinder(project: PythonProject, resolver: Resolver): FixtureFinder {
  const known = new Map<PythonModule, readonly Fixture[]>()
  const shared = new Map<string, readonly Fixture[]>()
  return { fixturesOf, fixtureOf, find, sharedWith }

  function fixturesOf(module: PythonModule): readonly Fixture[] {
    const found = known.get(module) ?? fixturesIn(module.ast.body, undefined, module)
    known.set(module, found)
    return found
  }

  function fixturesIn(body: readonly StmtNode[], owner: ClassDef | undefined, module: PythonModule): Fixture[] {
    return body.flatMap((statement) => {
      if (statement.nodeType === 'ClassDef') return fixturesIn(statement.body, statement, module)
      if (statement.nodeType === 'If') return fixturesIn([...statement.body, ...statement.orelse], owner, module)
      if (statement.nodeType === 'Try') return fixturesIn([...statement.body, ...statement.orelse], owner, module)
      if (!isFunction(statement)) return []
      const decorator = statement.decorator_list.find((node) => isFixtureDecorator(node, module))
      return decorator === undefined ? [] : [describe(statement, decorator, owner, module)]
    })
  }

  function isFixtureDecorator(node: ExprNode, module: PythonModule): boolean {
    const value = resolver.valueOf(node.nodeType === 'Call' ? node.func : node, module)
    return value?.kind === 'member' && 'fixtures' in value.member && value.member.fixtures === true
  }

  function fixtureOf(node: FunctionNode, module: PythonModule): Fixture | undefined {
    return fixturesOf(module).find((fixture) => fixture.node === node)
  }

  function find(name: string, asker: FunctionNode, module: PythonModule): Fixture | undefined {
    const around = module.parentOf(asker)
    const inReach = (fixture: Fixture): boolean => fixture.name === name && fixture.node !== asker
    const own = fixturesOf(module).filter(inReach)
    // A fixture may take the one it overrides: the shared `db` in a local `db`
    const isOverriding = fixturesOf(module).some((fixture) => fixture.node === asker && fixture.name === name)
    const local = (around?.nodeType === 'ClassDef' ? own.find(({ owner }) => owner === around) : undefined) ?? (isOverriding ? undefined : own.find(({ owner }) => owner === undefined))
    return local ?? importedFixtures(module).find(inReach) ?? sharedWith(module).find(inReach)
  }

  /** `from tests.fixtures.db import db_session`, a fixture of this module from then on. */
  function importedFixtures(module: PythonModule): Fixture[] {
    const named = [...module.scopes.module.variables.values()].flatMap((variable) => {
      if (!variable.definitions.some(({ kind }) => kind === 'import')) return []
      const value = resolver.valueOfVariable(variable, module)
      const fixture = value?.kind === 'function' ? fixtureOf(value.node, value.module) : undefined
      return fixture === undefined ? [] : [fixture]
    })
    const starred = module.scopes.stars.flatMap((statement) => {
      const source = project.find(fromModule(statement), module.filename)?.parse()
      return source === undefined || source === module ? [] : fixturesOf(source)
    })
    return [...named, ...starred]
  }

  function sharedWith(module: PythonModule): readonly Fixture[] {
    const folder = path.dirname(module.filename)
    const found = shared.get(folder)
    if (found !== undefined) return found
    shared.set(folder, [])
    const fixtures = foldersUpTo(folder, project.root).flatMap((above) => {
      const conftest = project.read(path.join(above, 'conftest.py'))?.parse()
      if (conftest === undefined || conftest === module) return []
      return [...fixturesOf(conftest), ...importedFixtures(conftest), ...pluginFixtures(conftest)]
    })
    shared.set(folder, fixtures)
    return fixtures
  }

  /** `pytest_plugins = ['tests.fixtures.database']` */
  function pluginFixtures(conftest: PythonModule): Fixture[] {
    return (conftest.scopes.module.variables.get('pytest_plugins')?.definitions ?? []).flatMap((definition) => {
      const value = definition.kind === 'assignment' ? definition.value : undefined
      const entries = value?.nodeType === 'List' || value?.nodeType === 'Tuple' ? value.elts : value === undefined ? [] : [value]
      return entries.flatMap((entry) => {
        const plugin = project.find(stringOf(entry) ?? '', conftest.filename)?.parse()
        return plugin === undefined ? [] : fixturesOf(plugin)
      })
    })
  }
}

function describe(node: FunctionNode, decorator: ExprNode, owner: ClassDef | undefined, module: PythonModule): Fixture {
  const call = decorator.nodeType === 'Call' ? decorator : undefined
  const named = call && keywordOf(call, 'name')
  const automatic = call && keywordOf(call, 'autouse')
  return {
    name: (named && stringOf(named)) ?? node.name,
    node,
    module,
    scope: call === undefined ? 'function' : scopeOf(call),
    isAutomatic: automatic !== undefined && !(automatic.nodeType === 'Constant' && automatic.value === false),
    isParametrized: call !== undefined && keywordOf(call, 'params') !== undefined,
    owner,
  }
}

function scopeOf(call: Call): FixtureScope | undefined {
  const written = keywordOf(call, 'scope') ?? call.args[0]
  if (written === undefined) return 'function'
  const text = stringOf(written)
  return fixtureScopes.find((scope) => scope === text)
}
