import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ESLint, Linter } from 'eslint'
import { presets } from '../src/configs.ts'
import plugin from '../src/index.ts'
import { folderArgument, folderLint, testFileGlobs } from './lint-folder.ts'

/** Lines of code shown before and after the line of a finding. */
const context = 4

interface Finding {
  file: string
  package: string
  message: Linter.LintMessage
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { preset: { type: 'string', default: 'strict' } } })
const folder = folderArgument(positionals[0], 'survey')
const output = path.resolve(positionals[1] ?? `survey-${path.basename(folder)}.md`)
const preset = presets.find((name) => name === values.preset)
if (preset === undefined) throw new Error(`There is no preset ${values.preset}; the presets are ${presets.join(', ')}.`)
const started = performance.now()
const results = await folderLint(folder, [plugin.configs[preset]]).lintFiles(testFileGlobs(preset))
const findings = results.flatMap(findingsOf)
writeFileSync(output, report(results, findings))
process.stdout.write(`${summary(results, findings)}\nThe findings with their code: ${output}\n`)

function findingsOf({ filePath, messages }: ESLint.LintResult): Finding[] {
  return messages.map((message) => ({ file: path.relative(folder, filePath), package: packageOf(path.dirname(filePath)), message }))
}

function packageOf(directory: string): string {
  if (directory === folder || existsSync(path.join(directory, 'package.json'))) return path.relative(folder, directory) === '' ? '.' : path.relative(folder, directory)
  return packageOf(path.dirname(directory))
}

function summary(linted: readonly ESLint.LintResult[], found: readonly Finding[]): string {
  return [
    `${linted.length} files in ${((performance.now() - started) / 1000).toFixed(1)} s, ${found.length} findings`,
    ...counts(found, ({ message }) => message.ruleId ?? 'syntax error'),
    ...counts(found, (finding) => `${finding.message.ruleId ?? 'syntax error'} in ${finding.package}`),
  ].join('\n')
}

function counts(found: readonly Finding[], keyOf: (finding: Finding) => string): string[] {
  const groups = [...grouped(found, keyOf)].map(([key, group]) => ({ key, count: group.length }))
  return groups.toSorted((left, right) => right.count - left.count).map(({ key, count }) => `${String(count).padStart(6)}  ${key}`)
}

function grouped(found: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of found) groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding])
  return groups
}

function report(linted: readonly ESLint.LintResult[], found: readonly Finding[]): string {
  const byRule = [...grouped(found, ({ message }) => message.ruleId ?? 'syntax error')]
  const sections = byRule.map(([rule, group]) => `## ${rule}\n\n${group.map(entry).join('\n\n')}`)
  return `# Survey of ${path.basename(folder)}\n\n\`\`\`\n${summary(linted, found)}\n\`\`\`\n\n${sections.join('\n\n')}\n`
}

function entry({ file, message }: Finding, index: number): string {
  const lines = readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/)
  const first = Math.max(0, message.line - 1 - context)
  const code = lines.slice(first, message.line + context).map((line, offset) => `${first + offset === message.line - 1 ? '>' : ' '} ${line}`)
  const remedy = message.fix ? ' [fix]' : message.suggestions ? ' [suggestion]' : ''
  return `### ${index + 1}. ${file}:${message.line}${remedy}\n\n${message.message}\n\n\`\`\`\n${code.join('\n')}\n\`\`\``
}
