import { describe, expect, test } from 'vitest'
import { analyze } from './analyze.ts'

/** Code as it stands while somebody types: it parses, and means little. */
const halfTyped = [
  "import { } from 'pg'",
  "import pg from 'pg'; pg.",
  "import pg from 'pg'; new pg",
  "import { Pool } from 'pg'; new Pool",
  "import { Pool } from 'pg'; new Pool(...options)",
  "import { Pool } from 'pg'; const {} = new Pool()",
  "import { Pool } from 'pg'; const [, ...rest] = [new Pool()]; rest",
  "import { Pool } from 'pg'; const { [key]: pool } = new Pool(); pool",
  "import { Pool } from 'pg'; let pool: Pool[",
  "import { Pool } from 'pg'; class extends Pool {}",
  "import { Pool } from 'pg'; class Store { pool; constructor(); constructor(x?) {} static {} [key] = 1; accessor a = 1 }",
  "import { Pool } from 'pg'; test('', )",
  "test.each`a | b`('', ({ a }) => {})",
  "beforeEach(async () => { await })",
  "vi.mock(); vi.mock(name); jest.mock``",
  "const { db } = require(); require('pg').; require(pg)",
  "import('pg'); import(name); import(`pg`)",
  "import db from './db'; export { db as default } from './db'; export * from './db'",
  "import Database from 'better-sqlite3'; const db = new Database('a.db'); db.exec(); db.exec(``); db.exec('CREATE TABLE'); db.exec('CREATE TABLE `')",
  "import { sql } from 'kysely'; sql; sql``.execute(); sql`CREATE TABLE ${sql`x`} (`.execute(db)",
  'declare module "pg" { export class Pool {} }',
  "import { Kysely } from 'kysely'; namespace N { export const db = new Kysely({}) } N.db.schema.createTable('a')",
  'function a(x = b()) { return x } function b(x = a()) { return x } a()',
  'type A = B; type B = A; let a: A; a',
  'interface A { a: A } let a: A; a.a.a.a',
  'class A extends B {} class B extends A {} new A().x',
  'const a = () => b(); const b = () => a(); a().c().d()',
  'let a = { ...a, ...a, ...b }; let b = { ...a, ...b }; a.pool.end()',
  "import { Pool } from 'pg'; let options; options = { ...options, ...options }; new Pool(options)",
  'label: for (const x of y) { continue label }',
  "import { Pool } from 'pg'; using pool = new Pool(); await using other = new Pool()",
]

function analyzeWhole(code: string): void {
  const { model } = analyze(code)
  expect(model.role).toMatch(/^(?:source|support|test)$/)
  expect(Array.isArray([...model.acquisitions, ...model.sessionImports, ...model.schemaCreations])).toBe(true)
}

function parses(code: string): boolean {
  try {
    analyze(code)
    return true
  } catch {
    return false
  }
}

describe('half-typed code', () => {
  test.each(halfTyped.filter(parses))('%s', (code) => {
    analyzeWhole(code)
  })

  test('most of it parses, so that this is a test', () => {
    expect(halfTyped.filter(parses).length).toBeGreaterThan(halfTyped.length * 0.6)
  })
})

describe('code of an unusual size', () => {
  const open = "import { Pool } from 'pg'; const pool = new Pool(); "
  test.each([
    ['a long chain', `${open}pool${'.connect()'.repeat(300)}`],
    ['a deep nesting of functions', `${open}${'(() => '.repeat(100)}pool${')()'.repeat(100)}`],
    ['a long concatenation', `${open}pool.query('CREATE TABLE a (' ${"+ 'id int, ' ".repeat(500)})`],
    ['many variables that refer to each other', `${open}${Array.from({ length: 3000 }, (_, index) => `const v${index + 1} = v${index};`).join('')} const v0 = pool; v3000.end()`],
    ['objects that spread each other in', `${open}const o0 = {}; ${Array.from({ length: 200 }, (_, index) => `const o${index + 1} = { ...o${index}, ...o${index} };`).join('')} new Pool(o200); o200.pool`],
    ['functions that call each other twice', `${open}function f0() { new Pool() } ${Array.from({ length: 400 }, (_, index) => `function f${index + 1}() { f${index}(); f${index}() }`).join('')} test('a', f400)`],
    ['functions that call each other many times around a schema', `${open}function f0() { pool.query('CREATE TABLE a (id int)') } ${Array.from({ length: 10 }, (_, index) => `function f${index + 1}() { ${`f${index}(); `.repeat(20)} }`).join('')} beforeEach(f10)`],
    ['a list with many elements', `${open}class A { rows = [${'0,'.repeat(150_000)}]; get() { return this.rest } } new A().get().end()`],
    ['a text with many statements', `${open}pool.query(\`${Array.from({ length: 1000 }, (_, index) => `CREATE TABLE t${index} (id int);`).join('\n')}\`)`],
    ['nested conditions', `${open}const p = ${'flag ? pool : '.repeat(500)}null; p.end()`],
    ['many calls', `${open}${"pool.query('SELECT 1'); ".repeat(5000)}`],
  ])('%s', (_name, code) => {
    analyzeWhole(code)
  })
})
