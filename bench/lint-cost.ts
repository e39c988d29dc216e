import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * `parser`: no rule at all. `idle`: one rule that listens to nothing, which is what any plugin costs. `plugin`: the preset
 * `recommended`. `strict`: the preset of that name. `timed`: `recommended`, and each rule timed, which itself takes time.
 * The others: what another plugin recommends.
 */
export const setups = ['parser', 'idle', 'plugin', 'strict', 'timed', 'vitest', 'jest', 'typescript-eslint'] as const

export type Setup = (typeof setups)[number]

/** What it took to lint a folder once. */
export interface LintCost {
  /** Milliseconds of all threads, from before the plugin is loaded. */
  cpu: number
  files: number
  findings: number
  /** Megabytes at the highest. */
  memory: number
  /** Milliseconds by rule, where the rules were timed. */
  rules: Record<string, number>
}

const lintOnce = fileURLToPath(new URL('lint-once.ts', import.meta.url))

/**
 * Lints a folder in a process of its own.
 *
 * @param folder - absolute path
 * @param setup - what to lint it with
 */
export function lintCost(folder: string, setup: Setup): LintCost {
  const output = execFileSync(process.execPath, ['--import', 'tsx', lintOnce, folder, setup], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(output) as LintCost
}
