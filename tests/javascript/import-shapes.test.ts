import { describe, expect, test } from 'vitest'
import { projectOfFiles } from './project-of-files.ts'

/** A project's files, and what a test file of it imports. */
interface Shape {
  files: Readonly<Record<string, string>>
  /** The imports of the test file; `db` where nothing else is written is what it uses. */
  code: string
  /** The way to the session, as the message gives it; `null` for no finding. */
  way: string | null
  /** The test file; `tests/db.test.ts` where left out. */
  filename?: string
}

const pool = "import { Pool } from 'pg'\nexport const db = new Pool()\n"
const fake = 'export const db = { query: async () => [] }\n'
const usingDb = "\ntest('answers', () => db.query('SELECT 1'))\n"
const workspace = '{ "name": "shop", "workspaces": ["packages/*"] }'

/** How an import finds its module. */
const resolutions: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  'relative paths': {
    'without an ending': { files: { 'src/db.ts': pool }, code: "import { db } from '../src/db'", way: '`db` ← `src/db.ts`' },
    'to a folder': { files: { 'src/db/index.ts': pool }, code: "import { db } from '../src/db'", way: '`db` ← `src/db/index.ts`' },
    'to the folder above': { files: { 'index.ts': pool }, code: "import { db } from '..'", way: '`db` ← `index.ts`' },
    'to the own folder': { files: { 'tests/index.ts': "export { db } from '../src/db'", 'src/db.ts': pool }, code: "import { db } from '.'", way: null },
    'to a folder with a package.json of its own': { files: { 'src/db/package.json': '{ "main": "client.js" }', 'src/db/client.ts': pool }, code: "import { db } from '../src/db'", way: '`db` ← `src/db/client.ts`' },
    '.js for .ts': { files: { 'src/db.ts': pool }, code: "import { db } from '../src/db.js'", way: '`db` ← `src/db.ts`' },
    '.js for .tsx': { files: { 'src/db.tsx': pool }, code: "import { db } from '../src/db.js'", way: '`db` ← `src/db.tsx`' },
    '.jsx for .tsx': { files: { 'src/db.tsx': pool }, code: "import { db } from '../src/db.jsx'", way: '`db` ← `src/db.tsx`' },
    '.mjs for .mts': { files: { 'src/db.mts': pool }, code: "import { db } from '../src/db.mjs'", way: '`db` ← `src/db.mts`' },
    '.cjs for .cts': { files: { 'src/db.cts': pool }, code: "import { db } from '../src/db.cjs'", way: '`db` ← `src/db.cts`' },
    'with a dot in the name': { files: { 'src/db.server.ts': pool }, code: "import { db } from '../src/db.server'", way: '`db` ← `src/db.server.ts`' },
    'to a module with declarations beside it': { files: { 'src/db.js': pool, 'src/db.d.ts': 'export declare const db: unknown' }, code: "import { db } from '../src/db'", way: '`db` ← `src/db.js`' },
  },
  'tsconfig.json': {
    paths: { files: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'paths without a pattern': { files: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "database": ["./src/db.ts"] } } }', 'src/db.ts': pool }, code: "import { db } from 'database'", way: '`db` ← `database` ← `src/db.ts`' },
    'paths with several places': { files: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./generated/*", "./src/*"] } } }', 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'paths to a workspace without a list': { files: { 'tsconfig.base.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@acme/db": ["libs/db/src/index.ts"] } } }', 'apps/api/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }', 'libs/db/src/index.ts': pool }, filename: 'apps/api/db.test.ts', code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `libs/db/src/index.ts`' },
    baseUrl: { files: { 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "./src" } }', 'src/database/client.ts': pool }, code: "import { db } from 'database/client'", way: '`db` ← `database/client` ← `src/database/client.ts`' },
    'extends, twice': { files: { 'tsconfig.json': '{ "extends": "./config/app" }', 'config/app.json': '{ "extends": "./base.json" }', 'config/base.json': '{ "compilerOptions": { "paths": { "@/*": ["../src/*"] } } }', 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'extends, a list': { files: { 'tsconfig.json': '{ "extends": ["./strict.json", "./paths.json"] }', 'strict.json': '{}', 'paths.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'extends, from a package of the workspace': { files: { 'package.json': workspace, 'packages/tsconfig/package.json': '{ "name": "@acme/tsconfig" }', 'packages/tsconfig/app.json': '{ "compilerOptions": { "paths": { "@/*": ["${configDir}/src/*"] } } }', 'packages/api/package.json': '{ "name": "@acme/api" }', 'packages/api/tsconfig.json': '{ "extends": "@acme/tsconfig/app.json" }', 'packages/api/src/db.ts': pool }, filename: 'packages/api/db.test.ts', code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `packages/api/src/db.ts`' },
    'project references': { files: { 'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./config" }] }', 'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'config/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["../src/*"] } } }', 'src/db.ts': pool, 'src/again.ts': "export { db } from '~/db'" }, code: "import { db } from '@/again'", way: '`db` ← `@/again` ← `src/again.ts` ← `src/db.ts`' },
    'with comments and commas': { files: { 'tsconfig.json': '\uFEFF{\n  // aliases\n  "compilerOptions": { "paths": { "@/*": ["./src/*"], /* "~/*": [] */ }, },\n}', 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'jsconfig.json': { files: { 'jsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }', 'src/db.js': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.js`' },
  },
  "a package's imports": {
    'a pattern': { files: { 'package.json': '{ "name": "shop", "imports": { "#app/*": "./app/*" } }', 'app/db.server.ts': pool }, code: "import { db } from '#app/db.server.ts'", way: '`db` ← `#app/db.server.ts` ← `app/db.server.ts`' },
    'an ending that is emitted': { files: { 'package.json': '{ "name": "shop", "imports": { "#app/*": "./app/*" } }', 'app/db.ts': pool }, code: "import { db } from '#app/db.js'", way: '`db` ← `#app/db.js` ← `app/db.ts`' },
    'one name': { files: { 'package.json': '{ "name": "shop", "imports": { "#db": "./src/db.ts" } }', 'src/db.ts': pool }, code: "import { db } from '#db'", way: '`db` ← `#db` ← `src/db.ts`' },
    'for development': { files: { 'package.json': '{ "name": "shop", "imports": { "#db": { "development": "./src/db.ts", "default": "./dist/db.js" } } }', 'src/db.ts': pool }, code: "import { db } from '#db'", way: '`db` ← `#db` ← `src/db.ts`' },
    'to a dist that is not built': { files: { 'package.json': '{ "name": "shop", "imports": { "#lib/*": "./dist/*.js" } }', 'src/db.ts': pool }, code: "import { db } from '#lib/db'", way: '`db` ← `#lib/db` ← `src/db.ts`' },
    "under the project's own condition": { files: { 'package.json': '{ "name": "shop", "imports": { "#db": { "@acme/source": "./src/db.ts", "default": "./build/db.js" } } }', 'src/db.ts': pool }, code: "import { db } from '#db'", way: '`db` ← `#db` ← `src/db.ts`' },
    'to a package of the workspace': { files: { 'package.json': '{ "name": "shop", "workspaces": ["packages/*"], "imports": { "#db": "@acme/db" } }', 'packages/db/package.json': '{ "name": "@acme/db", "main": "dist/index.js" }', 'packages/db/src/index.ts': pool }, code: "import { db } from '#db'", way: '`db` ← `#db` ← `packages/db/src/index.ts`' },
  },
  "a package's exports": Object.fromEntries(
    Object.entries({
      'a path': ['"./dist/index.js"', '', 'src/index.ts'],
      'for development': ['{ "development": "./src/client.ts", "default": "./dist/index.js" }', '', 'src/client.ts'],
      'its sources': ['{ ".": { "types": "./dist/index.d.ts", "source": "./src/client.ts", "import": "./dist/index.mjs" } }', '', 'src/client.ts'],
      'conditions in conditions': ['{ ".": { "node": { "import": { "types": "./dist/db.d.mts", "default": "./dist/db.mjs" } } } }', '', 'src/db.ts'],
      'a list': ['{ ".": ["./missing.js", "./dist/db.js"] }', '', 'src/db.ts'],
      'a subpath': ['{ ".": "./dist/index.js", "./client": "./dist/client.js" }', '/client', 'src/client.ts'],
      'a pattern': ['{ "./*": "./dist/*.js" }', '/client', 'src/client.ts'],
      'a pattern with an ending': ['{ "./*.js": "./dist/*.js" }', '/client.js', 'src/client.ts'],
      'a folder': ['{ "./": "./dist/" }', '/client.js', 'src/client.ts'],
    } satisfies Record<string, [exports: string, subpath: string, source: string]>).map(([name, [exported, subpath, source]]) => [
      name,
      {
        files: { 'package.json': workspace, 'packages/db/package.json': `{ "name": "@acme/db", "exports": ${exported} }`, [`packages/db/${source}`]: pool },
        code: `import { db } from '@acme/db${subpath}'`,
        way: `\`db\` ← \`@acme/db${subpath}\` ← \`packages/db/${source}\``,
      },
    ]),
  ),
  workspaces: {
    npm: { files: { 'package.json': '{ "workspaces": ["packages/db"] }', 'packages/db/package.json': '{ "name": "@acme/db", "main": "dist/index.js" }', 'packages/db/src/index.ts': pool }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/db/src/index.ts`' },
    'yarn, as an object': { files: { 'package.json': '{ "private": true, "workspaces": { "packages": ["packages/**"], "nohoist": ["**/react"] } }', 'packages/data/db/package.json': '{ "name": "@acme/db", "main": "lib/index.js" }', 'packages/data/db/src/index.ts': pool }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/data/db/src/index.ts`' },
    pnpm: { files: { 'package.json': '{ "name": "shop" }', 'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n  - '!packages/old'\ncatalog:\n  pg: 8.0.0\n", 'packages/db/package.json': '{ "name": "@acme/db", "main": "dist/index.js" }', 'packages/db/src/index.ts': pool, 'packages/old/package.json': '{ "name": "@acme/db" }', 'packages/old/index.ts': fake }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/db/src/index.ts`' },
    bun: { files: { 'package.json': '{ "workspaces": { "packages": ["packages/*"], "catalog": { "pg": "8.0.0" } } }', 'packages/db/package.json': '{ "name": "@acme/db", "module": "index.ts" }', 'packages/db/index.ts': pool }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/db/index.ts`' },
    'whose sources come before what is built': { files: { 'package.json': workspace, 'packages/db/package.json': '{ "name": "@acme/db", "main": "dist/index.js" }', 'packages/db/src/index.ts': "export { db } from './client.js'", 'packages/db/src/client.ts': pool, 'packages/db/dist/index.js': fake }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' },
    'with a package that is built in one file': { files: { 'package.json': workspace, 'packages/db/package.json': '{ "name": "@acme/db", "main": "dist/bundle.js" }', 'packages/db/src/index.ts': pool }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/db/src/index.ts`' },
    'with a package that says nothing of its files': { files: { 'package.json': workspace, 'packages/db/package.json': '{ "name": "@acme/db" }', 'packages/db/index.js': "const { Pool } = require('pg')\nmodule.exports = { db: new Pool() }\n" }, code: "import { db } from '@acme/db'", way: '`db` ← `@acme/db` ← `packages/db/index.js`' },
    'from inside the package, by its own name': { files: { 'package.json': workspace, 'packages/db/package.json': '{ "name": "@acme/db", "exports": { "./client": "./dist/client.js" } }', 'packages/db/src/client.ts': pool }, filename: 'packages/db/tests/db.test.ts', code: "import { db } from '@acme/db/client'", way: '`db` ← `@acme/db/client` ← `packages/db/src/client.ts`' },
    'by its own name, in no workspace': { files: { 'package.json': '{ "name": "shop", "exports": { "./client": "./dist/client.js" } }', 'src/client.ts': pool }, code: "import { db } from 'shop/client'", way: '`db` ← `shop/client` ← `src/client.ts`' },
  },
  'aliases of configurations': {
    'of Vite, for a folder': { files: { 'vite.config.ts': "import path from 'node:path'\nexport default { resolve: { alias: { '@': path.resolve(__dirname, './src') } } }", 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'of Vitest, for a module': { files: { 'vitest.config.ts': "import { fileURLToPath } from 'node:url'\nexport default { test: { alias: { database: fileURLToPath(new URL('./src/db.ts', import.meta.url)) } } }", 'src/db.ts': pool }, code: "import { db } from 'database'", way: '`db` ← `database` ← `src/db.ts`' },
    'with a pattern': { files: { 'vitest.config.ts': 'export default { resolve: { alias: [{ find: /^~\\//, replacement: `${import.meta.dirname}/src/` }] } }', 'src/db.ts': pool }, code: "import { db } from '~/db'", way: '`db` ← `~/db` ← `src/db.ts`' },
    'of a configuration that is merged': { files: { 'shared/vite.ts': "import { defineConfig } from 'vite'\nexport const shared = defineConfig({ resolve: { alias: { '@': new URL('../src', import.meta.url).pathname } } })", 'vitest.config.ts': "import { mergeConfig } from 'vitest/config'\nimport { shared } from './shared/vite'\nexport default mergeConfig(shared, {})", 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'of Jest': { files: { 'jest.config.js': "module.exports = { moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' } }", 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'of Jest, in package.json': { files: { 'package.json': '{ "name": "shop", "jest": { "moduleNameMapper": { "^database/(.*)\\\\.js$": "<rootDir>/src/$1" } } }', 'src/db.ts': pool }, code: "import { db } from 'database/db.js'", way: '`db` ← `database/db.js` ← `src/db.ts`' },
    'in the application itself': { files: { 'vite.config.ts': "export default { resolve: { alias: { '@': '/src' } } }", 'vitest.config.ts': "export default { resolve: { alias: { '@': './src' } } }", 'src/index.ts': "export { db } from '@/db'", 'src/db.ts': pool }, code: "import { db } from '../src'", way: '`db` ← `src/index.ts` ← `src/db.ts`' },
    'that lead nowhere': { files: { 'vitest.config.ts': "import { alias } from './alias'\nexport default { resolve: { alias } }" }, code: "import { db } from '@/db'", way: null },
    'that can not be read': { files: { 'vitest.config.ts': "export default { resolve: { alias: { '@': './src'" }, code: "import { db } from '@/db'", way: null },
  },
  'fakes in the place of modules': {
    'an alias of a module': { files: { 'vitest.config.ts': "export default { resolve: { alias: { '@/db': './tests/fake-db.ts', '@': './src' } } }", 'tests/fake-db.ts': fake, 'src/db.ts': pool }, code: "import { db } from '@/db'", way: null },
    'an alias of another module': { files: { 'vitest.config.ts': "export default { resolve: { alias: { '@/mail': './tests/fake-mail.ts', '@': './src' } } }", 'tests/fake-mail.ts': fake, 'src/db.ts': pool }, code: "import { db } from '@/db'", way: '`db` ← `@/db` ← `src/db.ts`' },
    'a module name mapper': { files: { 'jest.config.js': "module.exports = { moduleNameMapper: { '^@/db$': '<rootDir>/tests/fake-db.ts', '^@/(.*)$': '<rootDir>/src/$1' } }", 'tests/fake-db.ts': fake, 'src/db.ts': pool }, code: "import { db } from '@/db'", way: null },
    '__mocks__ of a library': { files: { '__mocks__/pg.ts': fake, 'src/db.ts': pool }, code: "import { test } from '@jest/globals'\nimport { db } from '../src/db'", way: null },
    '__mocks__ of a library in a scope': { files: { '__mocks__/@prisma/client.js': fake, 'src/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()" }, code: "import { test } from '@jest/globals'\nimport { db } from '../src/db'", way: null },
    '__mocks__ of a package of the workspace': { files: { 'package.json': workspace, '__mocks__/@acme/db.ts': fake, 'packages/db/package.json': '{ "name": "@acme/db" }', 'packages/db/src/index.ts': pool }, code: "import { test } from '@jest/globals'\nimport { db } from '@acme/db'", way: null },
    '__mocks__ of another package': { files: { '__mocks__/redis.ts': fake, 'src/db.ts': pool }, code: "import { test } from '@jest/globals'\nimport { db } from '../src/db'", way: '`db` ← `src/db.ts`' },
    '__mocks__ of a library, which Vitest takes only when asked': { files: { '__mocks__/pg.ts': fake, 'src/db.ts': pool }, code: "import { test } from 'vitest'\nimport { db } from '../src/db'", way: '`db` ← `src/db.ts`' },
    '__mocks__ of a library, asked for by Vitest': { files: { '__mocks__/pg.ts': fake, 'src/db.ts': pool }, code: "import { test, vi } from 'vitest'\nimport { db } from '../src/db'\nvi.mock('pg')", way: null },
    '__mocks__ of a library that the file takes in spite of it': { files: { '__mocks__/pg.ts': fake, 'src/db.ts': pool }, code: "import { jest, test } from '@jest/globals'\nimport { db } from '../src/db'\njest.unmock('pg')", way: '`db` ← `src/db.ts`' },
    '__mocks__ beside a module, not asked for': { files: { 'src/__mocks__/db.ts': fake, 'src/db.ts': pool }, code: "import { test } from '@jest/globals'\nimport { db } from '../src/db'", way: '`db` ← `src/db.ts`' },
    '__mocks__ beside a module': { files: { 'src/__mocks__/db.ts': fake, 'src/db.ts': pool }, code: "import { jest, test } from '@jest/globals'\nimport { db } from '../src/db'\njest.mock('../src/db')", way: null },
    'a mock that is asked for': { files: { 'src/db.ts': pool }, code: "import { jest, test } from '@jest/globals'\nconst { db } = jest.requireMock('../src/db')", way: null },
    'a mock that Vitest imports': { files: { 'src/db.ts': pool }, code: "import { test, vi } from 'vitest'\nconst { db } = await vi.importMock('../src/db')", way: null },
    'mock.module of node:test': { files: { 'src/db.ts': pool }, code: "import { mock, test } from 'node:test'\nmock.module('../src/db', { namedExports: { db: {} } })\nconst { db } = await import('../src/db')", way: null },
    'mock.module of Bun': { files: { 'src/db.ts': pool }, code: "import { mock, test } from 'bun:test'\nimport { db } from '../src/db'\nmock.module('../src/db', () => ({ db: {} }))", way: null },
  },
  'what is no module': {
    JSON: { files: { 'src/db.json': '{ "db": 1 }' }, code: "import db from '../src/db.json'", way: null },
    'JSON, with an attribute': { files: { 'src/db.json': '{ "db": 1 }' }, code: "import db from '../src/db.json' with { type: 'json' }", way: null },
    'JSON that is required': { files: { 'src/db.json': '{ "db": 1 }', 'src/index.ts': "export const db = require('./db.json')" }, code: "import { db } from '../src'", way: null },
    'a missing file': { files: {}, code: "import { db } from '../src/db'", way: null },
    'a missing package': { files: {}, code: "import { db } from '@acme/db'", way: null },
    'a missing alias': { files: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }, code: "import { db } from '@/db'", way: null },
    'declarations alone': { files: { 'src/db.d.ts': "import { Pool } from 'pg'\nexport declare const db: Pool" }, code: "import { db } from '../src/db'", way: null },
    'a data: address': { files: {}, code: "import { db } from 'data:text/javascript,export const db = 1'", way: null },
    'a specifier that is no path': { files: {}, code: "import { db } from '../src/\\0'", way: null },
    'an empty specifier': { files: {}, code: "import { db } from ''", way: null },
  },
}

const prisma = "import { PrismaClient } from '@prisma/client'\n"

/** What a module exports, by its text, and what a test file takes from it. */
const exported: Readonly<Record<string, { text: string; code: string; isSession: boolean }>> = {
  'globalThis.prisma ??= new PrismaClient()': { text: `${prisma}export const db = (globalThis.prisma ??= new PrismaClient())`, code: "import { db } from '../src/db'", isSession: true },
  'globalThis.prisma || new PrismaClient()': { text: `${prisma}export const db = globalThis.prisma || new PrismaClient()\nif (process.env.NODE_ENV !== 'production') globalThis.prisma = db`, code: "import { db } from '../src/db'", isSession: true },
  'an if around globalThis': { text: `${prisma}declare global { var prisma: PrismaClient }\nif (!global.prisma) { global.prisma = new PrismaClient() }\nexport const db = global.prisma`, code: "import { db } from '../src/db'", isSession: true },
  'let, assigned in branches': { text: `${prisma}let db: PrismaClient\nif (process.env.NODE_ENV === 'production') { db = new PrismaClient() } else { if (!global.db) global.db = new PrismaClient()\n db = global.db }\nexport { db }`, code: "import { db } from '../src/db'", isSession: true },
  'a Proxy over a client': { text: "import { Pool } from 'pg'\nexport const db = new Proxy(new Pool(), {})", code: "import { db } from '../src/db'", isSession: true },
  'a Proxy that opens on first use': { text: "import { Pool } from 'pg'\nlet pool\nconst open = () => (pool ??= new Pool())\nexport const db = new Proxy({}, { get: (_, name) => open()[name] })", code: "import { db } from '../src/db'", isSession: true },
  'a chain of $extends': { text: `${prisma}export const db = new PrismaClient().$extends({ model: {} }).$extends({ query: {} })`, code: "import { db } from '../src/db'", isSession: true },
  'a function that extends': { text: `${prisma}const open = () => new PrismaClient().$extends({})\nexport const db = open()`, code: "import { db } from '../src/db'", isSession: true },
  'top-level await': { text: "import { createConnection } from 'mysql2/promise'\nexport const db = await createConnection(process.env.DATABASE_URL)", code: "import { db } from '../src/db'", isSession: true },
  'a static member': { text: "import { Pool } from 'pg'\nexport class Database { static pool = new Pool() }", code: "import { Database } from '../src/db'\nconst db = Database.pool", isSession: true },
  'an instance': { text: "import { Pool } from 'pg'\nclass Database { pool = new Pool() }\nexport const database = new Database()", code: "import { database } from '../src/db'\nconst db = database.pool", isSession: true },
  'a default expression': { text: "import { Pool } from 'pg'\nexport default new Pool()", code: "import db from '../src/db'", isSession: true },
  'a default variable': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport default pool", code: "import db from '../src/db'", isSession: true },
  'a default object': { text: "import { Pool } from 'pg'\nconst db = new Pool()\nexport default { db }", code: "import database from '../src/db'\nconst { db } = database", isSession: true },
  'another member of a default object': { text: "import { Pool } from 'pg'\nexport default { db: new Pool(), limit: 1 }", code: "import database from '../src/db'\nconst db = database.limit", isSession: false },
  'a name that is listed and renamed': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport { pool as db }", code: "import { db } from '../src/db'", isSession: true },
  'a name that is listed as the default': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport { pool as default }", code: "import db from '../src/db'", isSession: true },
  'a name in quotes': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport { pool as 'the pool' }", code: "import { 'the pool' as db } from '../src/db'", isSession: true },
  'destructured names': { text: "import { Pool } from 'pg'\nconst open = () => ({ db: new Pool(), close() {} })\nexport const { db } = open()", code: "import { db } from '../src/db'", isSession: true },
  'a factory taken out of its library': { text: "import * as redis from 'redis'\nconst { createClient } = redis\nexport const db = createClient()", code: "import { db } from '../src/db'", isSession: true },
  'a factory taken out under another name, beside one with a default': { text: "import mysql from 'mysql2'\nconst { format: { escape = {} } = {}, createPool: open } = mysql\nexport const db = open({ host: process.env.DB_HOST })", code: "import { db } from '../src/db'", isSession: true },
  'destructured elements': { text: "import { Pool } from 'pg'\nexport const [db] = [new Pool()]", code: "import { db } from '../src/db'", isSession: true },
  'a namespace with a member': { text: pool, code: "import * as all from '../src/db'\nconst db = all.db", isSession: true },
  'a namespace with another member': { text: `${pool}export const limit = 1`, code: "import * as all from '../src/db'\nconst db = all.limit", isSession: false },
  'module.exports =': { text: "const { Pool } = require('pg')\nmodule.exports = new Pool()", code: "const db = require('../src/db')", isSession: true },
  'module.exports = {}': { text: "const { Pool } = require('pg')\nconst db = new Pool()\nmodule.exports = { db }", code: "const { db } = require('../src/db')", isSession: true },
  'module.exports.db =': { text: "const { Pool } = require('pg')\nmodule.exports.db = new Pool()", code: "const { db } = require('../src/db')", isSession: true },
  'exports.db =': { text: "const { Pool } = require('pg')\nexports.db = new Pool()", code: "const db = require('../src/db').db", isSession: true },
  'exports = module.exports =': { text: "const { Pool } = require('pg')\nexports = module.exports = new Pool()", code: "const db = require('../src/db')", isSession: true },
  'module.exports = exports =': { text: "const { Pool } = require('pg')\nmodule.exports = exports = { db: new Pool() }", code: "const { db } = require('../src/db')", isSession: true },
  'module.exports of what is required': { text: "module.exports = require('./client')", code: "const { db } = require('../src/db')", isSession: true },
  'module.exports that spread what is required': { text: "module.exports = { ...require('./client'), limit: 1 }", code: "const { db } = require('../src/db')", isSession: true },
  'module.exports, imported': { text: "const { Pool } = require('pg')\nmodule.exports = { db: new Pool() }", code: "import { db } from '../src/db'", isSession: true },
  'what a compiler writes': { text: "'use strict'\nObject.defineProperty(exports, '__esModule', { value: true })\nexports.db = void 0\nconst pg_1 = require('pg')\nexports.db = new pg_1.Pool()", code: "import { db } from '../src/db'", isSession: true },
  'export =': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport = pool", code: "import db = require('../src/db')", isSession: true },
  'export from': { text: "export { db } from './client'", code: "import { db } from '../src/db'", isSession: true },
  'export from, as the default': { text: "export { db as default } from './client'", code: "import db from '../src/db'", isSession: true },
  'export the default from': { text: "export { default as db } from './default'", code: "import { db } from '../src/db'", isSession: true },
  'export * from': { text: "export * from './schema'\nexport * from './client'", code: "import { db } from '../src/db'", isSession: true },
  'export * as': { text: "export * as database from './client'", code: "import { database } from '../src/db'\nconst db = database.db", isSession: true },
  'an import that is exported': { text: "import { db } from './client'\nexport { db }", code: "import { db } from '../src/db'", isSession: true },
  'an import that is exported as the default': { text: "import { db } from './client'\nexport default db", code: "import db from '../src/db'", isSession: true },
  'an import in a variable': { text: "import client from './default'\nexport const db = client", code: "import { db } from '../src/db'", isSession: true },
  'a namespace that is exported': { text: "import * as client from './client'\nexport { client }", code: "import { client } from '../src/db'\nconst db = client.db", isSession: true },
  'a namespace as the default': { text: "import * as client from './client'\nexport default client", code: "import client from '../src/db'\nconst db = client.db", isSession: true },
  'what another name of the barrel is': { text: "export * from './client'\nexport * from './schema'", code: "import { users as db } from '../src/db'", isSession: false },
  'a name that hides one of export *': { text: "export * from './client'\nexport const db = { query() {} }", code: "import { db } from '../src/db'", isSession: false },
  'the default that export * leaves out': { text: "export * from './default'", code: "import db from '../src/db'", isSession: false },
  'what an async function opens': { text: "import { Pool } from 'pg'\nconst open = async () => new Pool()\nexport const db = await open()", code: "import { db } from '../src/db'", isSession: true },
  'what a function of another module opens': { text: "import { open } from './open'\nexport const db = open()", code: "import { db } from '../src/db'", isSession: true },
  'what a class of another module holds': { text: "import { Store } from './open'\nexport const store = new Store()", code: "import { store } from '../src/db'\nconst db = store.pool", isSession: true },
  'a client from a path in its package': { text: "import { remember } from '@epic-web/remember'\nimport { PrismaClient } from '@prisma/client/index.js'\nexport const db = remember('db', () => new PrismaClient())", code: "import { db } from '../src/db'", isSession: true },
  'one of many properties': { text: `import { Pool } from 'pg'\nexport const registry = { ${Array.from({ length: 40 }, (_, index) => `part${index}: ${index}, `).join('')}db: new Pool() }`, code: "import { registry } from '../src/db'\nconst db = registry.db", isSession: true },
  'a comment at the margin': { text: "import { Pool } from 'pg'\nexport const all = {\n// the pool\n  db: new Pool(),\n}", code: "import { all } from '../src/db'\nconst db = all.db", isSession: true },
  'a template with a line at the margin': { text: "import { Pool } from 'pg'\nexport const db = new Pool({ application_name: `shop\ntests` })", code: "import { db } from '../src/db'", isSession: true },
  'the second of two variables': { text: "import { Pool } from 'pg'\nexport const limit = 1, db = new Pool()", code: "import { db } from '../src/db'", isSession: true },
  'the second of two that wait for a value': { text: "import { Pool } from 'pg'\nexport let limit, db\ndb = new Pool()", code: "import { db } from '../src/db'", isSession: true },
  'an export behind another statement': { text: "import { Pool } from 'pg'; const pool = new Pool(); export const db = pool", code: "import { db } from '../src/db'", isSession: true },
  'an indented export': { text: "  import { Pool } from 'pg'\n  export const db = new Pool()", code: "import { db } from '../src/db'", isSession: true },
  'what is put into an object later': { text: "import { Pool } from 'pg'\nexport const all = {}\nall.db = new Pool()", code: "import { all } from '../src/db'\nconst db = all.db", isSession: true },
  'a byte order mark': { text: "\uFEFFimport { Pool } from 'pg'\nexport const db = new Pool()", code: "import { db } from '../src/db'", isSession: true },
  'an import behind a directive': { text: "'use strict'; import { Pool } from 'pg'\nexport const db = new Pool()", code: "import { db } from '../src/db'", isSession: true },
  'an import behind a comment': { text: "/* eslint-disable */ import { Pool } from 'pg'\nexport const db = new Pool()", code: "import { db } from '../src/db'", isSession: true },
  'code in a comment': { text: "import { Pool } from 'pg'\nexport const db = new Pool()\n/*\nexport { db } from './fake'\n*/", code: "import { db } from '../src/db'", isSession: true },
  'a type that has the name of a class': { text: "import { Pool } from 'pg'\nclass Store { pool = new Pool() }\ninterface Store { name: string }\nexport const store = new Store()", code: "import { store } from '../src/db'\nconst db = store.pool", isSession: true },
  'a letter beyond ASCII': { text: "import { Pool } from 'pg'\nconst dänk = new Pool()\nexport { dänk as db }", code: "import { db } from '../src/db'", isSession: true },
  'a client with a dialect that is known in one branch alone': { text: "import { Kysely, PostgresDialect } from 'kysely'\nimport { NeonDialect } from 'kysely-neon'\nimport { Pool } from 'pg'\nlet db: Kysely<object>\nif (process.env.NODE_ENV === 'production') db = new Kysely({ dialect: new NeonDialect({ connectionString: process.env.DATABASE_URL }) })\nelse db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ database: process.env.DB_NAME }) }) })\nexport default db", code: "import db from '../src/db'\nawait sql`SELECT 1`.execute(db)", isSession: true },
  'an async function that is called on the spot': { text: "import { Pool } from 'pg'\nexport const db = (async () => new Pool())()", code: "import { db } from '../src/db'\nawait (await db).query('SELECT 1')", isSession: true },
  'what a method of an object opens': { text: "import { Pool } from 'pg'\nconst factory = { create: () => new Pool() }\nexport const db = factory.create()", code: "import { db } from '../src/db'", isSession: true },
  'what a method of an object in another module opens': { text: "import { factory } from './factory'\nexport const db = factory.getInstance()", code: "import { db } from '../src/db'", isSession: true },
  'functions that call each other': { text: "import { Pool } from 'pg'\nconst connect = (n = 0) => { try { return new Pool() } catch { return retry(n) } }\nconst retry = (n) => connect(n + 1)\nexport const main = connect()\nexport const db = retry(0)", code: "import { db } from '../src/db'", isSession: true },
  'an object with an async function that runs queries': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport const db = { query: async (text, values) => pool.query(text, values) }", code: "import { db } from '../src/db'\nawait db.query('SELECT ' + 1)", isSession: true },
  'a function that runs queries': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport const db = (text, values) => pool.query(text, values)", code: "import { db } from '../src/db'\nawait db('DELETE FROM users')", isSession: true },
  'a function that runs queries and logs them': { text: "import pg from 'pg'\nconst pool = new pg.Pool()\nexport async function db(text: string, values?: unknown[]) {\n  const result = await pool.query<Row>(text, values)\n  console.log(text)\n  return result\n}", code: "import { db } from '../src/db'\nconst users = await db('SELECT * FROM users')", isSession: true },
  'a function that hands on all it is given': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport function db(...parameters) { return pool.query(...parameters) }", code: "import * as all from '../src/db'\nawait all.db('SELECT 1')", isSession: true },
  'an object with a function that runs queries': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport default { query: (text, values) => pool.query(text, values) }", code: "import db from '../src/db'\nawait db.query('SELECT 1')", isSession: true },
  'a CommonJS object with a function that runs queries': { text: "const { Pool } = require('pg')\nconst pool = new Pool()\nmodule.exports = { query: (text, values) => pool.query(text, values) }", code: "const db = require('../src/db')\nawait db.query('SELECT 1')", isSession: true },
  'a function that runs a query of its own': { text: "import { Pool } from 'pg'\nconst pool = new Pool()\nexport const db = (id) => pool.query('SELECT * FROM users WHERE id = $1', [id])", code: "import { db } from '../src/db'\nawait db(1)", isSession: false },
  'a function that runs queries on what it is given': { text: "import type { Pool } from 'pg'\nexport const db = (text: string, pool: Pool) => pool.query(text)", code: "import { db } from '../src/db'\nawait db('SELECT 1', pool)", isSession: false },
  'a promise of a session': { text: "import { cache } from 'react'\nimport { db as pool } from './client'\nexport const db = cache(async () => pool)", code: "import { db } from '../src/db'", isSession: false },
  'an object whose functions open one': { text: "import { Pool } from 'pg'\nexport const db = { open: () => new Pool(), limit: 1 }", code: "import { db } from '../src/db'", isSession: false },
  'a class of a session, constructed': { text: "import { Pool } from 'pg'\nexport class Store { static pool = new Pool() }", code: "import { Store } from '../src/db'\nconst db = new Store()", isSession: false },
  'a type': { text: "export type { db } from './client'", code: "import { db } from '../src/db'", isSession: false },
  'a schema': { text: "export { users as db } from './schema'", code: "import { db } from '../src/db'", isSession: false },
  'a model': { text: "import { Model } from 'sequelize'\nexport class db extends Model {}", code: "import { db } from '../src/db'", isSession: false },
  'an enum': { text: "export enum db { query }", code: "import { db } from '../src/db'", isSession: false },
  'a function that takes a client': { text: "import type { Pool } from 'pg'\nexport const db = { query: (pool: Pool) => pool.query('SELECT 1') }", code: "import { db } from '../src/db'", isSession: false },
  'a factory': { text: "import { Pool } from 'pg'\nexport const open = (url: string) => new Pool({ connectionString: url })", code: "import { open } from '../src/db'\nconst db = open('postgres://localhost/shop_test')", isSession: false },
}
const besideExported = {
  'src/factory.ts': "import { Pool } from 'pg'\nlet pool: Pool | undefined\nexport const factory = { getInstance() { return (pool ??= new Pool()) } }\n",
  'src/open.ts': "import { Pool } from 'pg'\nexport function open() {\n  return new Pool()\n}\nexport class Store {\n  pool = new Pool()\n}\n",
  'src/client.ts': pool,
  'src/default.ts': "import { Pool } from 'pg'\nexport default new Pool()\n",
  'src/schema.ts': "import { pgTable, text } from 'drizzle-orm/pg-core'\nexport const users = pgTable('users', { name: text() })\n",
}

const { waysFrom, write } = projectOfFiles()

describe.each(Object.entries(resolutions))('%s', (_group, shapes) => {
  test.each(Object.entries(shapes))('%s', (_name, shape) => {
    write(shape.files)
    expect(waysFrom(`${shape.code}${usingDb}`, shape.filename)).toEqual(shape.way === null ? [] : [shape.way])
  })
})

describe('what a module exports', () => {
  test.each(Object.entries(exported))('%s', (_name, { text, code, isSession }) => {
    write({ ...besideExported, 'src/db.ts': text })
    expect(waysFrom(`${code}${usingDb}`)).toHaveLength(isSession ? 1 : 0)
  })
})
