import * as parser from '@typescript-eslint/parser'
import type { Linter, Rule } from 'eslint'
import { folderArgument, folderLint, testFileGlobs } from '../scripts/lint-folder.ts'
import type { FixtureHygienePlugin } from '../src/index.ts'
import { builtPlugin } from './load-cost.ts'
import { report } from './own-process.ts'
import type { RuleCost } from './rule-cost.ts'

const folder = folderArgument(process.argv[2], 'bench:rule')
const name = process.argv[3] ?? ''
const { default: plugin } = (await import(builtPlugin.href)) as { default: FixtureHygienePlugin }
const measured: Rule.RuleModule | undefined = name === 'parser' ? { create: () => ({}) } : plugin.rules[name]
if (measured === undefined) throw new Error(`There is no rule ${name}.`)
const spent = { parser: 0, rule: 0 }
const rule: Rule.RuleModule = {
  ...measured,
  create: (context) => {
    const listeners = counting('rule', () => measured.create(context))
    const counted = Object.entries(listeners).map(([selector, listen]) => [
      selector,
      (...nodes: never[]): void => {
        counting('rule', () => {
          ;(listen as (...all: never[]) => void)(...nodes)
        })
      },
    ])
    return Object.fromEntries(counted) as Rule.RuleListener
  },
}
const config: Linter.Config = {
  languageOptions: { parser: { ...parser, parseForESLint: (text: string, options: parser.ParserOptions) => counting('parser', () => parser.parseForESLint(text, options)) } },
  plugins: { bench: { rules: { rule } } },
  rules: { 'bench/rule': 'error' },
}
const results = await folderLint(folder, [config]).lintFiles(testFileGlobs())
report<RuleCost>(results, spent)

/** Adds the CPU time of a call: what else runs on the machine does not count. */
function counting<T>(part: keyof typeof spent, call: () => T): T {
  const before = process.cpuUsage()
  try {
    return call()
  } finally {
    const { system, user } = process.cpuUsage(before)
    spent[part] += (system + user) / 1000
  }
}
