import type { TSESLint } from '@typescript-eslint/utils'
import type { Rule } from 'eslint'
import { explainLeft, explainModel } from './explain.ts'
import { fixtureModel, importsNotFound, mayConcern, observe } from './javascript/linted-file.ts'
import type { Acquisition, Edit, FixtureModel, SchemaCreation, SessionImport } from './model/fixture-model.ts'
import { pythonFixtureModel } from './python/linted-file.ts'
import { moduleEnd, PythonSourceCode } from './python/source-code.ts'
import { readSettings } from './settings.ts'

/** What a rule wants to hear about; each is called once for each fact of the file, in source order. */
export interface FixtureListener {
  acquisition?: (acquisition: Acquisition, model: FixtureModel) => void
  sessionImport?: (sessionImport: SessionImport, model: FixtureModel) => void
  sessionOnDemand?: (sessionImport: SessionImport, model: FixtureModel) => void
  schemaCreation?: (creation: SchemaCreation, model: FixtureModel) => void
}

interface RuleDocs {
  description: string
  /** The presets that enable the rule. `strict` enables what `recommended` does. */
  preset: 'recommended' | 'strict'
}

interface RuleDefinition<Options extends readonly unknown[], MessageIds extends string> {
  name: string
  meta: {
    type: 'problem' | 'suggestion'
    docs: RuleDocs
    fixable?: 'code'
    hasSuggestions?: true
    schema: TSESLint.RuleMetaData<MessageIds>['schema']
    /** What the rule does when a configuration gives no options. */
    defaultOptions: Options
    /** The options under the preset `strict`, where they differ. */
    strictOptions?: Options
    messages: Readonly<Record<MessageIds, string>>
  }
  create: (context: Readonly<TSESLint.RuleContext<MessageIds, Options>>) => FixtureListener
}

/** A rule as ESLint takes it, under the name it has in the plugin. */
export type FixtureRule = Rule.RuleModule & { name: string; meta: Rule.RuleMetaData & { docs: RuleDocs & { url: string }; strictOptions?: readonly unknown[] } }

/** The rules' pages, which come with the package: of this very version, and there without a network. */
const documentation = new URL('../docs/rules/', import.meta.url)

/**
 * Makes a rule of a definition whose listeners hear about fixtures instead of nodes. The model is built when ESLint has
 * walked the file; a file that mentions nothing of concern is left before that.
 *
 * @param definition - the rule: its name, its meta, and `create`
 * @returns the rule for the plugin's `rules`
 */
export function createRule<const Options extends readonly unknown[], MessageIds extends string>({ name, meta, create }: RuleDefinition<Options, MessageIds>): FixtureRule {
  const rule = {
    name,
    meta: { ...meta, languages: ['js/js', 'fixture-hygiene/python'], docs: { ...meta.docs, url: new URL(`${name}.md`, documentation).href } },
    create(context: Readonly<TSESLint.RuleContext<MessageIds, Options>>): TSESLint.RuleListener {
      const settings = readSettings(context.settings)
      const listener = create(context)
      const sourceCode: object = context.sourceCode
      if (sourceCode instanceof PythonSourceCode) {
        const model = pythonFixtureModel(sourceCode, context, settings)
        if (model !== undefined) return { [moduleEnd]: telling(context, listener, () => model) }
      } else if (mayConcern(context, listener, settings)) {
        return { ...observe(context.sourceCode), 'Program:exit': telling(context, listener, () => fixtureModel(context, settings)) }
      }
      explainLeft(context, name, () => (sourceCode instanceof PythonSourceCode ? [] : importsNotFound(context)))
      return {}
    },
  }
  // typescript-eslint's rule types and ESLint's describe the same object and are not assignable to each other
  return rule as unknown as FixtureRule
}

/** @returns what makes ESLint apply edits */
export function applying(edits: readonly Edit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text))
}

/** Tells a listener what it wants to hear of a model. */
function telling(context: Parameters<typeof explainModel>[0], { acquisition, schemaCreation, sessionImport, sessionOnDemand }: FixtureListener, modelOf: () => FixtureModel): () => void {
  return () => {
    const model = modelOf()
    explainModel(context, model)
    if (acquisition) for (const each of model.acquisitions) acquisition(each, model)
    if (sessionImport) for (const each of model.sessionImports) sessionImport(each, model)
    if (sessionOnDemand) for (const each of model.sessionsOnDemand) sessionOnDemand(each, model)
    if (schemaCreation) for (const each of model.schemaCreations) schemaCreation(each, model)
  }
}
