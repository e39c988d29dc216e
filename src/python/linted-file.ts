import path from 'node:path'
import type { TSESLint } from '@typescript-eslint/utils'
import { testFunctionName } from '../frameworks/python/names.ts'
import { lazy } from '../lazy.ts'
import type { FixtureModel } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { mayConcern } from './concern.ts'
import { createFixtureFinder, type FixtureFinder } from './fixtures.ts'
import { pythonApis } from './knowledge.ts'
import { buildModel } from './model-builder.ts'
import { openPythonProject } from './project-files.ts'
import { createModule } from './python-module.ts'
import { findRegistrations } from './registrations.ts'
import { createResolver, type Resolver } from './resolver.ts'
import type { PythonSourceCode } from './source-code.ts'
import { nestsTooDeep, visit, type Call } from './syntax.ts'
import type { Value } from './value.ts'

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
  // The resolver asks for fixtures and fixtures are told by their decorators, which the resolver knows
  const finder = lazy((): FixtureFinder => createFixtureFinder(project, resolver))
  const resolver: Resolver = createResolver(pythonApis(), project, (name, asker, asking) => injected(name, asker, asking, finder(), resolver))
  const registrations = lazy(() => findRegistrations(module, resolver, finder()))
  const calls = lazy(() => callsOf(module.ast))
  const model = buildModel({
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
  }, settings)
  models.set(sourceCode, model)
  return model
}

/** What pytest hands to a parameter: the request itself, or what the fixture of that name gives. */
export function injected(name: string, asker: Parameters<FixtureFinder['find']>[1], asking: Parameters<FixtureFinder['find']>[2], finder: FixtureFinder, resolver: Resolver): Value | undefined {
  const request = name === 'request' ? pythonApis().ofSpecifier('pytest') : undefined
  if (request !== undefined) return { kind: 'instance', api: request.api, type: 'Request' }
  if (!testFunctionName.test(asker.name) && finder.fixtureOf(asker, asking) === undefined) return undefined
  const fixture = finder.find(name, asker, asking)
  return fixture && resolver.givenBy(fixture.node, fixture.module)
}

function callsOf(ast: PythonSourceCode['ast']): Call[] {
  const calls: Call[] = []
  visit(ast, (node) => {
    if (node.nodeType === 'Call') calls.push(node)
    return true
  })
  return calls
}
