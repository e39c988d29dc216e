import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { ESLint, type Linter } from 'eslint'
import type { Preset } from '../src/configs.ts'
import { pythonTestFiles, testFiles } from '../src/test-files.ts'

/** Files that no test suite of a project consists of. */
const ignored: Linter.Config = { ignores: ['**/node_modules/**', '**/dist/**', '**/build/**', '**/*.d.ts', '**/vendor/**', '**/.next/**'] }

/**
 * Makes an ESLint for a folder that has a configuration of its own, or none: its configuration and comments are left out
 * of account, its test files are parsed as TypeScript, and nothing has to be installed in it.
 *
 * @param folder - absolute path
 * @param configs - what to apply
 * @param options - `files`: globs of the files to lint; the plugin's own for test code where left out.
 * `stats`: whether to time each rule, which itself takes time
 */
export function folderLint(folder: string, configs: readonly Linter.Config[], { files = testFiles, stats = false }: { files?: readonly string[]; stats?: boolean } = {}): ESLint {
  return new ESLint({
    cwd: folder,
    allowInlineConfig: false,
    overrideConfigFile: true,
    errorOnUnmatchedPattern: false,
    stats,
    warnIgnored: false,
    overrideConfig: [ignored, { files: [...files], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' } }, ...configs],
  })
}

/** The globs of test code that a preset uses. */
export function testFileGlobs(preset?: Preset): string[] {
  return [...(preset === 'python' ? pythonTestFiles : testFiles)]
}

/**
 * @param argument - a command's argument that names a folder
 * @returns its absolute path
 * @throws Error with the command's usage where it is missing
 */
export function folderArgument(argument: string | undefined, command: string): string {
  if (argument === undefined) throw new Error(`Usage: npm run ${command} -- <folder>`)
  return path.resolve(argument)
}
