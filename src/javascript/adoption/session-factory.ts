import type { JavaScriptFile } from '../javascript-file.ts'
import { frameworkApis } from '../knowledge.ts'
import type { Registrations } from '../runs/registrations.ts'
import { removeDeadCode, removeImport } from './dead-code.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { returnedType, type FactoryCall } from './factory-call.ts'
import { importStyle, isTyped, lineBreak } from './file-style.ts'
import { keepImported } from './import-export.ts'
import type { LocalDatabase } from './local-database.ts'
import { removePlumbing } from './plumbing.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import type { SharedSetup } from './shared-setup.ts'
import { isFreeName } from './use-names.ts'
import { useSites } from './use-sites.ts'

/** Opens a database for each test under the name of a session that the file imported, and cleans it up behind the test. */
export function adoptFactoryForSession(
  fixture: ProvidedFixture,
  call: FactoryCall,
  database: LocalDatabase,
  setup: SharedSetup,
  draft: Draft,
  file: JavaScriptFile,
  registrations: Registrations,
): void {
  const { cleanup, property } = call.shape
  if (cleanup === null) decline(reasons.noCleanUp)
  if (!isFreeName(cleanup, draft)) decline(reasons.nameTaken(cleanup))
  removePlumbing(database, setup, fixture.isFresh, draft, file, registrations)
  removeDeadCode(draft, file, registrations)
  const used = database.keepers.filter(({ variable }) => draft.remainingUses(variable).length > 0)
  const [session] = used
  if (session === undefined) return
  const { name } = session.variable
  if (used.length > 1) decline(reasons.sameDatabase(used[1]?.variable.name ?? name))
  const uses = draft.remainingUses(session.variable).map(({ identifier }) => identifier)
  for (const site of useSites(uses, name, file, registrations)) {
    if (site.fixture !== undefined) decline(reasons.inFixture(name))
    const registration = site.call?.registration
    if (registration?.registers === 'hook' && (registration.frequency === 'once' || registration.phase !== 'before')) decline(reasons.hookWithoutTest(name))
  }
  removeImport(session.variable.defs[0]?.node ?? decline(reasons.unnamed), draft)
  for (const use of uses) draft.rebind(use)
  const hooks = hookNames(draft, file)
  const { semicolon } = importStyle(file.module)
  const typed = isTyped(file.module)
  const pattern = property === null ? name : `{ ${property === name ? name : `${property}: ${name}`}, ${cleanup} }`
  const lines = [
    '',
    `let ${name}${typed ? `: ${returnedType(call, property)}` : ''}${semicolon}`,
    `let ${cleanup}${typed ? `: ${returnedType(call, call.shape.cleanup)}` : ''}${semicolon}`,
    '',
    `${hooks.before}(${call.shape.isAsync ? 'async ' : ''}() => {`,
    `  ${property === null ? `${pattern} = ${call.text}` : `${semicolon === '' ? ';' : ''}(${pattern} = ${call.text})`}${semicolon}`,
    `})${semicolon}`,
    '',
    `${hooks.after}(() => ${cleanup}())${semicolon}`,
  ]
  draft.insertBelowImports(lines.join(lineBreak(file.module)))
}

/** The framework's hooks around each test, imported from where the file has its tests. */
function hookNames(draft: Draft, { module }: JavaScriptFile): { before: string; after: string } {
  const names = { before: 'beforeEach', after: 'afterEach' }
  for (const statement of module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || frameworkApis.ofSpecifier(statement.source.value) === undefined) continue
    for (const name of Object.values(names)) keepImported(name, statement.source.value, draft)
    return names
  }
  return names
}
