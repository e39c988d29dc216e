import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { libraries } from '../../src/libraries/registry.ts'
import workspace from './installed/package.json' with { type: 'json' }
import { RealTypes, findPackage } from './real-types.ts'

/** Libraries whose first package is not installed, and why. */
const notInstalled: Readonly<Record<string, string>> = {
  '@sequelize/core': 'an alpha version',
  duckdb: 'deprecated, and a large binary',
  libsql: 'present only as a dependency of @libsql/client',
  'mongodb-memory-server': 'the same as mongodb-memory-server-core, with a download of MongoDB',
  'node:sqlite': 'not in the types of the oldest Node.js version the plugin runs on',
  tedious: 'present only as a dependency of mssql',
}

/** What a model says and the installed declarations do not, by library and the reason why it is right nonetheless. */
const notDeclared: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '@mikro-orm/core': {
    'new in version 7': [
      'AbstractSqlConnection.executeDump is no member',
      'AbstractSqlConnection.getClient is no member',
      'SchemaGenerator.create is no member',
      'SchemaGenerator.refresh is no member',
      'SqlEntityManager.getKysely is no member',
    ],
  },
  '@prisma/client': {
    'generated from the schema': [
      "module.Prisma is no export of '@prisma/client'",
      "module.PrismaClient is no export of '@prisma/client'",
    ],
  },
  knex: {
    'there, but not declared (lib/schema/builder.js)': [
      'SchemaBuilder.createExtension is no member',
      'SchemaBuilder.createExtensionIfNotExists is no member',
      'SchemaBuilder.dropExtension is no member',
      'SchemaBuilder.dropExtensionIfExists is no member',
    ],
    'the interface Knex, which shares its name with the namespace': ['types.() is no member'],
  },
  kysely: {
    'new in version 0.29': ["module.PGliteDialect is no export of 'kysely'"],
  },
  mssql: {
    'there, but not declared (lib/base/index.js)': ["module.batch is no export of 'mssql'", "module.close is no export of 'mssql'"],
  },
  postgres: {
    'there, but not declared (src/index.js)': ['ReservedSql.close is no member', 'Sql.close is no member'],
  },
  sequelize: {
    'the module is the class (lib/sequelize.js)': [
      "module.() is no export of 'sequelize'",
      'module.default cannot be constructed',
    ],
  },
  sqlite3: {
    'a plain function, which takes new too (lib/sqlite3.js)': ['Cached.Database cannot be constructed'],
  },
  typeorm: {
    'gone since version 1, or deprecated before it': [
      'DataSource.close is no member',
      'DataSource.connect is no member',
      'DataSource.getCustomRepository is no member',
      'EntityManager.getCustomRepository is no member',
      "module.Connection is no export of 'typeorm'",
      "module.ConnectionManager is no export of 'typeorm'",
      "module.SqljsEntityManager is no export of 'typeorm'",
      "module.createConnection is no export of 'typeorm'",
      "module.createConnections is no export of 'typeorm'",
      "module.getConnection is no export of 'typeorm'",
      "module.getConnectionManager is no export of 'typeorm'",
      "module.getCustomRepository is no export of 'typeorm'",
      "module.getManager is no export of 'typeorm'",
      "module.getMongoManager is no export of 'typeorm'",
      "module.getMongoRepository is no export of 'typeorm'",
      "module.getRepository is no export of 'typeorm'",
      "module.getSqljsManager is no export of 'typeorm'",
      "module.getTreeRepository is no export of 'typeorm'",
    ],
  },
}

const installed = new RealTypes(fileURLToPath(new URL('installed/installed-types.ts', import.meta.url)), ['node', 'bun-types'])
const differences = installed.compare(libraries)

const prisma = libraries.find(({ name }) => name === '@prisma/client')

/** Methods that no exported type declares, and why. */
const methodsElsewhere: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '@prisma/client': { 'generated from the schema': [prisma?.reads, prisma?.inserts].flatMap((names) => names ?? []) },
  'drizzle-orm': { 'of RelationalQueryBuilder (pg-core/query-builders/query.d.ts), which no entry exports': ['findFirst', 'findMany'] },
}

/** Installed libraries whose methods say what a chain of calls does. */
const readers = libraries.filter(({ inserts, name, reads, renders }) => notInstalled[name] === undefined && [inserts, reads, renders].some((names) => names !== undefined))

/** The installed packages; a package of types stands for what it describes. */
const packages = Object.keys(workspace.devDependencies).map((name) => (name === 'bun-types' ? 'bun' : name.replace('@types/', '')))

describe('library models', () => {
  test.each(libraries.map(({ name }) => name))('%s says what its declarations say', (name) => {
    expect(differences.get(name)?.toSorted()).toEqual(Object.values(notDeclared[name] ?? {}).flat().toSorted())
  })

  test.each(readers.map(({ name }) => name))('%s declares what its model says to read, to write and to write SQL out', (name) => {
    const [library] = readers.filter((each) => each.name === name)
    const said = [library?.reads, library?.renders, library?.inserts].flatMap((names) => names ?? [])
    const declared = library && installed.memberNames(library)
    expect(said.length).toBeGreaterThan(0)
    expect(said.filter((each) => declared?.has(each) !== true)).toEqual(Object.values(methodsElsewhere[name] ?? {}).flat())
  })

  test.each(packages)('%s is in installed-types.ts', (name) => {
    expect(installed.isInstalled(name)).toBe(true)
  })

  test.each(installed.specifiers)('%s has a model', (specifier) => {
    expect(libraries.find((library) => findPackage(library, specifier) !== undefined)).toBeDefined()
  })

  test.each(libraries.map(({ name }) => name))('%s is installed or listed as not installed', (name) => {
    expect(installed.isInstalled(name)).toBe(notInstalled[name] === undefined)
  })
})
