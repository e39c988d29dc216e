import { describe, expect, test } from 'vitest'
import { projectOfFiles } from './project-of-files.ts'

const { waysFrom, write } = projectOfFiles()

const importingDb = "import { db } from '../src/db'\ntest('answers', () => db.query('SELECT 1'))\n"
const pg = "import { Pool } from 'pg'\n"

/** Modules that open another database when tests run. */
const chosen: Readonly<Record<string, string>> = {
  'a condition': `${pg}export const db = new Pool({ connectionString: process.env.NODE_ENV === 'test' ? process.env.DATABASE_FOR_TESTS : process.env.DATABASE_URL })`,
  'a negated condition': `${pg}export const db = new Pool({ connectionString: process.env.NODE_ENV !== 'test' ? process.env.DATABASE_URL : 'postgres://localhost/shop_test' })`,
  'a switch in a constant': `${pg}const isTest = process.env.NODE_ENV === 'test'\nexport const db = new Pool({ database: isTest ? 'shop_test' : 'shop' })`,
  'a constant with another name': `${pg}const inSuite = process.env.NODE_ENV === 'test'\nexport const db = new Pool({ database: inSuite ? 'shop_test' : 'shop' })`,
  'a variable of the test runner': `${pg}export const db = new Pool({ database: process.env.VITEST ? 'shop_test' : 'shop' })`,
  'a switch of the configuration': `${pg}import { config } from './config'\nexport const db = new Pool({ database: config.isTest ? 'shop_test' : 'shop' })`,
  'a constant for the address': `${pg}const url = process.env.NODE_ENV === 'test' ? 'postgres://localhost/shop_test' : process.env.DATABASE_URL\nexport const db = new Pool({ connectionString: url })`,
  'a part of a template': `${pg}const suffix = process.env.NODE_ENV === 'test' ? '_test' : ''\nexport const db = new Pool({ connectionString: \`postgres://localhost/shop\${suffix}\` })`,
  'a second assignment': `${pg}let url = process.env.DATABASE_URL\nif (process.env.NODE_ENV === 'test') url = process.env.OTHER_URL\nexport const db = new Pool({ connectionString: url })`,
  'an operand': `${pg}const isTest = process.env.NODE_ENV === 'test'\nexport const db = new Pool({ connectionString: (isTest && 'postgres://localhost/shop_test') || process.env.DATABASE_URL })`,
  'a function': `${pg}function address() {\n  switch (process.env.NODE_ENV) {\n    case 'test':\n      return 'postgres://localhost/shop_test'\n    default:\n      return process.env.DATABASE_URL\n  }\n}\nexport const db = new Pool({ connectionString: address() })`,
  'an opening for each': `${pg}export let db: Pool\nif (process.env.NODE_ENV === 'test') db = new Pool({ database: 'shop_test' })\nelse db = new Pool()`,
  'an opening for each in one expression': `${pg}export const db = process.env.NODE_ENV === 'test' ? new Pool({ database: 'shop_test' }) : new Pool()`,
  'a variable for tests': `${pg}export const db = new Pool({ connectionString: process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL })`,
  'a constant for tests': `${pg}const testUrl = 'postgres://localhost/shop'\nexport const db = new Pool({ connectionString: testUrl })`,
  'a setting for tests': `${pg}import { config } from './config'\nexport const db = new Pool({ connectionString: config.testDatabaseUrl })`,
  'options for each environment': `${pg}const options = { development: { database: 'shop' }, test: { database: 'shop_test' }, production: { database: 'shop' } }\nexport const db = new Pool(options[process.env.NODE_ENV ?? 'development'])`,
  'options for each environment, tests by their other name': `import knex from 'knex'\nconst options = { development: { client: 'sqlite3', connection: { filename: './data/shop.db3' } }, testing: { client: 'sqlite3', connection: { filename: './data/shop-tests.db3' } } }\nexport const db = knex(options[process.env.NODE_ENV])`,
  'options for each environment, spread': `${pg}const environment = process.env.NODE_ENV ?? 'development'\nconst options = { development: { database: 'shop' }, test: { database: 'shop_test' } }\nexport const db = new Pool({ ...options[environment], max: 5 })`,
  'options for each environment that are not seen': `${pg}import options from '../config/database.json'\nexport const db = new Pool(options[process.env.NODE_ENV ?? 'development'])`,
  'a property of options for each environment': `import { Sequelize } from 'sequelize'\nconst env = process.env.NODE_ENV || 'development'\nconst config = require('../config/config.json')[env]\nexport const db = config.use_env_variable ? new Sequelize(process.env[config.use_env_variable], config) : new Sequelize(config.database, config.username, config.password, config)`,
  'a file of variables': `${pg}import dotenv from 'dotenv'\ndotenv.config({ path: process.env.NODE_ENV === 'test' ? '.env.test' : '.env' })\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'a file of variables, by the name of the environment': `${pg}import dotenv from 'dotenv'\ndotenv.config({ path: \`.env.\${process.env.NODE_ENV}\` })\nexport const db = new Pool()`,
  'a file of variables that another module loads': `${pg}import './load'\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'a file of variables for the settings': `import knex from 'knex'\nimport { options } from './options'\nexport const db = knex(options)`,
  'a property of a connection': `import knex from 'knex'\nexport const db = knex({ client: 'pg', connection: { host: 'localhost', database: process.env.NODE_ENV === 'test' ? 'shop_test' : 'shop' } })`,
  'the name of the environment in the name': `${pg}export const db = new Pool({ database: \`shop_\${process.env.NODE_ENV}\` })`,
  'the name of the environment in the name of the variable': `${pg}const suffix = process.env.NODE_ENV === 'test' ? '_FOR_TESTS' : ''\nexport const db = new Pool({ connectionString: process.env['DATABASE_URL' + suffix] })`,
  'a database whose name says it': `${pg}export const db = new Pool({ connectionString: 'postgres://localhost/shop_test' })`,
  'a variable that is assigned': `${pg}if (process.env.NODE_ENV === 'test') process.env.DATABASE_URL = process.env.OTHER_URL\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'an option that is assigned': `${pg}const options = { connectionString: process.env.DATABASE_URL }\nif (process.env.NODE_ENV === 'test') options.connectionString = process.env.OTHER_URL\nexport const db = new Pool(options)`,
  'a guard in the application': `${pg}const url = process.env.DATABASE_URL\nif (process.env.NODE_ENV === 'test' && !url?.endsWith('_test')) throw new Error('no')\nexport const db = new Pool({ connectionString: url })`,
  'a module for each environment': `${pg}const options = require(\`./environments/\${process.env.NODE_ENV}\`)\nexport const db = new Pool(options)`,
  'options for each environment, that name different ones': `${pg}const options = process.env.NODE_ENV === 'test' ? { database: 'shop', host: 'db-for-tests' } : { database: 'shop', host: 'db' }\nexport const db = new Pool(options)`,
  'the configuration of the package config': `${pg}import config from 'config'\nexport const db = new Pool({ connectionString: config.get('database.url') })`,
  'the configuration of the package config, in another module': `import knex from 'knex'\nconst options = require('./knexfile')\nexport const db = knex(options[process.env.NODE_ENV ?? 'development'])`,
  'a file of variables, by the name of the stage': `${pg}import dotenv from 'dotenv'\nconst stage = process.env.NODE_ENV\ndotenv.config({ path: \`.env.\${stage}\` })\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'an imported text': `${pg}import { url } from './config'\nexport const db = new Pool({ connectionString: url })`,
  'an imported text, passed on': `${pg}import { url } from './settings'\nexport const db = new Pool({ connectionString: url })`,
  'a member of an imported object': `${pg}import { config } from './config'\nexport const db = new Pool({ connectionString: config.database.url })`,
  'a member of a namespace': `${pg}import * as config from './config'\nexport const db = new Pool({ connectionString: config.url })`,
  'a required member': `${pg}const { url } = require('./common')\nexport const db = new Pool({ connectionString: url })`,
  'a default export': `${pg}import url from './config'\nexport const db = new Pool({ connectionString: url })`,
}

/** Modules that open the same database whether tests run or not. */
const same: Readonly<Record<string, string>> = {
  'a condition about production': `${pg}export const db = new Pool({ connectionString: process.env.NODE_ENV === 'production' ? process.env.DATABASE_URL : process.env.LOCAL_URL })`,
  'another option by a condition': `${pg}export const db = new Pool({ connectionString: process.env.DATABASE_URL, max: process.env.NODE_ENV === 'test' ? 1 : 10 })`,
  'another statement under a condition': `${pg}export const db = new Pool({ connectionString: process.env.DATABASE_URL })\nif (process.env.NODE_ENV !== 'test') db.on('error', console.error)`,
  'options for each environment without any for tests': `${pg}const options = { development: { database: 'shop' }, production: { database: 'shop' } }\nexport const db = new Pool(options[process.env.NODE_ENV ?? 'development'])`,
  'the same options for each environment': `${pg}const options = { development: { database: process.env.DB, max: 10 }, test: { database: process.env.DB, max: 1 } }\nexport const db = new Pool(options[process.env.NODE_ENV ?? 'development'])`,
  'the same options for each environment, in a file of their own': `import { Sequelize } from 'sequelize'\nconst config = require('./environments')[process.env.NODE_ENV || 'development']\nexport const db = new Sequelize(config.database, config.user, config.password, config)`,
  'options chosen by something else': `${pg}const options = { eu: { database: 'shop' }, us: { database: 'shop' } }\nexport const db = new Pool(options[process.env.REGION ?? 'eu'])`,
  'a file of variables without tests': `${pg}import dotenv from 'dotenv'\ndotenv.config({ path: '.env.local' })\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'a demand of something else': `${pg}const isTest = process.env.NODE_ENV === 'test'\nif (!process.env.API_KEY && !isTest) throw new Error('API_KEY is required')\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'a pattern that is tested': `${pg}const url = process.env.DATABASE_URL ?? ''\nexport const db = new Pool({ connectionString: /sslmode/.test(url) ? url : url + '?sslmode=require' })`,
  'an opening behind a pattern that is tested': `${pg}const url = process.env.DATABASE_URL ?? ''\nexport const db = /rds/.test(url) ? new Pool({ connectionString: url, ssl: true }) : new Pool({ connectionString: url })`,
  'a comment about a file of variables': `${pg}import 'dotenv/config'\n// locally, copy '.env.test' to .env\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'an error that names a file of variables': `${pg}import 'dotenv/config'\nif (!process.env.DATABASE_URL) throw new Error('Set DATABASE_URL, see .env.test.example')\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'other options by a condition, spread': `${pg}export const db = new Pool({ connectionString: process.env.DATABASE_URL, ...(process.env.NODE_ENV !== 'test' && { ssl: true }) })`,
  'other options by a condition, one or the other': `${pg}const options = process.env.NODE_ENV === 'test' ? { max: 1 } : {}\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL, ...options })`,
  'other options of a client that names no database': `import { PrismaClient } from '@prisma/client'\nconst options = process.env.NODE_ENV === 'test' ? {} : { log: ['query'] }\nexport const db = new PrismaClient(options)`,
  'a parameter of the address by a condition': `${pg}const ssl = process.env.NODE_ENV === 'test' ? '' : '?sslmode=require'\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL + ssl })`,
  'the same address in both branches': `${pg}export const db = new Pool({ connectionString: process.env.NODE_ENV === 'test' ? process.env.DATABASE_URL : process.env.DATABASE_URL })`,
  'the same opening in both branches': `import { PrismaClient } from '@prisma/client'\nexport let db: PrismaClient\nif (process.env.NODE_ENV === 'test') db = new PrismaClient()\nelse { globalThis.db ??= new PrismaClient(); db = globalThis.db }`,
  'the same database with other options in both branches': `${pg}export let db: Pool\nif (process.env.NODE_ENV === 'test') db = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 })\nelse db = new Pool({ connectionString: process.env.DATABASE_URL })`,
  'a database for tests as a fallback': `${pg}export const db = new Pool({ connectionString: process.env.DATABASE_URL ?? process.env.TEST_DATABASE_URL })`,
  'a name that means other tests': `${pg}export const db = new Pool({ connectionString: process.env.AB_TEST_DATABASE_URL })`,
  'a mode of something else': `${pg}const testMode = process.env.STRIPE_KEY?.startsWith('sk_test')\nexport const db = new Pool({ connectionString: testMode ? process.env.DATABASE_URL : process.env.OTHER_URL })`,
  'options for each environment with other seeds': `import knex from 'knex'\nconst options = { development: { client: 'pg', connection: process.env.DATABASE_URL, seeds: { directory: './seeds' } }, test: { client: 'pg', connection: process.env.DATABASE_URL, seeds: { directory: './seeds/test' } } }\nconst db = knex(options[process.env.NODE_ENV ?? 'development'])\nexport { db }`,
  'a variable whose name only has the letters': `${pg}export const db = new Pool({ connectionString: process.env.LATEST_DATABASE_URL })`,
  'modules that import each other': `${pg}import { url } from './circle'\nexport const db = new Pool({ connectionString: url })`,
}

const beside = {
  'src/config.ts': "export const url = process.env.NODE_ENV === 'test' ? process.env.OTHER_URL : process.env.DATABASE_URL\nexport const config = { isTest: process.env.NODE_ENV === 'test', database: { url } }\nexport default url\n",
  'src/load.ts': "import { config } from 'dotenv'\nif (process.env.APP_ENV === 'test') config({ path: '../.env.test' })\nelse config()\n",
  'src/options.ts': "import { settings } from './environment'\nexport const options = { client: 'pg', connection: { host: settings.host, database: settings.database } }\n",
  'src/environment.ts': "import './load'\nexport const settings = { host: process.env.DB_HOST, database: process.env.DB_NAME }\n",
  'src/settings.ts': "export { url } from './config'\n",
  'src/common.js': "module.exports = { url: process.env.NODE_ENV === 'test' ? process.env.OTHER_URL : process.env.DATABASE_URL }\n",
  'src/environments.js': 'const shop = { database: process.env.DB, user: process.env.USER, password: process.env.PASSWORD }\nmodule.exports = { development: { ...shop, logging: console.log }, test: { ...shop, logging: false } }\n',
  'config/test.json': '{}',
  'src/knexfile.js': "const config = require('config')\nconst options = { client: 'pg', connection: config.get('database.url') }\nmodule.exports = { development: options, test: options }\n",
  'src/circle.ts': "export { url } from './round'\n",
  'src/round.ts': "export { url } from './circle'\n",
}

describe('another database when tests run', () => {
  test.each(Object.entries(chosen))('%s', (_name, text) => {
    write({ ...beside, 'src/db.ts': text })
    expect(waysFrom(importingDb)).toEqual([])
  })
})

describe('the same database when tests run', () => {
  test.each(Object.entries(same))('%s', (_name, text) => {
    write({ ...beside, 'src/db.ts': text })
    expect(waysFrom(importingDb)).toEqual(['`db` ← `src/db.ts`'])
  })
})

test('a session that is named for tests', () => {
  write({ 'src/db.ts': `${pg}export const testPool = new Pool()\nexport const latestPool = new Pool()` })
  expect(waysFrom("import { latestPool, testPool } from '../src/db'\ntest('answers', () => Promise.all([latestPool.query('SELECT 1'), testPool.query('SELECT 1')]))\n")).toEqual(['`latestPool` ← `src/db.ts`'])
})
