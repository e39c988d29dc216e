import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual, styleText } from 'node:util'
import type { ESLint, Linter } from 'eslint'
import packageJson from '../package.json' with { type: 'json' }
import { copyProject, runNode } from './project-copy.ts'

/** What Vitest's JSON reporter says of a run, as far as it is shown. */
interface TestReport {
  success: boolean
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; failureMessages: string[] }[] }[]
}

interface TestFile {
  name: string
  passes: boolean
  /** How many of its tests ran. */
  tests: number
  /** In the database engine's own words. */
  error: string
}

interface Finding {
  file: string
  message: Linter.LintMessage
}

/** The rule whose findings say which error the next run ends with. */
const foretellingRule = 'fixture-hygiene/require-idempotent-schema'

const wellMade = 'tests/summary.test.ts'
const lineWidth = 100
const repository = fileURLToPath(new URL('..', import.meta.url))
const example = path.join(repository, 'examples', 'demo')
const broken: string[] = []

demonstrate()

function demonstrate(): void {
  if (!existsSync(path.join(repository, packageJson.exports['.']))) throw new Error('The plugin is not built. Run: npm run build')
  const folder = copyProject(example)
  try {
    print(`A small feedback service with Vitest and SQLite: a copy of ${path.relative(process.cwd(), example)}`)

    const findings = lint(folder, 'eslint .', ['.'])
    const files = distinct(findings.map(({ file }) => file))
    for (const file of files) printFindings(file, findings.filter((finding) => finding.file === file))
    check(distinct(findings.map(ruleOf)).length === 3, `${findings.length} findings, of all three rules`)
    check(!files.includes(wellMade), `none in ${wellMade}, which takes its database from the shared fixture`)

    check(runTests(folder, 'first run').every(({ passes }) => passes), 'the first run passes')
    const failing = runTests(folder, 'second run').filter(({ passes }) => !passes)
    const foreseen = findings.filter(isForetelling)
    check(isDeepStrictEqual(failing.map(({ name }) => name), distinct(foreseen.map(({ file }) => file))), 'the second run fails, in the files that the linter said it would')
    check(failing.every(({ error, name }) => foreseen.some(({ file, message }) => file === name && foretells(message, error))), 'and with the errors that the linter said it would')

    const left = lint(folder, 'eslint --fix .', ['--fix', '.'])
    for (const file of files) printChanges(folder, file)
    check(left.length === 0, 'no finding is left')

    deleteDatabases(folder)
    check(runTests(folder, 'first run').every(({ passes }) => passes), 'the first run passes')
    check(runTests(folder, 'second run').every(({ passes }) => passes), 'the second run passes')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (broken.length > 0) {
    process.stderr.write(`\nThe demo did not go as it should:\n${broken.map((expectation) => `- ${expectation}\n`).join('')}`)
    process.exitCode = 1
  }
}

function lint(folder: string, command: string, parameters: readonly string[]): Finding[] {
  printCommand(command)
  const output = run(folder, 'eslint/bin/eslint.js', ['--format', 'json', ...parameters])
  const results = JSON.parse(output) as ESLint.LintResult[]
  return results.flatMap(({ filePath, messages }) => messages.map((message) => ({ file: relativePath(folder, filePath), message })))
}

function runTests(folder: string, label: string): TestFile[] {
  printCommand('vitest run', label)
  const reportFile = path.join(folder, 'test-report.json')
  rmSync(reportFile, { force: true })
  const output = run(folder, 'vitest/vitest.mjs', ['run', '--reporter=json', `--outputFile=${reportFile}`])
  if (!existsSync(reportFile)) throw new Error(`Vitest wrote no report:\n${output}`)
  const { success, testResults } = JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport
  const files = testResults.map(({ name, status, message, assertionResults }) => {
    const [error = ''] = [message, ...assertionResults.flatMap(({ failureMessages }) => failureMessages)].filter((text) => text !== '')
    const ran = assertionResults.filter((test) => test.status !== 'skipped' && test.status !== 'pending')
    return { name: relativePath(folder, name), passes: status === 'passed', tests: ran.length, error: error.split('\n')[0] ?? '' }
  })
  if (success !== files.every(({ passes }) => passes)) throw new Error(`Vitest reports errors outside the tests:\n${output}`)
  files.sort((left, right) => (left.name < right.name ? -1 : 1))
  for (const { name, passes, tests, error } of files) {
    print(passes ? `  ${paint('green', 'pass')}  ${name} (${tests})` : `  ${paint('red', 'FAIL')}  ${name}: ${error}`)
  }
  return files
}

/** Runs a package's command in the copy. */
function run(folder: string, script: string, parameters: readonly string[]): string {
  const { status, stderr, stdout } = runNode(folder, [path.join('node_modules', script), ...parameters])
  // 1 says that there are findings or failing tests
  if (status !== 0 && status !== 1) throw new Error(`${script} ended with ${status}:\n${stderr}`)
  return stdout
}

function deleteDatabases(folder: string): void {
  const databases = readdirSync(folder).filter((name) => name.endsWith('.db'))
  for (const name of databases) rmSync(path.join(folder, name))
  print(`\nDeleted, so that the next run is a first one again: ${databases.sort().join(', ')}`)
}

function ruleOf({ message }: Finding): string {
  return message.ruleId ?? 'syntax error'
}

function isForetelling(finding: Finding): boolean {
  return ruleOf(finding) === foretellingRule
}

/** SQLite repeats a table's name with the quotes of the statement, and Kysely puts every name in quotes. */
function foretells({ message }: Linter.LintMessage, error: string): boolean {
  const unquoted = (text: string): string => text.replaceAll('"', '')
  return error !== '' && unquoted(message).includes(unquoted(error))
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}

function relativePath(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/')
}

function check(holds: boolean, expectation: string): void {
  if (!holds) broken.push(expectation)
  print(holds ? paint('green', `✓ ${expectation}`) : paint('red', `✗ not so: ${expectation}`))
}

function printFindings(file: string, findings: readonly Finding[]): void {
  print(paint('underline', file))
  for (const finding of findings) {
    const { column, line, message } = finding.message
    print(`  ${`${line}:${column}`.padEnd(6)} ${paint('red', ruleOf(finding))}`)
    for (const part of wrap(message, lineWidth - 9)) print(`         ${part}`)
  }
}

/** What differs between the checked-in file and its copy, by Git's account. */
function printChanges(folder: string, file: string): void {
  const parameters = ['diff', '--no-index', '--no-color', '--no-ext-diff', '--unified=0', path.join(example, file), path.join(folder, file)]
  const { error, stdout } = spawnSync('git', parameters, { encoding: 'utf8' })
  if (error !== undefined) throw error
  const lines = stdout.split(/\r?\n/)
  const changes = lines.slice(lines.findIndex((line) => line.startsWith('@@'))).filter((line) => line.startsWith('-') || line.startsWith('+'))
  if (changes.length === 0) return
  print(paint('underline', file))
  for (const line of changes) print(`  ${paint(line.startsWith('+') ? 'green' : 'red', `${line[0]} ${line.slice(1)}`)}`)
}

function printCommand(command: string, label?: string): void {
  print(`\n${paint('bold', `$ ${command}`)}${label === undefined ? '' : paint('dim', `  # ${label}`)}`)
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}

function paint(style: Parameters<typeof styleText>[0], text: string): string {
  return process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? styleText(style, text) : text
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
