/** Stands for whatever variable there is: the file that sets them can't be read. */
export const anyVariable = '*'

/** Names of variables that say where a database is. */
const databaseName = /(?:^|_)(?:CLICKHOUSE|DATABASE|DB|DSN|LIBSQL|MARIADB|MONGO(?:DB)?|MYSQL|NEON|PG|PG(?:DATABASE|HOST|PORT|USER)|POSTGRES(?:QL)?|PRISMA|REDIS|SQLITE|SUPABASE|TURSO|VALKEY)(?:_|$)|DATABASE/

/** @returns whether an environment variable's name says that it tells where a database is */
export function isDatabaseVariable(name: string): boolean {
  return name === anyVariable || databaseName.test(name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase())
}

/** @returns whether a name says that what it stands for is there for tests: `TEST_DATABASE_URL`, `testPool`, `TestDataSource` */
export function isNamedForTests(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase()
  // AB_TEST_URL, testResults
  return /(?:^|_)TEST(?:S|ING)?(?:$|_(?!CASE|RESULT|SCORE))/.test(words) && !/(?:^|_)(?:AB|LAB|LOAD|SPLIT)_TEST/.test(words)
}
