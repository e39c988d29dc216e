import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ESLint } from 'eslint'
import { folderArgument, folderLint, testFileGlobs } from '../scripts/lint-folder.ts'
import type { FixtureHygienePlugin } from '../src/index.ts'
import { builtPlugin } from './load-cost.ts'
import { median } from './median.ts'

/** How many files are edited, those with findings first. */
const mostFiles = 40
const editsPerFile = 5

/** Between two edits, so that the plugin looks at the disk again, as it does for hands at a keyboard. */
const pause = 250

const folder = folderArgument(process.argv[2], 'bench:editor')
const { default: plugin } = (await import(builtPlugin.href)) as { default: FixtureHygienePlugin }
const eslint = folderLint(folder, [plugin.configs.recommended], { stats: true })
// The first lint of all files warms the server
const linted = (await eslint.lintFiles(testFileGlobs())).toSorted((left, right) => right.messages.length - left.messages.length).slice(0, mostFiles)
const edits: { file: string; own: number; all: number }[] = []
for (const { filePath } of linted) {
  const text = await readFile(filePath, 'utf8')
  for (let edit = 0; edit < editsPerFile; edit += 1) {
    await setTimeout(pause)
    const started = performance.now()
    const results = await eslint.lintText(`${text}\n// ${'x'.repeat(edit)}`, { filePath })
    edits.push({ file: path.relative(folder, filePath), own: ownTime(results), all: performance.now() - started })
  }
}
const slowest = edits.toSorted((left, right) => right.own - left.own)[0]
if (slowest === undefined) throw new Error(`There are no test files in ${folder}.`)
process.stdout.write(`${folder}: ${edits.length} edits in ${linted.length} test files

The plugin's own time from an edit to its diagnostics, in milliseconds
median ${median(edits.map(({ own }) => own)).toFixed(1)}, worst ${slowest.own.toFixed(1)} (${slowest.file})
ESLint, parser and plugin together: median ${median(edits.map(({ all }) => all)).toFixed(1)}
`)

/** Milliseconds in the rules. */
function ownTime(results: readonly ESLint.LintResult[]): number {
  const rules = results.flatMap(({ stats }) => stats?.times.passes ?? []).flatMap((pass) => Object.values(pass.rules ?? {}))
  return rules.reduce((sum, { total }) => sum + total, 0)
}
