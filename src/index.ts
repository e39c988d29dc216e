import type { ESLint, Linter } from 'eslint'
import packageJson from '../package.json' with { type: 'json' }
import { rules } from '../rules/index.ts'
import { derivePresets, type Preset } from './configs.ts'
import type { FixtureRule } from './create-rule.ts'
import { pythonLanguage } from './python-language.ts'

const namespace = 'fixture-hygiene'

/** The plugin as a flat configuration takes it. */
export interface FixtureHygienePlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string }
  rules: Record<string, FixtureRule>
  configs: Record<Preset, Linter.Config>
}

const meta = { name: packageJson.name, version: packageJson.version, namespace }
const rulesByName = Object.fromEntries(rules.map((rule) => [rule.name, rule]))
// A preset registers the plugin object itself: ESLint refuses a second object under one name
const registered = { meta, rules: rulesByName, languages: { python: pythonLanguage } }
const plugin: FixtureHygienePlugin = Object.assign(registered, { configs: derivePresets(registered, namespace, rules) })

export default plugin
// What require() gives
export { plugin as 'module.exports' }
