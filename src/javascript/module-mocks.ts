import path from 'node:path'
import type { Library } from '../libraries/define-library.ts'
import { isLibrary, type JavaScriptFile } from './javascript-file.ts'
import type { MockedModule, Registrations } from './registrations.ts'
import { calleeOf, propertyName, unwrap } from './syntax.ts'
import { testSetup } from './test-setup.ts'

/**
 * Whether a name of a module is replaced by a fake, in the file itself or in a set-up file of its test runner, under this
 * specifier or another one of the same file.
 *
 * @param specifier - the imported module
 * @param name - the imported name
 * @param file - the linted file
 * @param registrations - what the file registers and mocks
 */
export function isMocked(specifier: string, name: string | null, { module, project }: JavaScriptFile, registrations: Registrations): boolean {
  const target = project.resolve(specifier, module.filename)
  const leadsThere = (other: string, importer: string): boolean => other === specifier || (target !== undefined && project.resolve(other, importer) === target)
  if ([...registrations.mocks].some(([other, mocked]) => takesPlaceOf(mocked, name) && leadsThere(other, module.filename))) return true
  const { mocks, replaced } = testSetup(path.dirname(module.filename), project, registrations.frameworks)
  if (replaced.some((replaces) => replaces(specifier))) return true
  const isUnmocked = [...registrations.unmocked].some((other) => leadsThere(other, module.filename))
  return !isUnmocked && mocks.some((mock) => leadsThere(mock.specifier, mock.setupFile))
}

/** A fake made of the original (`{ ...(await importOriginal()), logger }`) keeps the names that it does not give itself. */
function takesPlaceOf({ keeps }: MockedModule, name: string | null): boolean {
  return keeps === null || (name !== null && keeps.except.has(name))
}

/** Whether a file puts a fake in the place of a handle's method: `vi.spyOn(orm.em.getConnection(), 'execute').mockResolvedValue([])`. */
export function fakesHandle({ invocations, module, resolver }: JavaScriptFile): boolean {
  return invocations.some((node) => {
    const fake = unwrap(calleeOf(node))
    const spy = fake.type === 'MemberExpression' && fakingMethod.test(propertyName(fake) ?? '') ? unwrap(fake.object) : undefined
    const callee = spy?.type === 'CallExpression' ? unwrap(spy.callee) : undefined
    if (spy?.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || propertyName(callee) !== 'spyOn') return false
    const [spied] = spy.arguments
    const value = spied && resolver.valueOf(spied, module)
    return value?.kind === 'instance' && isLibrary(value.api)
  })
}

const fakingMethod = /^mock(?:Implementation|RejectedValue|ResolvedValue|ReturnValue)(?:Once)?$/

/** Whether a library is replaced by a fake in the file: `vi.mock('pg')`. */
export function isLibraryMocked({ packages }: Library, { mocks }: Registrations): boolean {
  return Object.keys(packages).some((specifier) => mocks.has(specifier))
}
