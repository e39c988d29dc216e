import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Setup } from './lint-cost.ts'

/** The plugin as users load it. */
export const builtPlugin = new URL('../dist/index.mjs', import.meta.url)

/** What a setup loads besides ESLint. */
const loaded: Readonly<Partial<Record<Setup, string>>> = {
  plugin: builtPlugin.href,
  strict: builtPlugin.href,
  vitest: '@vitest/eslint-plugin',
  jest: 'eslint-plugin-jest',
  'typescript-eslint': 'typescript-eslint',
}

/**
 * Loads what a setup needs in a process of its own, as Node does it, after ESLint.
 *
 * @param setup - what the setup loads
 * @returns milliseconds of all threads
 */
export function loadCost(setup: Setup): number {
  const specifier = loaded[setup]
  if (specifier === undefined) return 0
  const script = `
await import('eslint')
const before = process.cpuUsage()
await import(${JSON.stringify(specifier)})
const { system, user } = process.cpuUsage(before)
process.stdout.write(String((system + user) / 1000))`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' }))
}
