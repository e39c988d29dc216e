import { describe, expect, test } from 'vitest'
import { projectOfFiles } from './project-of-files.ts'

const { waysFrom, write } = projectOfFiles()

const db = "import { Sequelize } from 'sequelize'\nexport const db = new Sequelize(process.env.DATABASE_URL!)\n"
const emptying = "import { db } from '../src/db'\nbeforeAll(() => db.sync({ force: true }))\n"
const way = '`db` ← `src/db.ts`'

interface SetUp {
  filename: string
  code: string
  files?: Readonly<Record<string, string>>
  ways: readonly string[]
}

const setUps: Readonly<Record<string, SetUp>> = {
  'a hook that works on the session': { filename: 'tests/setup.ts', code: emptying, ways: [way] },
  'several hooks': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nbeforeEach(async () => {\n  await db.query('DELETE FROM users')\n})\nafterAll(() => db.close())\n", ways: [way] },
  'a hook that calls the session': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nbeforeEach(() => db('users').del())\n", files: { 'src/db.ts': "import knex from 'knex'\nexport const db = knex({ client: 'pg', connection: process.env.DATABASE_URL })\n" }, ways: [way] },
  'a function that a hook runs': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nasync function empty() {\n  await db.query('DELETE FROM users')\n}\nbeforeEach(empty)\n", ways: [way] },
  'a function that a function runs that a hook calls': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nconst empty = () => db.query('DELETE FROM users')\nconst prepare = async () => { await empty() }\nbeforeEach(async () => { await prepare() })\n", ways: [way] },
  'as it is loaded': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nawait db.sync({ force: true })\n", ways: [way] },
  'outside any folder of tests': { filename: 'jest.setup.ts', code: emptying.replace('../src', './src'), ways: [way] },
  'in a function that registers hooks for others': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nexport function useDatabase() {\n  beforeEach(() => db.truncate())\n}\n", ways: [way] },
  'a function that connects the models': { filename: 'tests/setup.ts', code: "import { connectDB } from '../src/connect'\nbeforeAll(connectDB)\n", files: { 'src/connect.ts': "import mongoose from 'mongoose'\nexport const connectDB = () => mongoose.connect(process.env.MONGO_URL!)\n" }, ways: ['`connectDB` ← `src/connect.ts`'] },
  'that also exports the session': { filename: 'tests/setup.ts', code: `${emptying}export { db }\n`, ways: [way] },
  'that only closes it': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nafterAll(() => db.close())\n", ways: [] },
  'functions that call each other and no hook runs': { filename: 'tests/clear.ts', code: "import { db } from '../src/db'\nexport const clear = () => { again(); return db.truncate() }\nconst again = () => clear()\n", ways: [] },
  'that only asks whether it is there': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nbeforeAll(() => db.authenticate())\nbeforeAll(() => { console.log(db.config.database) })\n", ways: [] },
  'that asks it for its name': { filename: 'tests/setup.ts', code: "import { db } from '../src/db'\nbeforeAll(async () => {\n  if (!db.config.database.endsWith('_test')) throw new Error('no')\n  await db.sync({ force: true })\n})\n", ways: [] },
  'without hooks': { filename: 'tests/clear.ts', code: "import { db } from '../src/db'\nexport const clear = () => db.truncate()\n", ways: [] },
  'an application that has a function of the name': { filename: 'src/lifecycle.ts', code: "import { db } from './db'\nimport { beforeAll } from './hooks'\nbeforeAll(() => db.sync({ force: true }))\n", ways: [] },
  'that is told the database by its configuration': { filename: 'config/setup.ts', code: emptying, files: { 'vitest.config.ts': "export default { test: { include: ['src/**/*.test.ts'], setupFiles: ['./config/setup.ts'], env: { DATABASE_URL: 'postgres://localhost/shop_test' } } }" }, ways: [] },
  'after one that tells the database': { filename: 'tests/setup.ts', code: emptying, files: { 'vitest.config.ts': "export default { test: { setupFiles: ['./tests/environment.ts', './tests/setup.ts'] } }", 'tests/environment.ts': "process.env.DATABASE_URL = 'postgres://localhost/shop_test'" }, ways: [] },
  'with the variables of some runner': { filename: 'tests/setup.ts', code: `import { beforeAll } from 'node:test'\n${emptying}`, files: { 'vitest.config.ts': "process.env.DATABASE_URL = 'postgres://localhost/shop_test'\nexport default {}\n" }, ways: [] },
  ...Object.fromEntries(
    [
      "if (!process.env.DATABASE_URL?.endsWith('_test')) throw new Error('This is no database for tests.')",
      "const { pathname } = new URL(process.env.DATABASE_URL!)\nif (!pathname.includes('test')) {\n  throw new Error(pathname)\n}",
      "if (!/_test$/.test(process.env.DATABASE_URL ?? '')) process.exit(1)",
      "import assert from 'node:assert'\nassert(process.env.DATABASE_URL?.includes('_test'))",
    ].map((guard) => [`that refuses any other database: ${guard.split('\n').at(-1) ?? ''}`, { filename: 'tests/setup.ts', code: `${guard}\nconst { db } = require('../src/db')\nbeforeAll(() => db.sync({ force: true }))\n`, ways: [] }]),
  ),
  'after one that refuses any other database': { filename: 'tests/setup.ts', code: emptying, files: { 'vitest.config.ts': "export default { test: { setupFiles: ['./tests/guard.ts', './tests/setup.ts'] } }", 'tests/guard.ts': "if (!process.env.DATABASE_URL?.endsWith('_test')) throw new Error('This is no database for tests.')" }, ways: [] },
  ...Object.fromEntries(
    ["if (process.env.NODE_ENV !== 'test') throw new Error('This is no environment for tests.')", "if (process.env.DATABASE_URL === undefined) throw new Error('Where shall the tests run?')", "if (process.env.DATABASE_URL?.endsWith('_test')) console.log('On a database for tests.')"].map((condition) => [
      `that only asks: ${condition}`,
      { filename: 'tests/setup.ts', code: `${condition}\nconst { db } = require('../src/db')\nbeforeAll(() => db.sync({ force: true }))\n`, ways: [way] },
    ]),
  ),
  'that says it itself before it loads the session': { filename: 'tests/setup.ts', code: "process.env.DATABASE_URL = 'postgres://localhost/shop_test'\nconst { db } = require('../src/db')\nbeforeAll(() => db.sync({ force: true }))\n", ways: [] },
  'that opens a database of its own': { filename: 'tests/setup.ts', code: "import { Sequelize } from 'sequelize'\nconst db = new Sequelize('sqlite::memory:')\nbeforeAll(() => db.sync({ force: true }))\n", ways: [] },
}

describe("a set-up on the application's session", () => {
  test.each(Object.entries(setUps))('%s', (_name, { filename, code, files = {}, ways }) => {
    write({ 'src/db.ts': db, [filename]: code, ...files })
    expect(waysFrom(code, filename)).toEqual(ways)
  })
})
