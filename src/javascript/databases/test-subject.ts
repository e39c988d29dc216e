import path from 'node:path'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { handlesIn, type Handle } from './handle-use.ts'
import { importedNames } from '../sessions/imported-names.ts'
import { asFile, libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { calleeOf, unwrap, type Invocation } from '../syntax.ts'

/** `migrations`, `run-migrations`, `migration_runner`, `user-names-migration` */
const migrationModule = /(?:^|[-_])migrat(?:e|ions?|ors?)(?:$|[-_])/i

/** `migrate`, `applyMigration`, `MigrationRunner` */
const migrationName = /migrat/i

/** `database`, `postgres-database`, `data-source` */
const connectionModule = /(?:connection|data-?source|database)$/i

/**
 * Whether a test file is about migrations: a part of its name ends with them, and it takes something of the project's
 * migrations: `user-names-migration.test.ts`, `data.migration.test.ts` that imports `migrations` from `../src/schema`. Such
 * tests start from a database without a schema or with an earlier one, which no shared fixture gives.
 */
export function testsMigrations(file: JavaScriptFile): boolean {
  const isNamedSo = path.basename(file.module.filename).split('.').some((part) => /(?:^|[-_])migrat(?:e|ions?|or)$/i.test(part))
  return isNamedSo && migrationsIn(file).length > 0
}

/**
 * Whether a test file is about the project's own connection: `database.service.test.ts` that imports
 * `./database.service`, which closes a handle. Such tests connect and disconnect, which would take a shared database from the others.
 */
export function testsConnection({ module, project, resolver }: JavaScriptFile): boolean {
  if (!connectionModule.test(stemOf(module.filename))) return false
  return subjectsOf(module).some((specifier) => {
    const subject = project.find(specifier, module.filename)?.parse()
    return subject !== undefined && asFile(subject, { project, resolver }).invocations.some((node) => libraryMember(resolver.invokedMember(node, subject))?.member.closes !== undefined)
  })
}

/** The modules that a test file is named after, as its imports name them. */
function subjectsOf({ ast, filename }: ModuleSource): string[] {
  const subject = stemOf(filename)
  return ast.body.flatMap((statement) => (statement.type === 'ImportDeclaration' && stemOf(statement.source.value) === subject ? statement.source.value : []))
}

/**
 * The handles on which tests themselves apply a migration of the project: `test('…', () => { addUserNames(db) })` with
 * `addUserNames` from `../src/migrations/add-user-names`. A hook that applies migrations only sets a database up.
 *
 * @param file - a test file
 * @param scopes - tells where its code runs
 */
export function migratedInTests(file: JavaScriptFile, scopes: ScopeFinder): ReadonlySet<Handle> {
  const { invocations, module, resolver } = file
  const migrations = new Set(migrationsIn(file))
  if (migrations.size === 0) return new Set()
  return new Set(invocations.flatMap((node) => (appliesMigration(node) && scopes.scopeOf(node).kind === 'test' ? argumentsOf(node) : [])).flatMap((node) => handlesIn(node, file)))

  function appliesMigration(node: Invocation): boolean {
    const called = resolver.variableOf(firstObject(calleeOf(node)), module)
    return called !== undefined && migrations.has(called)
  }
}

/** What a file takes from the project's migrations. */
function migrationsIn(file: JavaScriptFile): TSESLint.Scope.Variable[] {
  return importedNames(file).flatMap(({ name, specifier, variable }) => (variable !== undefined && isOfMigrations(specifier, name) ? variable : []))
}

/** A file of the project, by its path and by what is taken from it. */
function isOfMigrations(specifier: string, name: string | null): boolean {
  if (!/^[.~@#/]/.test(specifier)) return false
  return migrationName.test(name ?? '') || specifier.split('/').some((segment) => migrationModule.test(stemOf(segment)))
}

/** `migrations` of `migrations.latest.up(db)` */
function firstObject(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node)
  return inner.type === 'MemberExpression' ? firstObject(inner.object) : inner
}

/** What a call is given, by itself or in an object: `migrate(db)`, `migrate({ db })`. */
function argumentsOf(node: Invocation): TSESTree.Node[] {
  if (node.type === 'TaggedTemplateExpression') return []
  return node.arguments.flatMap((argument): TSESTree.Node[] => {
    if (argument.type !== 'ObjectExpression') return [argument]
    return argument.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
  })
}

/** A file's name without what follows its first dot: `migrate` of `migrate.test.ts`. */
function stemOf(filename: string): string {
  const [stem = ''] = path.basename(filename).split('.', 1)
  return stem
}
