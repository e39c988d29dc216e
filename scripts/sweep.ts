import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { faultFinder } from './lint-faults.ts'
import { folderArgument } from './lint-folder.ts'

/** Files over this many bytes are bundles, and say the same things again. */
const largestFile = 256 * 1024

/** What makes any file a test with a database of its own, so that the rules read all of it. */
const fixtures = {
  module: "import { Pool as SweptPool } from 'pg'; import { test as sweptTest } from 'vitest'; const sweptPool = new SweptPool(); sweptTest('a', () => sweptPool.query('CREATE TABLE IF NOT EXISTS swept (id int)'));",
  python: 'import psycopg2 as swept_library\nswept = swept_library.connect("postgresql://localhost/swept")\nswept.cursor().execute("CREATE TABLE IF NOT EXISTS swept (id int)")\ndef test_swept(): pass\n',
  script: "const { Pool: SweptPool } = require('pg'), { test: sweptTest } = require('node:test'), sweptPool = new SweptPool(); sweptTest('a', () => sweptPool.query('CREATE TABLE IF NOT EXISTS swept (id int)'));",
}

const folder = folderArgument(process.argv[2], 'sweep')
const most = Number(process.argv[3] ?? Infinity)
const all = scriptsIn(folder)
// Where not all are wanted, the same ones each time, from everywhere
const files = all.toSorted((left, right) => (digest(left) < digest(right) ? -1 : 1)).slice(0, most)
const faultsOf = faultFinder(folder)
const swept = files.map((file) => {
  // Whoever has to end a sweep that hangs finds here what it hangs on
  if (process.env['SWEEP_TRACE'] !== undefined) process.stderr.write(`${file}\n`)
  const filename = path.join(folder, file)
  const text = readFileSync(filename, 'utf8')
  const started = performance.now()
  const faults = [...faultsOf(text, filename), ...faultsOf(asTest(text, filename), filename)]
  for (const fault of faults) process.stdout.write(`${file}: ${fault}\n`)
  return { file, faults: faults.length, duration: performance.now() - started }
})
const faulty = swept.reduce((sum, { faults }) => sum + faults, 0)
const [slowest] = swept.toSorted((left, right) => right.duration - left.duration)
process.stdout.write(`${files.length} of ${all.length} files, ${faulty} faults; the slowest took ${slowest?.duration.toFixed(0) ?? 0} ms: ${slowest?.file ?? 'none'}\n`)
process.exitCode = faulty === 0 ? 0 : 1

function scriptsIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.(?:[cm]?[jt]sx?|py)$/.test(file))
    .filter((file) => {
      const stats = statSync(path.join(directory, file), { throwIfNoEntry: false })
      return stats?.isFile() === true && stats.size <= largestFile
    })
}

function asTest(text: string, filename: string): string {
  if (filename.endsWith('.py')) return fixtures.python + text
  const shebang = /^#!.*\n/.exec(text)?.[0] ?? ''
  return `${shebang}${/^(?:import|export)\b/m.test(text) ? fixtures.module : fixtures.script}${text.slice(shebang.length)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
