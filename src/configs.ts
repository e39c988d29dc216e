import type { ESLint, Linter } from 'eslint'
import type { FixtureRule } from './create-rule.ts'
import { pythonTestFiles, testFiles } from './test-files.ts'

/** How much a preset reports, from the least to the most. */
const levels = ['recommended', 'strict'] as const

type Level = (typeof levels)[number]

/** The presets' names: a level for JavaScript and TypeScript each, and `python`, the level `recommended` for Python. */
export const presets = [...levels, 'python'] as const

export type Preset = (typeof presets)[number]

/**
 * Derives the presets from the rules' meta.
 *
 * @param plugin - the plugin object that the presets register
 * @param namespace - the prefix of the rules in a configuration
 * @param rules - the plugin's rules
 * @returns a configuration for each preset, over the test files of its language and what supports them
 */
export function derivePresets(plugin: ESLint.Plugin, namespace: string, rules: readonly FixtureRule[]): Record<Preset, Linter.Config> {
  const derive = (preset: Preset, level: Level, files: readonly string[]): Linter.Config => ({
    name: `${namespace}/${preset}`,
    files: [...files],
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(rules.filter((rule) => isIn(rule, level)).map((rule) => [`${namespace}/${rule.name}`, entryOf(rule, level)])),
  })
  return {
    recommended: derive('recommended', 'recommended', testFiles),
    strict: derive('strict', 'strict', testFiles),
    python: { ...derive('python', 'recommended', pythonTestFiles), language: `${namespace}/python` },
  }
}

function isIn({ meta }: FixtureRule, level: Level): boolean {
  return levels.indexOf(meta.docs.preset) <= levels.indexOf(level)
}

function entryOf({ meta }: FixtureRule, level: Level): Linter.RuleEntry {
  return level === 'strict' && meta.strictOptions !== undefined ? ['error', ...meta.strictOptions] : 'error'
}
