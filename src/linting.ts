import type { TSESLint } from '@typescript-eslint/utils'
import { explainLeft, explainModel } from './explain.ts'
import { fixtureModel, importsNotFound, mayConcern, observe } from './javascript/linted-file.ts'
import type { Acquisition, FixtureModel, SchemaCreation, SessionImport } from './model/fixture-model.ts'
import { pythonFixtureModel } from './python/linted-file.ts'
import { moduleEnd, PythonSourceCode } from './python/source-code.ts'
import { readSettings } from './settings.ts'

export { createSourceCode, parseFile } from './python/modules/parse-file.ts'

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>

/** What a rule wants to hear about; each is called once for each fact of the file, in source order. */
export interface FixtureListener {
  acquisition?: (acquisition: Acquisition, model: FixtureModel) => void
  sessionImport?: (sessionImport: SessionImport, model: FixtureModel) => void
  sessionOnDemand?: (sessionImport: SessionImport, model: FixtureModel) => void
  schemaCreation?: (creation: SchemaCreation, model: FixtureModel) => void
}

/**
 * What ESLint is to call while it walks a file, so that a rule hears of the file's fixtures. The model is built when the
 * walk is over; a file that mentions nothing of concern is left before that.
 *
 * @param context - the rule's context
 * @param rule - the rule's name
 * @param listener - what the rule wants to hear
 * @returns listeners for nodes
 * @throws Error for wrong settings
 */
export function listenersFor(context: Context, rule: string, listener: FixtureListener): TSESLint.RuleListener {
  const settings = readSettings(context.settings, context.cwd)
  const sourceCode: object = context.sourceCode
  if (sourceCode instanceof PythonSourceCode) {
    const model = pythonFixtureModel(sourceCode, context, settings)
    if (model !== undefined) return { [moduleEnd]: telling(context, listener, () => model) }
  } else if (mayConcern(context, listener, settings)) {
    return { ...observe(context.sourceCode), 'Program:exit': telling(context, listener, () => fixtureModel(context, settings)) }
  }
  explainLeft(context, rule, () => (sourceCode instanceof PythonSourceCode ? [] : importsNotFound(context)))
  return {}
}

/** Tells a listener what it wants to hear of a model. */
function telling(context: Context, { acquisition, schemaCreation, sessionImport, sessionOnDemand }: FixtureListener, modelOf: () => FixtureModel): () => void {
  return () => {
    const model = modelOf()
    explainModel(context, model)
    if (acquisition) for (const each of model.acquisitions) acquisition(each, model)
    if (sessionImport) for (const each of model.sessionImports) sessionImport(each, model)
    if (sessionOnDemand) for (const each of model.sessionsOnDemand) sessionOnDemand(each, model)
    if (schemaCreation) for (const each of model.schemaCreations) schemaCreation(each, model)
  }
}
