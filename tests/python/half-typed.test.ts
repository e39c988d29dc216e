import path from 'node:path'
import { Linter } from 'eslint'
import { describe, expect, test, vi } from 'vitest'
import plugin from '../../src/index.ts'
import { parsePython } from '../../src/python/modules/parser.ts'
import { analyzeScopes } from '../../src/python/modules/scopes.ts'
import { visit } from '../../src/python/syntax.ts'

const project = path.resolve('tests/fixtures/python')
const linter = new Linter({ cwd: project })
const config: Linter.Config[] = [plugin.configs.python, { settings: { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py::db_session'] } } }]
  .flat()
  .map((each) => ({ ...each, ...(each.rules && { rules: { ...each.rules, 'fixture-hygiene/no-local-database-fixture': ['error', { testBodies: true, handedOver: true }] } }) }))

/** Whole files, each with something to repair. */
const files: Record<string, string> = {
  fixture: `import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker
from core.database import Base, SessionLocal
from core.models import User

engine = create_engine("sqlite:///app.db")

@pytest.fixture
def db():
    Base.metadata.create_all(bind=engine, checkfirst=False)
    db = sessionmaker(bind=engine)()
    try:
        yield db
    finally:
        db.close()

@pytest.fixture(scope="function")
def größe(db):
    db.add(User(name="ä𝒳"))
    return db

class TestUser:
    def test_user(self, db, größe):
        assert [db.get(User, id) for id in (1, 2)]
`,
  unittest: `import unittest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

class UserTest(unittest.TestCase):
\tdef setUp(self):
\t\tself.engine = create_engine("sqlite:///größe.db")
\t\tself.session = Session(self.engine)
\t\tself.name = "ä"

\tdef tearDown(self):
\t\tself.session.close()

\tdef test_user(self):
\t\tself.session.add(self.name)

if __name__ == "__main__":
\tunittest.main()
`,
  body: `from core.database import SessionLocal, get_db
from core.models import User

async def test_user(caplog):
    with SessionLocal() as session:
        session.add(User(name=f"{caplog}ä"))
        if session:
            session.commit()

def test_other():
    session = SessionLocal()
    session.execute("CREATE TABLE a (id int)")
    session.close()
`,
}

const variants = Object.entries(files).flatMap(([name, code]): [string, string][] => [
  [name, code],
  [`${name}, as Windows writes it`, `\uFEFF${code.replaceAll('\n', '\r\n')}`],
])

/** Words, signs and line breaks, with where they stand. */
const token = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]|\r?\n/gu

// Each test lints a file hundreds of times
vi.setConfig({ testTimeout: 60_000 })

describe.each(variants)('%s', (_name, code) => {
  test('as it is', () => {
    expect(repairsOf(code).length).toBeGreaterThan(0)
  })

  test('cut off before any token', () => {
    for (const { index } of code.matchAll(token)) check(code.slice(0, index))
  })

  test('with any token left out', () => {
    for (const { 0: left, index } of code.matchAll(token)) check(code.slice(0, index) + code.slice(index + left.length))
  })

  test('with any line left out, or twice', () => {
    const lines = code.split(/(?<=\n)/)
    for (const index of lines.keys()) {
      check(lines.toSpliced(index, 1).join(''))
      check(lines.toSpliced(index, 0, lines[index] ?? '').join(''))
    }
  })
})

/** Lints a text: what is told stands in it, and what a repair leaves is Python that knows every name it knew. */
function check(code: string): void {
  const unknown = unknownNames(code)
  for (const repaired of repairsOf(code)) {
    const left = unknownNames(repaired)
    if (left === undefined || unknown === undefined) throw new Error(`A repair breaks the syntax:\n${code}\n----\n${repaired}`)
    const lost = [...left].filter((name) => !unknown.has(name) && !builtIn.has(name))
    if (lost.length > 0) throw new Error(`A repair loses ${lost.join()}:\n${code}\n----\n${repaired}`)
    if (code.includes('\r\n') && /[^\r]\n/.test(repaired)) throw new Error(`A repair mixes line breaks:\n${repaired}`)
  }
}

/** Names of Python itself that a repair may bring in. */
const builtIn: ReadonlySet<string> = new Set(['SystemExit', '__file__'])

/** The texts that the repairs of a text make of it. */
function repairsOf(code: string): string[] {
  const messages = linter.verify(code, config, { filename: path.join(project, 'tests/test_example.py') })
  const body = code.replace(/^\uFEFF/, '')
  const lines = body.split(/\r\n|\n|\r/)
  return messages.flatMap(({ column, endColumn = column, endLine, fix, line, message, suggestions = [] }) => {
    const last = endLine ?? line
    if (column < 1 || column > (lines[line - 1] ?? '').length + 1 || last > lines.length || endColumn > (lines[last - 1] ?? '').length + 1) throw new Error(`${line}:${column} of "${message}" is not in:\n${code}`)
    return [fix, ...suggestions.map((suggestion) => suggestion.fix)].flatMap((edit) => (edit === undefined ? [] : [body.slice(0, edit.range[0]) + edit.text + body.slice(edit.range[1])]))
  })
}

/** The names that a module reads and nothing in it defines; `undefined` where it is no Python. */
function unknownNames(code: string): Set<string> | undefined {
  const parsed = parsePython(code.replace(/^\uFEFF/, ''))
  if (!parsed.ok) return undefined
  const scopes = analyzeScopes(parsed.ast)
  const names = new Set<string>()
  visit(parsed.ast, (node) => {
    if (node.nodeType === 'Name' && scopes.variableOf(node) === undefined) names.add(node.id)
    return true
  })
  return names
}
