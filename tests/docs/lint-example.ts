import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../../src/index.ts'
import type { CodeBlock } from './markdown.ts'

/** The project that the examples belong to. */
export const exampleProject = path.resolve('tests/fixtures/docs')

const linter = new Linter({ cwd: exampleProject })

/**
 * Lints an example as a test file of the example project, under the options and settings of its info string.
 *
 * @param block - the example
 * @param rule - the only rule that is on
 * @returns the findings, syntax errors among them
 */
export function lintExample(block: CodeBlock, rule: string): Linter.LintMessage[] {
  return linter.verify(block.code, configFor(block, rule), filenameOf(block))
}

/**
 * @param block - an example
 * @param rule - the only rule that is on
 * @returns its code with every fix of the rule applied
 */
export function fixExample(block: CodeBlock, rule: string): string {
  return linter.verifyAndFix(block.code, configFor(block, rule), filenameOf(block)).output
}

function filenameOf({ attributes, language }: CodeBlock): string {
  return path.join(exampleProject, attributes.get('file') ?? (language === 'py' ? 'tests/test_users.py' : 'tests/users.test.ts'))
}

function configFor({ attributes, language }: CodeBlock, rule: string): Linter.Config[] {
  const options = attributes.get('options')
  const settings = attributes.get('settings')
  return [
    {
      ...(language === 'py' ? { files: ['**/*.py'], language: 'fixture-hygiene/python' } : { files: ['**/*.ts'], languageOptions: { parser } }),
      plugins: { 'fixture-hygiene': plugin },
      settings: settings === undefined ? {} : { 'fixture-hygiene': JSON.parse(settings) as unknown },
      rules: { [`fixture-hygiene/${rule}`]: options === undefined ? 'error' : ['error', JSON.parse(options)] },
    },
  ]
}
