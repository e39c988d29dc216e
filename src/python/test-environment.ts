import path from 'node:path'
import { anyVariable, isDatabaseVariable } from '../database-variable.ts'
import { foldersUpTo } from './import-roots.ts'
import type { OpeningCall } from './opening-call.ts'
import type { PythonFile } from './python-file.ts'
import type { PythonNode } from './syntax.ts'

/** `os.environ['DATABASE_URL'] = …` */
const assignment = /\benviron\[\s*["'](\w+)["']\s*\]\s*=(?!=)\s*(.*)/g

/** `os.environ.get('DATABASE_URL', …)`, which keeps what a wrong environment says. */
const fallback = /^(?:\w+\.)?(?:environ\.get\(|environ\[|getenv\()\s*["'](\w+)["'][^()]*[)\]]\s*(?:#.*)?$/

/** `monkeypatch.setenv('DATABASE_URL', …)`, `os.putenv('DATABASE_URL', …)` */
const setter = /\b(?:putenv|setenv)\(\s*["'](\w+)["']/g

/** `os.environ.update({'DATABASE_URL': …})`, `patch.dict(os.environ, {…})`, `environ.update(DATABASE_URL=…)` */
const updated = /\benviron(?:\.update\(|["']?\s*,)([^)]*)/g

/** `load_dotenv('.env.test')`, `env_file = '.env.testing'` */
const testEnvironmentFile = /\.env[.-]test|\btest(?:ing)?\.env\b/

/** The section of pytest-env: `env = DATABASE_URL=sqlite://` in pytest.ini, `env = ["DATABASE_URL=sqlite://"]` in pyproject.toml. */
const configured = /^env *= *(?:\[[^\]]*\]|.*(?:\r?\n[ \t].*)*)/gm

/**
 * Whether a live session runs on a database of the tests' own: the conftest.py files, the packages of the tests or pytest's
 * configuration give the environment variables that its module reads, or the file itself does before it imports the session.
 *
 * @param opening - the call that opens the session
 * @param imported - where the file imports it
 */
export function runsOnTestDatabase({ module: opener }: OpeningCall, imported: PythonNode, { module, project }: PythonFile): boolean {
  const read = readVariables(opener.text)
  const covers = (variable: string): boolean => variable === anyVariable || (read.length === 0 ? isDatabaseVariable(variable) : read.includes(variable))
  const above = foldersUpTo(path.dirname(module.filename), project.root)
  const texts = (names: readonly string[]): string[] => above.flatMap((folder) => names.flatMap((name) => project.read(path.join(folder, name))?.text ?? []))
  const [start] = module.rangeOf(imported)
  const given = [
    ...[...texts(['conftest.py', '__init__.py']), module.text.slice(0, start)].flatMap(assignedVariables),
    ...texts(['pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg']).flatMap(configuredVariables),
  ]
  return given.some(covers)
}

/** The environment variables that running a module gives values of its own. */
function assignedVariables(text: string): string[] {
  const assigned = [...text.matchAll(assignment)].flatMap(([, name = '', value = '']) => (fallback.exec(value)?.[1] === name ? [] : [name]))
  const set = [...text.matchAll(setter)].map(([, name = '']) => name)
  const all = [...text.matchAll(updated)].flatMap(([, body = '']) => [...body.matchAll(/\b([A-Z][A-Z\d_]*)["']?\s*[:=]/g)].map(([, name = '']) => name))
  return [...assigned, ...set, ...all, ...(testEnvironmentFile.test(text) ? [anyVariable] : [])]
}

function configuredVariables(text: string): string[] {
  return [...text.matchAll(configured)].flatMap(([section]) => [...section.matchAll(/(?<![\w:])(?:R:)?([A-Z][A-Z\d_]*)\s*=/g)].map(([, name = '']) => name))
}

function readVariables(text: string): string[] {
  return [...text.matchAll(/\b(?:environ(?:\.get\(|\[)|getenv\()\s*["'](\w+)["']/g)].map(([, name = '']) => name).filter(isDatabaseVariable)
}
