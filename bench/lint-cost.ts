import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

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

/** `base`: the parser alone. `plugin`: with the preset `recommended`. `timed`: that, and each rule timed. */
export type Setup = 'base' | 'plugin' | 'timed'

const lintOnce = fileURLToPath(new URL('lint-once.ts', import.meta.url))

/** Lints a folder in a process of its own. */
export function lintCost(folder: string, setup: Setup): LintCost {
  const output = execFileSync(process.execPath, ['--import', 'tsx', lintOnce, folder, setup], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(output) as LintCost
}
