import { folderArgument } from '../scripts/lint-folder.ts'
import { lintCost, type LintCost } from './lint-cost.ts'

const rounds = 7

const folder = folderArgument(process.argv[2], 'bench')
// Fills the file system's cache, and warms no process
const { files, findings, rules } = lintCost(folder, 'timed')
if (files === 0) throw new Error(`There are no test files in ${folder}.`)
// In alternation, so that what else the machine does falls on both
const pairs = Array.from({ length: rounds }, (_, round) => {
  const pair = { base: lintCost(folder, 'base'), plugin: lintCost(folder, 'plugin') }
  process.stderr.write(`round ${round + 1} of ${rounds}: ${ratio(pair).toFixed(3)}\n`)
  return pair
})

process.stdout.write(`
${folder}: ${files} test files, ${findings} findings

                 parser only   recommended
CPU time        ${milliseconds(pairs.map(({ base }) => base.cpu))}   ${milliseconds(pairs.map(({ plugin }) => plugin.cpu))}
peak memory     ${megabytes(pairs.map(({ base }) => base.memory))}   ${megabytes(pairs.map(({ plugin }) => plugin.memory))}

CPU time with the plugin, of that without: ${median(pairs.map(ratio)).toFixed(3)} (median of ${rounds} rounds)

${Object.entries(rules).map(([rule, total]) => `${(total / files).toFixed(3).padStart(8)} ms per file  ${rule}`).join('\n')}
`)

function ratio({ base, plugin }: { base: LintCost; plugin: LintCost }): number {
  return plugin.cpu / base.cpu
}

function milliseconds(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms`.padStart(12)
}

function megabytes(values: readonly number[]): string {
  return `${median(values).toFixed(0)} MB`.padStart(12)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = Math.floor((sorted.length - 1) / 2)
  const [low = Number.NaN, high = low] = sorted.slice(middle, sorted.length - middle)
  return (low + high) / 2
}
