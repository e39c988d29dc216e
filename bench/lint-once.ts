import type { Linter } from 'eslint'
import { folderArgument, folderLint, testFileGlobs } from '../scripts/lint-folder.ts'
import type { FixtureHygienePlugin } from '../src/index.ts'
import { setups, type LintCost, type Setup } from './lint-cost.ts'
import { builtPlugin } from './load-cost.ts'
import { report } from './own-process.ts'

const folder = folderArgument(process.argv[2], 'bench')
const setup = setups.find((name) => name === process.argv[3]) ?? 'plugin'
const before = process.cpuUsage()
const configs = await configsOf(setup)
const results = await folderLint(folder, configs, { stats: setup === 'timed' }).lintFiles(testFileGlobs())
const { system, user } = process.cpuUsage(before)

const rules: Record<string, number> = {}
for (const pass of results.flatMap(({ stats }) => stats?.times.passes ?? [])) {
  for (const [rule, { total }] of Object.entries(pass.rules ?? {})) rules[rule] = (rules[rule] ?? 0) + total
}
report<LintCost>(results, { cpu: (system + user) / 1000, rules })

async function configsOf(wanted: Setup): Promise<Linter.Config[]> {
  if (wanted === 'parser') return []
  if (wanted === 'idle') return [{ plugins: { bench: { rules: { idle: { create: () => ({}) } } } }, rules: { 'bench/idle': 'error' } }]
  if (wanted === 'vitest') return [(await import('@vitest/eslint-plugin')).default.configs.recommended]
  if (wanted === 'jest') return [(await import('eslint-plugin-jest')).default.configs['flat/recommended'], { settings: { jest: { version: 30 } } }]
  if (wanted === 'typescript-eslint') return (await import('typescript-eslint')).configs.recommended
  const { default: plugin } = (await import(builtPlugin.href)) as { default: FixtureHygienePlugin }
  return [plugin.configs[wanted === 'strict' ? 'strict' : 'recommended']]
}
