import { describe, expect, test } from 'vitest'
import { projectOfFiles } from './project-of-files.ts'

const { waysFrom, write } = projectOfFiles()

const connecting = "import mongoose from 'mongoose'\nexport const connectDB = async () => {\n  try {\n    const { connection } = await mongoose.connect(process.env.MONGO_URL!)\n    console.log(connection.host)\n  } catch {\n    process.exit(1)\n  }\n}\n"
const calling = "import { connectDB } from '../src/db'\nbeforeAll(async () => {\n  await connectDB()\n})\ntest('answers', () => {})\n"
const way = '`connectDB` ← `src/db.ts`'

interface Shape {
  files: Readonly<Record<string, string>>
  code: string
  ways: readonly string[]
}

const connected: Readonly<Record<string, Shape>> = {
  'called in a hook': { files: { 'src/db.ts': connecting }, code: calling, ways: [way] },
  'handed to a hook': { files: { 'src/db.ts': connecting }, code: "import { connectDB } from '../src/db'\nbeforeAll(connectDB)\ntest('answers', () => {})\n", ways: [way] },
  'called in a test': { files: { 'src/db.ts': connecting }, code: "import { connectDB } from '../src/db'\ntest('answers', async () => { await connectDB() })\n", ways: [way] },
  'a default export': { files: { 'src/db.ts': connecting.replace('export const connectDB = async ()', 'export default async function connect()').replace('=> {', '{') }, code: calling.replace('{ connectDB }', 'connectDB'), ways: [way] },
  'a function that names its import': { files: { 'src/db.ts': "import { connect } from 'mongoose'\nexport async function connectDB() {\n  await connect('mongodb://localhost/shop')\n}\n" }, code: calling, ways: [way] },
  'a promise around it': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nexport const connectDB = () => new Promise((resolve, reject) => { mongoose.connect(process.env.MONGO_URL!).then(resolve, reject) })\n" }, code: calling, ways: [way] },
  'a function with a default': { files: { 'src/db.ts': connecting.replace('async ()', 'async (url = process.env.MONGO_URL!)').replace('process.env.MONGO_URL!)\n', 'url)\n') }, code: calling, ways: [way] },
  'CommonJS': { files: { 'src/db.js': "const mongoose = require('mongoose')\nconst connectDB = async () => { await mongoose.connect(process.env.MONGO_URL) }\nmodule.exports = connectDB\n" }, code: calling.replace("import { connectDB } from '../src/db'", "const connectDB = require('../src/db')"), ways: ['`connectDB` ← `src/db.js`'] },
  'CommonJS, a property': { files: { 'src/db.js': "const mongoose = require('mongoose')\nexports.connectDB = () => mongoose.connect(process.env.MONGO_URL)\n" }, code: calling.replace("import { connectDB } from '../src/db'", "const { connectDB } = require('../src/db')"), ways: ['`connectDB` ← `src/db.js`'] },
  'a member of a namespace': { files: { 'src/db.ts': connecting }, code: "import * as db from '../src/db'\nbeforeAll(() => db.connectDB())\ntest('answers', () => {})\n", ways: ['`db` ← `src/db.ts`'] },
  'a member of an object': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nexport const database = { connect: () => mongoose.connect(process.env.MONGO_URL!), close: () => mongoose.disconnect() }\n" }, code: "import { database } from '../src/db'\nbeforeAll(() => database.connect())\nafterAll(() => database.close())\ntest('answers', () => {})\n", ways: ['`database` ← `src/db.ts`'] },
  'a method of an instance': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nclass Database {\n  async connect() {\n    await mongoose.connect(process.env.MONGO_URL!)\n  }\n}\nexport const database = new Database()\n" }, code: "import { database } from '../src/db'\nbeforeAll(async () => { await database.connect() })\ntest('answers', () => {})\n", ways: ['`database` ← `src/db.ts`'] },
  'through a re-export': { files: { 'src/db.ts': connecting, 'src/index.ts': "export { connectDB } from './db'" }, code: calling.replace('../src/db', '../src'), ways: ['`connectDB` ← `src/index.ts` ← `src/db.ts`'] },
  'through a barrel': { files: { 'src/db.ts': connecting, 'src/index.ts': "export * from './users'\nexport * from './db'", 'src/users.ts': 'export const users = []' }, code: calling.replace('../src/db', '../src'), ways: ['`connectDB` ← `src/index.ts` ← `src/db.ts`'] },
  'what starts the application': { files: { 'src/server.ts': "import mongoose from 'mongoose'\nimport { app } from './app'\nexport async function start() {\n  await mongoose.connect(process.env.MONGO_URL!)\n  return app.listen(3000)\n}\n", 'src/app.ts': "import express from 'express'\nexport const app = express()\n" }, code: "import { start } from '../src/server'\nbeforeAll(start)\ntest('answers', () => {})\n", ways: ['`start` ← `src/server.ts`'] },
  'with a variable that is set too late': { files: { 'src/db.ts': connecting }, code: `${calling}process.env.MONGO_URL = 'mongodb://localhost/shop_test'\n`, ways: [way] },
}

