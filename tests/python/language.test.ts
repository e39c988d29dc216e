import { createRequire } from 'node:module'
import path from 'node:path'
import { Linter, type Rule } from 'eslint'
import { describe, expect, test } from 'vitest'
import plugin from '../../src/index.ts'

const project = path.resolve('tests/fixtures/python')
const filename = path.join(project, 'tests/test_example.py')
const opening = 'from sqlalchemy import create_engine\n'
const inTest = '\n\ndef test_user(): pass\n'
const rule = 'fixture-hygiene/no-local-database-fixture'
const require = createRequire(import.meta.url)

test('loading the plugin loads no parser of Python', () => {
  expect(Object.keys(require.cache).filter((file) => file.includes('py-ast'))).toEqual([])
})

describe('a finding stands where an editor shows it', () => {
  test.each([
    ['plain', 'engine = create_engine("sqlite:///a.db")', 10, 23],
    ['behind a tab', 'if True:\n\tengine = create_engine("sqlite:///a.db")', 11, 24],
    ['behind letters outside of ASCII', 'größe = "ß"; engine = create_engine("sqlite:///a.db")', 23, 36],
    ['behind letters of two units', 'x = "😀"; engine = create_engine("sqlite:///a.db")', 20, 33],
  ])('%s', (_name, code, column, endColumn) => {
    expect(lint(`${opening}${code}${inTest}`)).toMatchObject([{ ruleId: rule, column, endColumn }])
  })

  test('with line breaks of Windows', () => {
    expect(lint(`${opening}\nengine = create_engine("sqlite:///a.db")${inTest}`.replaceAll('\n', '\r\n'))).toMatchObject([{ ruleId: rule, line: 3, column: 10 }])
  })

  test('behind a byte order mark, which a fix keeps', () => {
    const code = '\uFEFFimport pytest\nfrom core.database import SessionLocal\n\n\n@pytest.fixture\ndef db():\n    yield SessionLocal()\n\n\ndef test_user(db): pass\n'
    expect(lint(code)).toMatchObject([{ line: 7, column: 11 }])
    const settings = { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py'] } }
    expect(linter().verifyAndFix(code, [config({ settings })], filename).output).toBe('\uFEFFdef test_user(db_session): pass\n')
  })

  test('at the end of a very long file', () => {
    const lines = 'value = {"key": [1, 2, 3], "other": call(1, name="x")}\n'.repeat(3000)
    expect(lint(`${opening}${lines}engine = create_engine("sqlite:///a.db")${inTest}`)).toMatchObject([{ ruleId: rule, line: 3002, column: 10 }])
  })

  test('in an expression that is nested deep', () => {
    const nested = `x = ${'('.repeat(80)}1${')'.repeat(80)}${' + 1'.repeat(800)}\n`
    expect(lint(`${opening}${nested}engine = create_engine("sqlite:///a.db")${inTest}`)).toMatchObject([{ ruleId: rule, line: 3 }])
  })
})

describe('a syntax error is a message', () => {
  test.each([
    ['in a line', 'x = 1\ndef test(:\n  pass\n', 2, 10],
    ['behind letters outside of ASCII', '"größe 😀" = = 1\n', 1, 14],
    ['in the indentation', 'def test():\n    x = 1\n  y = 2\n', 3, 1],
    ['of Python 2', "print 'x'\n", 1, 7],
  ])('%s', (_name, code, line, column) => {
    expect(lint(code)).toMatchObject([{ fatal: true, line, column }])
  })
})

describe('comments', () => {
  const engine = 'engine = create_engine("sqlite:///a.db")'

  test.each([
    ['disable the next line', `${opening}# eslint-disable-next-line ${rule} -- the rule's own example\n${engine}${inTest}`],
    ['disable their line', `${opening}${engine}  # eslint-disable-line ${rule}${inTest}`],
    ['disable every rule', `${opening}${engine} # eslint-disable-line${inTest}`],
    ['disable from here on', `# eslint-disable ${rule}\n${opening}${engine}${inTest}`],
    ['configure a rule', `# eslint ${rule}: "off"\n${opening}${engine}${inTest}`],
    ['configure its options', `# eslint ${rule}: ["error", { "allow": ["sqlalchemy"] }]\n${opening}${engine}${inTest}`],
  ])('%s', (_name, code) => {
    expect(lint(code)).toEqual([])
  })

  test('enable again', () => {
    expect(lint(`# eslint-disable\n${opening}${engine}\n# eslint-enable\nother = create_engine("sqlite:///a.db")${inTest}`)).toMatchObject([{ line: 5 }])
  })

  test('in strings are none', () => {
    expect(lint(`${opening}x = "# eslint-disable-next-line"\n${engine}${inTest}`)).toMatchObject([{ ruleId: rule }])
    expect(lint(`${opening}x = """\n# eslint-disable\n"""\n${engine}${inTest}`)).toMatchObject([{ ruleId: rule }])
  })

  test('that disable nothing are reported, and removed', () => {
    const code = `x = 1  # eslint-disable-line ${rule}\n`
    const unused = config({ linterOptions: { reportUnusedDisableDirectives: 'error' } })
    expect(linter().verify(code, [unused], filename)).toMatchObject([{ message: `Unused eslint-disable directive (no problems were reported from '${rule}').`, line: 1, column: 8 }])
    expect(linter().verifyAndFix(code, [unused], filename).output).toBe('x = 1   \n')
  })

  test('that configure wrongly are reported where they stand', () => {
    expect(lint(`x = 1\n# eslint ${rule}: [\n`)).toMatchObject([{ fatal: true, line: 2, column: 1 }])
    expect(lint('# eslint-disable-next-line fixture-hygiene/nothing\nx = 1\n')).toMatchObject([{ line: 1, column: 1 }])
  })

  test('are not heard where the configuration forbids it', () => {
    const forbidding = config({ linterOptions: { noInlineConfig: true } })
    expect(linter().verify(`# eslint ${rule}: "off"\n${opening}${engine}${inTest}`, [forbidding], filename)).toMatchObject([{ line: 1, severity: 1 }, { ruleId: rule }])
  })
})

test('selectors of other rules see the nodes of Python', () => {
  const seen: string[] = []
  const names: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      'FunctionDef > Return Name': (node: Rule.Node) => {
        seen.push(sourceCode.getText(node))
      },
    }),
  }
  linter().verify('def größe(a):\n    return a, b\n', [{ ...config({}), plugins: { 'fixture-hygiene': plugin, other: { rules: { names } } }, rules: { 'other/names': 'error' } }], filename)
  expect(seen).toEqual(['a', 'b'])
})

function linter(): Linter {
  return new Linter({ cwd: project })
}

function config(more: Linter.Config): Linter.Config {
  return { files: ['**/*.py'], plugins: { 'fixture-hygiene': plugin }, language: 'fixture-hygiene/python', rules: { [rule]: 'error' }, ...more }
}

function lint(code: string): Linter.LintMessage[] {
  return linter().verify(code, [config({})], filename)
}
