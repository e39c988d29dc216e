import type { TSESLint } from '@typescript-eslint/utils'
import type { Rule } from 'eslint'
import type { FixtureListener } from './linting.ts'
import { loadLinting } from './load-linting.ts'
import type { Edit } from './model/fixture-model.ts'

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
 * Makes a rule of a definition whose listeners hear about fixtures instead of nodes.
 *
 * @param definition - the rule: its name, its meta, and `create`
 * @returns the rule for the plugin's `rules`
 */
export function createRule<const Options extends readonly unknown[], MessageIds extends string>({ name, meta, create }: RuleDefinition<Options, MessageIds>): FixtureRule {
  const rule = {
    name,
    meta: { ...meta, languages: ['js/js', 'fixture-hygiene/python'], docs: { ...meta.docs, url: new URL(`${name}.md`, documentation).href } },
    create: (context: Readonly<TSESLint.RuleContext<MessageIds, Options>>) => loadLinting().listenersFor(context, name, create(context)),
  }
  // typescript-eslint's rule types and ESLint's describe the same object and are not assignable to each other
  return rule as unknown as FixtureRule
}

/** @returns what makes ESLint apply edits */
export function applying(edits: readonly Edit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text))
}
