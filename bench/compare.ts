import { folderArgument } from '../scripts/lint-folder.ts'
import { lintCost, type LintCost } from './lint-cost.ts'
import { loadCost } from './load-cost.ts'
import { median } from './median.ts'

/** What is compared with the parser alone, under the names that the table gives it. */
const compared = {
  'parser only': 'parser',
  'an idle rule': 'idle',
  recommended: 'plugin',
  strict: 'strict',
  'typescript-eslint': 'typescript-eslint',
  jest: 'jest',
  vitest: 'vitest',
} as const

type Compared = (typeof compared)[keyof typeof compared]
type Round = Record<Compared, LintCost & { load: number }>

const folder = folderArgument(process.argv[2], 'bench')
const rounds = Number(process.argv[3] ?? 5)
// It goes first, and so finds the files for the others
const { files, findings, rules } = lintCost(folder, 'timed')
if (files === 0) throw new Error(`There are no test files in ${folder}.`)
// In alternation, so that what else the machine does falls on each
const measured = Array.from({ length: rounds }, (_, index) => {
  const round: Round = Object.fromEntries(Object.values(compared).map((setup) => [setup, { ...lintCost(folder, setup), load: loadCost(setup) }])) as Round
  process.stderr.write(`round ${index + 1} of ${rounds}: ${(round.plugin.cpu / round.parser.cpu).toFixed(3)}\n`)
  return round
})

process.stdout.write(`
${folder}: ${files} test files, ${findings} findings, medians of ${rounds} rounds

                   CPU time     ratio   load time  peak memory
${Object.entries(compared)
  .map(([label, setup]) => row(label, setup))
  .join('\n')}

${Object.entries(rules)
  .map(([rule, total]) => `${(total / files).toFixed(3).padStart(8)} ms per file  ${rule}`)
  .join('\n')}
`)

function row(label: string, setup: Compared): string {
  const cpu = median(measured.map((round) => round[setup].cpu)).toFixed(0)
  const ratio = median(measured.map((round) => round[setup].cpu / round.parser.cpu)).toFixed(3)
  const memory = median(measured.map((round) => round[setup].memory)).toFixed(0)
  const load = median(measured.map((round) => round[setup].load)).toFixed(1)
  return `${label.padEnd(17)}${cpu.padStart(7)} ms  ${ratio.padStart(8)}  ${load.padStart(7)} ms  ${memory.padStart(8)} MB`
}
