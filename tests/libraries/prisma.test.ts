import prisma from '../../src/libraries/prisma.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(prisma, {
  types: {
    "import { PrismaClient } from '@prisma/client'; new PrismaClient()": '@prisma/client.PrismaClient',
    "const { PrismaClient } = require('@prisma/client'); new PrismaClient()": '@prisma/client.PrismaClient',
    "import client from '@prisma/client'; const { PrismaClient } = client; new PrismaClient()": '@prisma/client.PrismaClient',
    "import { PrismaClient } from '@prisma/client/edge'; new PrismaClient()": '@prisma/client.PrismaClient',
    "import type { PrismaClient } from '@prisma/client'; let prisma: PrismaClient; prisma": '@prisma/client.PrismaClient',
    "import type { Prisma } from '@prisma/client'; let tx: Prisma.TransactionClient; tx": '@prisma/client.PrismaClient',
    "import { PrismaClient } from '@prisma/client'; new PrismaClient().$extends({ model: {} })": '@prisma/client.PrismaClient',
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); let tx; await prisma.$transaction(async (client) => { tx = client }); tx":
      '@prisma/client.PrismaClient',
    "import { PrismaPg } from '@prisma/adapter-pg'; new PrismaPg({ connectionString })": '@prisma/client.SqlDriverAdapterFactory',
    "import { Prisma } from '@prisma/client'; Prisma.sql`SELECT 1`": '@prisma/client.Sql',
    "import { PrismaClient } from '@prisma/client'; new PrismaClient().user": null,
    "import { Role } from '@prisma/client'; Role.ADMIN": null,
  },
  opens: {
    "import { PrismaClient } from '@prisma/client'; new PrismaClient()": ['@prisma/client client, environment'],
    "import { PrismaClient } from '@prisma/client'; new PrismaClient({ log: ['error'] })": ['@prisma/client client, environment'],
    "import { PrismaClient } from '@prisma/client'; new PrismaClient({ datasourceUrl: 'postgres://localhost/app_test' })": [
      '@prisma/client client, server',
    ],
    "import { PrismaClient } from '@prisma/client'; new PrismaClient({ datasources: { db: { url: 'file:./test.db' } } })": [
      '@prisma/client client, file',
    ],
    "import { PrismaClient } from '@prisma/client'; new PrismaClient({ datasources: { db: { url: process.env.TEST_DATABASE_URL } } })": [
      '@prisma/client client, environment',
    ],
    "import { PrismaClient } from '@prisma/client'; import { PrismaPg } from '@prisma/adapter-pg'; const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL }); new PrismaClient({ adapter })":
      ['@prisma/client connection pool, environment'],
    "import { PrismaClient } from '@prisma/client'; import { PrismaPg } from '@prisma/adapter-pg'; import { Pool } from 'pg'; new PrismaClient({ adapter: new PrismaPg(new Pool()) })":
      ['pg connection pool, environment'],
    "import { PrismaClient } from '@prisma/client'; import { PrismaPGlite } from 'pglite-prisma-adapter'; import { PGlite } from '@electric-sql/pglite'; new PrismaClient({ adapter: new PrismaPGlite(new PGlite()) })":
      ['@electric-sql/pglite database, memory'],
    "import { PrismaClient } from '@prisma/client'; export const connect = (adapter) => new PrismaClient({ adapter })": [],
    "import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'; new PrismaBetterSqlite3({ url: ':memory:' })": [
      '@prisma/client database, memory',
    ],
    "import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'; new PrismaBetterSqlite3({ url: 'file:./app.db', readonly: true })":
      ['@prisma/client database, file, read-only'],
    "import { PrismaLibSql } from '@prisma/adapter-libsql'; new PrismaLibSql({ url: 'file:./app.db' })": ['@prisma/client database, file'],
    "import { PrismaMariaDb } from '@prisma/adapter-mariadb'; new PrismaMariaDb({ host: 'localhost', port: 3306 })": [
      '@prisma/client connection pool, server',
    ],
    "import { PrismaMssql } from '@prisma/adapter-mssql'; new PrismaMssql({ server: 'localhost', database: 'app' })": [
      '@prisma/client connection pool, server',
    ],
    "import { PrismaNeon } from '@prisma/adapter-neon'; new PrismaNeon({ connectionString: process.env.DATABASE_URL })": [
      '@prisma/client connection pool, environment',
    ],
    "import { PrismaD1 } from '@prisma/adapter-d1'; export const handler = (env) => new PrismaD1(env.DB)": [],
    "import { PrismaClient } from '@prisma/client'; export const extend = (prisma: PrismaClient) => prisma.$extends({})": [],
  },
  closes: [
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); await prisma.$disconnect()",
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient().$extends({}); await prisma.$disconnect()",
  ],
  executes: {
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); await prisma.$executeRaw`CREATE TABLE users (id int)`":
      ['CREATE TABLE users (id int)'],
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); await prisma.$queryRaw`SELECT ${1}`": ['SELECT ${}'],
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); await prisma.$executeRawUnsafe(`TRUNCATE TABLE ${tables}`)":
      ['TRUNCATE TABLE ${}'],
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); await prisma.$queryRawUnsafe('SELECT $1', 1)": [
      'SELECT $1',
    ],
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); await prisma.user.findMany()": [],
  },
})
