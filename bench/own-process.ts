import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ESLint } from 'eslint'

/** What a lint run came upon, and how much memory it took. */
export interface LintRun {
  files: number
  findings: number
  /** Megabytes at the highest. */
  memory: number
}

/**
 * Runs a script of this folder in a process of its own.
 *
 * @param script - its file name
 * @param parameters - what it is called with
 * @returns what it reported
 */
export function inOwnProcess(script: string, ...parameters: readonly string[]): unknown {
  const output = execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url)), ...parameters], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(output)
}

/**
 * Reports to the process that started this one.
 *
 * @param results - what the run gave
 * @param costs - what else was measured
 */
export function report<T extends LintRun>(results: readonly ESLint.LintResult[], costs: Omit<T, keyof LintRun>): void {
  const findings = results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId !== null).length
  process.stdout.write(JSON.stringify({ ...costs, files: results.length, findings, memory: process.resourceUsage().maxRSS / 1024 }))
}
