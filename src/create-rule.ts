import type { TSESLint } from '@typescript-eslint/utils'
import type { Rule } from 'eslint'
import { explainLeft, explainModel } from './explain.ts'
import { fixtureModel, mayConcern, observe } from './javascript/linted-file.ts'
import type { Acquisition, FixtureModel, SchemaCreation, SessionImport } from './model/fixture-model.ts'
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

/** Where a rule's page is published. */
const documentation = 'https://github.com/eslint-plugin-fixture-hygiene/eslint-plugin-fixture-hygiene/blob/main/docs/rules'

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
    meta: { ...meta, docs: { ...meta.docs, url: `${documentation}/${name}.md` } },
    create(context: Readonly<TSESLint.RuleContext<MessageIds, Options>>): TSESLint.RuleListener {
      const settings = readSettings(context.settings)
      const listener = create(context)
      if (!mayConcern(context, listener, settings)) {
        explainLeft(context, name)
        return {}
      }
      return {
        ...observe(context.sourceCode),
        'Program:exit'() {
          const model = fixtureModel(context, settings)
          explainModel(context, model)
          if (listener.acquisition) for (const acquisition of model.acquisitions) listener.acquisition(acquisition, model)
          if (listener.sessionImport) for (const sessionImport of model.sessionImports) listener.sessionImport(sessionImport, model)
          if (listener.sessionOnDemand) for (const sessionImport of model.sessionsOnDemand) listener.sessionOnDemand(sessionImport, model)
          if (listener.schemaCreation) for (const creation of model.schemaCreations) listener.schemaCreation(creation, model)
        },
      }
    },
  }
  // typescript-eslint's rule types and ESLint's describe the same object and are not assignable to each other
  return rule as unknown as FixtureRule
}
