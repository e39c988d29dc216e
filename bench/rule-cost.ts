import path from 'node:path'
import { inOwnProcess, type LintRun } from './own-process.ts'

/** What it took to lint a folder with one rule. */
export interface RuleCost extends LintRun {
  /** Milliseconds of CPU time in the parser, and in the rule with all that it reads. */
  parser: number
  rule: number
}

/** Of fewer files, chance says more than the rule does. */
const fewestFiles = 1000

const [rule, ...folders] = process.argv.slice(2)
if (rule === undefined || folders.length === 0) throw new Error('Usage: npm run bench:rule -- <rule> <folder> …')
const costs = folders.map((folder) => {
  const rounds = Array.from({ length: 3 }, () => costOnce(folder, rule))
  const cost = rounds.reduce(leastOf)
  process.stdout.write(row(path.basename(folder), cost, costOnce(folder, 'parser').memory))
  return cost
})
const sum = (part: 'files' | 'parser' | 'rule'): number => costs.reduce((total, cost) => total + cost[part], 0)
const caution = sum('files') < fewestFiles ? '; too few to say much' : ''
process.stdout.write(`${sum('files')} files: ${(sum('rule') / sum('parser')).toFixed(3)} of the parser's CPU time${caution}\n`)

function costOnce(folder: string, setup: string): RuleCost {
  return inOwnProcess('rule-once.ts', path.resolve(folder), setup) as RuleCost
}

/** What else the machine does only adds. */
function leastOf(left: RuleCost, right: RuleCost): RuleCost {
  return { ...left, parser: Math.min(left.parser, right.parser), rule: Math.min(left.rule, right.rule), memory: Math.min(left.memory, right.memory) }
}

function row(name: string, { files: linted, findings, memory, parser: parsing, rule: ruling }: RuleCost, alone: number): string {
  return `${name.padEnd(14)}${String(linted).padStart(6)} files ${String(findings).padStart(4)} findings  parser ${parsing.toFixed(0).padStart(6)} ms  rule ${ruling.toFixed(0).padStart(6)} ms  ${(ruling / parsing).toFixed(3)}  ${memory.toFixed(0)} MB, without the rule ${alone.toFixed(0)} MB\n`
}
