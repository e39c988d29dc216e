import neo4jDriver from '../../src/libraries/neo4j-driver.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(neo4jDriver, {
  types: {
    "import neo4j from 'neo4j-driver'; neo4j.driver('bolt://localhost')": 'neo4j-driver.Driver',
    "import { driver } from 'neo4j-driver'; driver('bolt://localhost')": 'neo4j-driver.Driver',
    "const neo4j = require('neo4j-driver'); neo4j.driver('bolt://localhost', neo4j.auth.basic('neo4j', 'secret'))": 'neo4j-driver.Driver',
    "import neo4j from 'neo4j-driver'; neo4j.driver('bolt://localhost').session({ database: 'neo4j' })": 'neo4j-driver.Session',
    "import neo4j from 'neo4j-driver'; neo4j.driver('bolt://localhost').session().beginTransaction()": 'neo4j-driver.Transaction',
    "import type { Session } from 'neo4j-driver'; let session: Session; session": 'neo4j-driver.Session',
    "import type { ManagedTransaction } from 'neo4j-driver'; let transaction: ManagedTransaction; transaction": 'neo4j-driver.Transaction',
    "import neo4j from 'neo4j-driver'; neo4j.auth.basic('neo4j', 'secret')": null,
    "import neo4j from 'neo4j-driver'; neo4j.int(1)": null,
  },
  opens: {
    "import neo4j from 'neo4j-driver'; neo4j.driver('bolt://localhost:7687', neo4j.auth.basic('neo4j', 'secret'))": ['neo4j-driver client, server'],
    "import neo4j from 'neo4j-driver'; neo4j.driver(process.env.NEO4J_URI)": ['neo4j-driver client, environment'],
    "import neo4j from 'neo4j-driver'; const session = neo4j.driver('neo4j://localhost').session()": ['neo4j-driver client, server'],
  },
  closes: [
    "import neo4j from 'neo4j-driver'; const driver = neo4j.driver('bolt://localhost'); await driver.close()",
    "import neo4j from 'neo4j-driver'; const session = neo4j.driver('bolt://localhost').session(); await session.close()",
  ],
  executes: {
    "import neo4j from 'neo4j-driver'; neo4j.driver('bolt://localhost').session().run('MATCH (n) DETACH DELETE n')": [],
  },
})
