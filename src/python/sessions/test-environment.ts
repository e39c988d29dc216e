import path from 'node:path'
import { anyVariable, isDatabaseVariable, isNamedForTests } from '../../database-variable.ts'
import { choosesTestDatabase, type GivenVariable } from './database-switch.ts'
import { foldersUpTo } from '../modules/import-roots.ts'
import { isLoadedBy } from '../modules/loaded-modules.ts'
import type { OpeningCall } from '../databases/opening-call.ts'
import type { PythonFile } from '../python-file.ts'
import type { PythonNode } from '../syntax.ts'

/** `os.environ['DATABASE_URL'] = …` */
const assignment = /\benviron\[\s*["'](\w+)["']\s*\]\s*=(?!=)\s*(.*)/g

/** `os.environ.get('DATABASE_URL', …)`, which keeps what a wrong environment says. */
const fallback = /^(?:\w+\.)?(?:environ\.get\(|environ\[|getenv\()\s*["'](\w+)["'][^()]*[)\]]\s*(?:#.*)?$/

/** `monkeypatch.setenv('DATABASE_URL', …)`, `os.putenv('DATABASE_URL', …)` */
const setter = /\b(?:putenv|setenv)\(\s*["'](\w+)["'](.*)/g

/** `os.environ.update({'DATABASE_URL': …})`, `patch.dict(os.environ, {…})`, `environ.update(DATABASE_URL=…)` */
const updated = /\benviron(?:\.update\(|["']?\s*,)([^)]*)/g

/** `load_dotenv('.env.test')`, `env_file = '.env.testing'` */
const testEnvironmentFile = /\.env[.-]test|\btest(?:ing)?\.env\b/

/** The section of pytest-env: `env = DATABASE_URL=sqlite://` in pytest.ini, `env = ["DATABASE_URL=sqlite://"]` in pyproject.toml. */
const configured = /^env *= *(?:\[[^\]]*\]|.*(?:\r?\n[ \t].*)*)/gm

/** `os.environ.setdefault('DATABASE_URL', …)`, which keeps what a wrong environment says, too. */
const defaulted = /\benviron\.setdefault\(\s*["'](\w+)["'](.*)/g

/** A variable that a module of the tests gives a value, and where in its text. */
interface AssignedVariable extends GivenVariable {
  at: number
  /** It only gets the value where it has none. */
  isDefault: boolean
}

/** What is there whenever pytest or unittest runs: `'pytest' in sys.modules`, `'PYTEST_CURRENT_TEST' in os.environ`. */
const runners: readonly GivenVariable[] = ['pytest', 'PYTEST_CURRENT_TEST', 'PYTEST_VERSION'].map((name) => ({ name, value: '' }))

/**
 * Whether a live session runs on a database of the tests' own: the conftest.py files, the packages of the tests or pytest's
 * configuration give the environment variables that its module reads, or the file itself does before it imports the session.
 * What is given when that module is loaded already comes too late.
 *
 * @param opening - the call that opens the session
 * @param imported - where the file imports it
 */
export function runsOnTestDatabase({ module: opener }: OpeningCall, imported: PythonNode, { module, project }: PythonFile): boolean {
  const read = readVariables(opener.text)
  const isRead = ({ name }: GivenVariable): boolean => name === anyVariable || (read.length === 0 ? isDatabaseVariable(name) : read.includes(name))
  // No environment of the application's has a variable for tests, so a default is as good
  const covers = (given: GivenVariable & { isDefault?: boolean }): boolean => (given.isDefault !== true && isRead(given)) || choosesTestDatabase(given, opener, project)
  if (runners.some(covers)) return true
  // create_engine(os.environ['TEST_DATABASE_URL']), load_dotenv('.env.test' if 'pytest' in sys.modules else '.env')
  if (read.some(isNamedForTests) || testEnvironmentFile.test(opener.text)) return true
  const folders = foldersUpTo(path.dirname(module.filename), project.root)
  const textsOf = (names: readonly string[], folder: string): { filename: string; text: string }[] => names.flatMap((name) => project.read(path.join(folder, name)) ?? [])
  const configurations = folders.flatMap((folder) => textsOf(['pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg'], folder))
  if (configurations.flatMap(({ text }) => configuredVariables(text)).some(covers)) return true
  const [start] = module.rangeOf(imported)
  const loaded = [...folders.toReversed().flatMap((folder) => textsOf(['__init__.py', 'conftest.py'], folder)), { filename: module.filename, text: module.text.slice(0, start) }]
  return loaded.some(({ filename, text }, index) =>
    assignedVariables(text).some((given) => covers(given) && !isLoadedBy(opener.filename, [...loaded.slice(0, index), { filename, text: text.slice(0, given.at) }], project)),
  )
}

/** The environment variables that running a module gives values of its own. */
function assignedVariables(text: string): AssignedVariable[] {
  if (!text.includes('env')) return []
  const named = (pattern: RegExp, isDefault: (name: string, value: string) => boolean): AssignedVariable[] =>
    [...text.matchAll(pattern)].map(({ index, 1: name = '', 2: value = '' }) => ({ name, value, at: index, isDefault: isDefault(name, value) }))
  const updates = [...text.matchAll(updated)].flatMap(({ index, 1: body = '' }) =>
    [...body.matchAll(/\b([A-Z][A-Z\d_]*)["']?\s*[:=]([^,}]*)/g)].map(([, name = '', value = '']) => ({ name, value, at: index, isDefault: false })),
  )
  const file = testEnvironmentFile.exec(text)
  return [
    ...named(assignment, (name, value) => fallback.exec(value)?.[1] === name),
    ...named(setter, () => false),
    ...named(defaulted, () => true),
    ...updates,
    ...(file === null ? [] : [{ name: anyVariable, value: '', at: file.index, isDefault: false }]),
  ]
}

function configuredVariables(text: string): GivenVariable[] {
  return [...text.matchAll(configured)].flatMap(([section]) => [...section.matchAll(/(?<![\w:])(?:R:)?([A-Z][A-Z\d_]*)\s*=([^\n,\]]*)/g)].map(([, name = '', value = '']) => ({ name, value })))
}

function readVariables(text: string): string[] {
  return [...text.matchAll(/\b(?:environ(?:\.get\(|\[)|getenv\()\s*["'](\w+)["']/g)].map(([, name = '']) => name).filter(isDatabaseVariable)
}
