import path from 'node:path'
import type { PythonModule } from '../modules/python-module.ts'

/** `test_alembic_migration.py`, `test_migration_smoke.py`, `migrations_test.py` */
const named = /(?:^|_)(?:alembic|migrations?)(?:_|\.py$)/

/** Whether a file tests migrations, and so needs databases at a state of its own: its name says so, and it runs Alembic. */
export function testsMigrations({ filename, text }: Pick<PythonModule, 'filename' | 'text'>): boolean {
  return named.test(path.basename(filename)) && /\balembic\b/.test(text)
}
