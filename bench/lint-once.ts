import { folderLint, testFileGlobs } from '../scripts/lint-folder.ts'
import type { FixtureHygienePlugin } from '../src/index.ts'
import type { LintCost } from './lint-cost.ts'

/** The plugin as users load it. */
const built = new URL('../dist/index.mjs', import.meta.url)

const [folder = '.', setup] = process.argv.slice(2)
const before = process.cpuUsage()
const configs = setup === 'base' ? [] : [((await import(built.href)) as { default: FixtureHygienePlugin }).default.configs.recommended]
const results = await folderLint(folder, configs, { stats: setup === 'timed' }).lintFiles(testFileGlobs())
const { system, user } = process.cpuUsage(before)

const rules: Record<string, number> = {}
for (const pass of results.flatMap(({ stats }) => stats?.times.passes ?? [])) {
  for (const [rule, { total }] of Object.entries(pass.rules ?? {})) rules[rule] = (rules[rule] ?? 0) + total
}
const cost: LintCost = {
  cpu: (system + user) / 1000,
  files: results.length,
  findings: results.reduce((sum, { messages }) => sum + messages.filter(({ ruleId }) => ruleId !== null).length, 0),
  memory: process.resourceUsage().maxRSS / 1024,
  rules,
}
process.stdout.write(JSON.stringify(cost))
