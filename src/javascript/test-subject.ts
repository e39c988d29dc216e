import path from 'node:path'
import type { ModuleSource } from './module-source.ts'

/**
 * Whether a test file is about the project's migrations: `migrate.test.ts` that imports `../src/commands/migrate`,
 * `user-names-migration.test.ts` that imports `../src/user-names-migration`. Such tests start from a database without a schema, which no shared fixture gives.
 */
export function testsMigrations({ ast, filename }: ModuleSource): boolean {
  const subject = stemOf(filename)
  if (!/(?:^|[-_])migrat(?:e|ions?|or)$/i.test(subject)) return false
  return ast.body.some((statement) => statement.type === 'ImportDeclaration' && stemOf(statement.source.value) === subject)
}

/** A file's name without what follows its first dot: `migrate` of `migrate.test.ts`. */
function stemOf(filename: string): string {
  const [stem = ''] = path.basename(filename).split('.', 1)
  return stem
}
