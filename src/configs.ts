import type { ESLint, Linter } from 'eslint'
import type { FixtureRule } from './create-rule.ts'
import { testFiles } from './test-files.ts'

/** The presets' names, from the least to the most that they report. */
export const presets = ['recommended', 'strict'] as const

export type Preset = (typeof presets)[number]

/**
 * Derives the presets from the rules' meta.
 *
 * @param plugin - the plugin object that the presets register
 * @param namespace - the prefix of the rules in a configuration
 * @param rules - the plugin's rules
 * @returns a configuration for each preset, over test files and what supports them
 */
export function derivePresets(plugin: ESLint.Plugin, namespace: string, rules: readonly FixtureRule[]): Record<Preset, Linter.Config> {
  const derive = (preset: Preset): Linter.Config => ({
    name: `${namespace}/${preset}`,
    files: [...testFiles],
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(rules.filter((rule) => isIn(rule, preset)).map((rule) => [`${namespace}/${rule.name}`, entryOf(rule, preset)])),
  })
  return { recommended: derive('recommended'), strict: derive('strict') }
}

function isIn({ meta }: FixtureRule, preset: Preset): boolean {
  return presets.indexOf(meta.docs.preset) <= presets.indexOf(preset)
}

function entryOf({ meta }: FixtureRule, preset: Preset): Linter.RuleEntry {
  return preset === 'strict' && meta.strictOptions !== undefined ? ['error', ...meta.strictOptions] : 'error'
}
