import pglite from '../../src/libraries/pglite.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(pglite, {
  types: {
    "import { PGlite } from '@electric-sql/pglite'; new PGlite()": '@electric-sql/pglite.PGlite',
    "import { PGlite } from '@electric-sql/pglite'; await PGlite.create()": '@electric-sql/pglite.PGlite',
    "const { PGlite } = require('@electric-sql/pglite'); new PGlite()": '@electric-sql/pglite.PGlite',
    "const { PGlite } = await import('@electric-sql/pglite'); new PGlite()": '@electric-sql/pglite.PGlite',
    "import { PGlite } from '@electric-sql/pglite'; let db: PGlite; db": '@electric-sql/pglite.PGlite',
    "import type { PGliteInterface } from '@electric-sql/pglite'; let db: PGliteInterface; db": '@electric-sql/pglite.PGlite',
    "import type { PGliteWithLive } from '@electric-sql/pglite/live'; let db: PGliteWithLive; db": '@electric-sql/pglite.PGlite',
    "import { PGliteWorker } from '@electric-sql/pglite/worker'; await PGliteWorker.create(worker)": '@electric-sql/pglite.PGlite',
    "import type { PGlite } from '@electric-sql/pglite'; let db: PGlite; let tx; db.transaction((inner) => { tx = inner }); tx":
      '@electric-sql/pglite.Transaction',
    "import { live } from '@electric-sql/pglite/live'; live": null,
    "import { vector } from '@electric-sql/pglite/vector'; vector": null,
  },
  opens: {
    "import { PGlite } from '@electric-sql/pglite'; new PGlite()": ['@electric-sql/pglite database, memory'],
    "import { PGlite } from '@electric-sql/pglite'; await PGlite.create({ extensions: { vector } })": [
      '@electric-sql/pglite database, memory',
    ],
    "import { PGlite } from '@electric-sql/pglite'; new PGlite('memory://')": ['@electric-sql/pglite database, memory'],
    "import { PGlite } from '@electric-sql/pglite'; await PGlite.create({ dataDir: 'memory://app' })": [
      '@electric-sql/pglite database, memory',
    ],
    "import { MemoryFS, PGlite } from '@electric-sql/pglite'; new PGlite({ fs: new MemoryFS('app') })": [
      '@electric-sql/pglite database, memory',
    ],
    "import { PGlite } from '@electric-sql/pglite'; new PGlite('./pgdata')": ['@electric-sql/pglite database, file'],
    "import { PGlite } from '@electric-sql/pglite'; await PGlite.create({ dataDir: './pgdata' })": ['@electric-sql/pglite database, file'],
    "import { PGlite } from '@electric-sql/pglite'; import { NodeFS } from '@electric-sql/pglite/nodefs'; new PGlite({ fs: new NodeFS() })": [
      '@electric-sql/pglite database, file',
    ],
    "import { PGlite } from '@electric-sql/pglite'; new PGlite(process.env.PGLITE_DIRECTORY)": [
      '@electric-sql/pglite database, environment',
    ],
    "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('./pgdata'); const copy = await db.clone()": [
      '@electric-sql/pglite database, file',
      '@electric-sql/pglite database, memory',
    ],
    "import { createPgConfig } from '@electric-sql/pglite/node-postgres'; createPgConfig()": ['@electric-sql/pglite database, memory'],
    "import { createPgConfig } from '@electric-sql/pglite/node-postgres'; const configure = (db) => createPgConfig(db)": [],
    "import { PGLiteSocketServer } from '@electric-sql/pglite-socket'; const serve = (db) => new PGLiteSocketServer({ db })": [],
  },
  closes: [
    "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite(); await db.close()",
    "import { PGlite } from '@electric-sql/pglite'; const db = await PGlite.create(); await db.close()",
  ],
  executes: {
    "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite(); db.exec('CREATE TABLE users (id int)')": [
      'CREATE TABLE users (id int)',
    ],
    "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite(); db.query('SELECT * FROM users WHERE id = $1', [1])": [
      'SELECT * FROM users WHERE id = $1',
    ],
    "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite(); db.sql`SELECT ${id}`": ['SELECT ${}'],
    "import type { Transaction } from '@electric-sql/pglite'; let tx: Transaction; tx.exec('DROP TABLE users')": ['DROP TABLE users'],
    "import type { PGliteWithLive } from '@electric-sql/pglite/live'; let db: PGliteWithLive; db.live.query('SELECT 1', [])": ['SELECT 1'],
    "import type { PGliteWithLive } from '@electric-sql/pglite/live'; let db: PGliteWithLive; db.live.changes({ query: 'SELECT 1' })": [
      'SELECT 1',
    ],
    "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite(); db.listen('jobs', () => {})": [],
  },
})
