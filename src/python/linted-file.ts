import path from 'node:path'
import type { TSESLint } from '@typescript-eslint/utils'
import { namedHooks, testFunctionName } from '../frameworks/python/names.ts'
import { lazy } from '../lazy.ts'
import type { FixtureModel } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { mayConcern } from './concern.ts'
import { createFixtureFinder, type FixtureFinder } from './runs/fixtures.ts'
import { pythonApis } from './knowledge.ts'
import { buildModel } from './model-builder.ts'
import { openPythonProject, type PythonProject } from './modules/project-files.ts'
import type { PythonFile } from './python-file.ts'
import { createModule, type PythonModule } from './modules/python-module.ts'
import { findReplacements } from './sessions/replacements.ts'
import { findRegistrations } from './runs/registrations.ts'
import { createResolver, type Resolver } from './values/resolver.ts'
import type { PythonSourceCode } from './source-code.ts'
import { nestsTooDeep, visit, type Call, type FunctionNode } from './syntax.ts'
import type { Value } from './values/value.ts'

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>

const models = new WeakMap<PythonSourceCode, FixtureModel>()

/**
 * The model of a Python file, the same for every rule.
 *
 * @param sourceCode - the linted file
 * @param context - a rule's context
 * @param settings - the plugin's settings
 * @returns the model; `undefined` for a file that can't hold anything that a rule asks about
 */
export function pythonFixtureModel(sourceCode: PythonSourceCode, { cwd, physicalFilename }: Context, settings: Settings): FixtureModel | undefined {
  const known = models.get(sourceCode)
  if (known !== undefined) return known
  const project = openPythonProject(cwd)
  if (!mayConcern(sourceCode.module, project, settings) || nestsTooDeep(sourceCode.ast)) return undefined
  const module = createModule(path.resolve(cwd, physicalFilename), sourceCode.text, sourceCode.ast)
  const model = buildModel(openPythonFile(module, project), settings)
  models.set(sourceCode, model)
  return model
}

/**
 * A module as the analyses see it; what they ask of it is worked out when they do.
 *
 * @param module - the linted file
 * @param project - the files around it
 */
export function openPythonFile(module: PythonModule, project: PythonProject): PythonFile {
  // The resolver asks for fixtures and fixtures are told by their decorators, which the resolver knows
  const finder = lazy((): FixtureFinder => createFixtureFinder(project, resolver))
  const resolver: Resolver = createResolver(pythonApis(), project, (name, asker, asking) => injected(name, asker, asking, finder(), resolver))
  const registrations = lazy(() => findRegistrations(module, resolver, finder()))
  const calls = lazy(() => callsOf(module.ast))
  const replacements = lazy(() => findReplacements(file))
  const file: PythonFile = {
    module,
    resolver,
    project,
    fixtures: finder(),
    get registrations() {
      return registrations()
    },
    get calls() {
      return calls()
    },
    get replacements() {
      return replacements()
    },
  }
  return file
}

/** What pytest hands to a parameter: what the fixture of that name gives, or what pytest and its plugins have under it. */
function injected(name: string, asker: FunctionNode, asking: PythonModule, finder: FixtureFinder, resolver: Resolver): Value | undefined {
  const isAsking = testFunctionName.test(asker.name) || Object.hasOwn(namedHooks, asker.name) || finder.fixtureOf(asker, asking) !== undefined
  const fixture = isAsking ? finder.find(name, asker, asking) : undefined
  if (fixture !== undefined) return resolver.givenBy(fixture.node, fixture.module)
  const [provided] = pythonApis().ofGlobal(name)
  return provided && resolver.memberOf({ kind: 'instance', ...provided }, name)
}

function callsOf(ast: PythonSourceCode['ast']): Call[] {
  const calls: Call[] = []
  visit(ast, (node) => {
    if (node.nodeType === 'Call') calls.push(node)
    return true
  })
  return calls
}