const harmless: Readonly<Record<string, Shape>> = {
  'a function that is told where to': { files: { 'src/db.ts': connecting.replace('async ()', 'async (url: string)').replace('process.env.MONGO_URL!', 'url') }, code: calling.replace('connectDB()', "connectDB('mongodb://localhost/shop_test')"), ways: [] },
  'another database when tests run': { files: { 'src/db.ts': connecting.replace('process.env.MONGO_URL!', "process.env.NODE_ENV === 'test' ? process.env.OTHER_URL! : process.env.MONGO_URL!") }, code: calling, ways: [] },
  'a server of its own when tests run': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nimport { MongoMemoryServer } from 'mongodb-memory-server'\nexport async function connectDB() {\n  let url = process.env.MONGO_URL!\n  if (process.env.NODE_ENV === 'test') {\n    const server = await MongoMemoryServer.create()\n    url = server.getUri()\n  }\n  await mongoose.connect(url)\n}\n" }, code: calling, ways: [] },
  'a server of its own': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nimport { MongoMemoryServer } from 'mongodb-memory-server'\nexport async function connectDB() {\n  const server = await MongoMemoryServer.create()\n  await mongoose.connect(server.getUri())\n}\n" }, code: calling, ways: [] },
  'a variable that the file sets before': { files: { 'src/db.ts': connecting }, code: "import { connectDB } from '../src/db'\nbeforeAll(async () => {\n  process.env.MONGO_URL = 'mongodb://localhost/shop_test'\n  await connectDB()\n})\ntest('answers', () => {})\n", ways: [] },
  'a variable that the set-up sets': { files: { 'src/db.ts': connecting, 'vitest.config.ts': "export default { test: { setupFiles: ['./tests/setup.ts'] } }", 'tests/setup.ts': "process.env.MONGO_URL = 'mongodb://localhost/shop_test'" }, code: calling, ways: [] },
  ...Object.fromEntries(
    ["vi.spyOn(mongoose, 'connect').mockResolvedValue(mongoose)", "sinon.stub(mongoose, 'connect').resolves()", "mock.method(mongoose, 'connect', async () => {})", 'mongoose.connect = vi.fn()'].map((fake) => [
      `a connection that is faked: ${fake}`,
      { files: { 'src/db.ts': connecting }, code: `import mongoose from 'mongoose'\nimport { connectDB } from '../src/db'\ntest('connects', async () => {\n  ${fake}\n  await connectDB()\n})\n`, ways: [] },
    ]),
  ),
  'a function that connects again later': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nexport const connectDB = () => { mongoose.connection.on('disconnected', () => mongoose.connect(process.env.MONGO_URL!)) }\n" }, code: calling, ways: [] },
  'a function that returns early when tests run': { files: { 'src/db.ts': connecting.replace('  try {', "  if (process.env.NODE_ENV === 'test') return\n  try {") }, code: calling, ways: [] },
  'a database whose name says that it is for tests': { files: { 'src/db.ts': connecting.replace('process.env.MONGO_URL!', "'mongodb://localhost/shop_test'") }, code: calling, ways: [] },
  'a function that is handed to a spy': { files: { 'src/db.ts': connecting }, code: "import { connectDB } from '../src/db'\ntest('is called', () => { const spy = vi.fn(connectDB); expect(spy).not.toHaveBeenCalled() })\n", ways: [] },
  'a module that is mocked': { files: { 'src/db.ts': connecting }, code: `vi.mock('../src/db')\n${calling}`, ways: [] },
  'a library that is mocked': { files: { 'src/db.ts': connecting }, code: `vi.mock('mongoose')\n${calling}`, ways: [] },
  'a function that is only looked at': { files: { 'src/db.ts': connecting }, code: "import { connectDB } from '../src/db'\ntest('is a function', () => { expect(connectDB).toBeTypeOf('function') })\n", ways: [] },
  'a function that is only named': { files: { 'src/db.ts': connecting }, code: "import { connectDB } from '../src/db'\nconst context = { connectDB }\ntest('answers', () => context)\n", ways: [] },
  "the tests' own function": { files: { 'tests/database.ts': connecting }, code: calling.replace('../src/db', './database'), ways: [] },
  'a function that only makes the inner one': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nexport function connectDB() {\n  const connect = () => mongoose.connect(process.env.MONGO_URL!)\n  return { connect }\n}\n" }, code: calling, ways: [] },
  'a function that makes a connection of its own': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nexport const connectDB = () => mongoose.createConnection(process.env.MONGO_URL!)\n" }, code: calling, ways: [] },
  'a function that only closes': { files: { 'src/db.ts': "import mongoose from 'mongoose'\nexport const connectDB = () => mongoose.disconnect()\n" }, code: calling, ways: [] },
  'modules that re-export from each other': { files: { 'src/db.ts': "export { connectDB } from './other'", 'src/other.ts': "export { connectDB } from './db'" }, code: calling, ways: [] },
}

describe.each([
  ['a function that connects every model', connected],
  ['a function that does no harm', harmless],
])('%s', (_group, shapes) => {
  test.each(Object.entries(shapes))('%s', (_name, { files, code, ways }) => {
    write(files)
    expect(waysFrom(code)).toEqual(ways)
  })
})
