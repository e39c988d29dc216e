import mongodbMemoryServer from '../../src/libraries/mongodb-memory-server.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mongodbMemoryServer, {
  types: {
    "import { MongoMemoryServer } from 'mongodb-memory-server'; const server = await MongoMemoryServer.create(); server":
      'mongodb-memory-server.MongoMemoryServer',
    "import { MongoMemoryServer } from 'mongodb-memory-server-core'; new MongoMemoryServer()": 'mongodb-memory-server.MongoMemoryServer',
    "import { MongoMemoryReplSet } from 'mongodb-memory-server-global'; const set = await MongoMemoryReplSet.create(); set":
      'mongodb-memory-server.MongoMemoryReplSet',
    "import MongoMemoryServer from 'mongodb-memory-server'; new MongoMemoryServer()": 'mongodb-memory-server.MongoMemoryServer',
    "const { MongoMemoryServer } = require('mongodb-memory-server'); new MongoMemoryServer()": 'mongodb-memory-server.MongoMemoryServer',
    "import type { MongoMemoryServer } from 'mongodb-memory-server'; let server: MongoMemoryServer; server":
      'mongodb-memory-server.MongoMemoryServer',
    "import { MongoMemoryServer } from 'mongodb-memory-server'; const server = await MongoMemoryServer.create(); server.getUri()": null,
    "import { MongoBinary } from 'mongodb-memory-server'; MongoBinary": null,
  },
  opens: {
    "import { MongoMemoryServer } from 'mongodb-memory-server'; const server = await MongoMemoryServer.create()": [
      'mongodb-memory-server server, ephemeral',
    ],
    "import { MongoMemoryServer } from 'mongodb-memory-server'; const server = new MongoMemoryServer(); await server.start()": [
      'mongodb-memory-server server, ephemeral',
    ],
    "import { MongoMemoryReplSet } from 'mongodb-memory-server'; const set = await MongoMemoryReplSet.create({ replSet: { count: 3 } })": [
      'mongodb-memory-server server, ephemeral',
    ],
    "import { MongoMemoryServer } from 'mongodb-memory-server'; const server = await MongoMemoryServer.create({ binary: { version: '7.0.14' } })": [
      'mongodb-memory-server server, ephemeral',
    ],
  },
  closes: [
    "import { MongoMemoryServer } from 'mongodb-memory-server'; const server = await MongoMemoryServer.create(); await server.stop()",
    "import { MongoMemoryReplSet } from 'mongodb-memory-server'; const set = new MongoMemoryReplSet(); await set.stop({ doCleanup: true })",
  ],
})
