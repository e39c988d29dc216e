import { inOwnProcess, type LintRun } from './own-process.ts'

/**
 * `parser`: no rule at all. `idle`: one rule that listens to nothing, which is what any plugin costs. `plugin`: the preset
 * `recommended`. `strict`: the preset of that name. `timed`: `recommended`, and each rule timed, which itself takes time.
 * The others: what another plugin recommends.
 */
export const setups = ['parser', 'idle', 'plugin', 'strict', 'timed', 'vitest', 'jest', 'typescript-eslint'] as const

export type Setup = (typeof setups)[number]

/** What it took to lint a folder once. */
export interface LintCost extends LintRun {
  /** Milliseconds of all threads, from before the plugin is loaded. */
  cpu: number
  /** Milliseconds by rule, where the rules were timed. */
  rules: Record<string, number>
}

/**
 * Lints a folder in a process of its own.
 *
 * @param folder - absolute path
 * @param setup - what to lint it with
 */
export function lintCost(folder: string, setup: Setup): LintCost {
  return inOwnProcess('lint-once.ts', folder, setup) as LintCost
}
