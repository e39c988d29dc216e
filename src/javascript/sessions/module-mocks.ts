import type { TSESTree } from '@typescript-eslint/utils'
import type { Library } from '../../libraries/define-library.ts'
import { isLibrary, type JavaScriptFile } from '../javascript-file.ts'
import type { MockedModule, Registrations } from '../runs/registrations.ts'
import type { RouteStep } from './session-route.ts'
import { calleeOf, propertyName, unwrap } from '../syntax.ts'
import { loadedBefore, testSetup } from '../runs/test-setup.ts'

/**
 * Where a fake is put in the place of a module on the way to a session, by the file itself or by the set-up of its test
 * runner, under this specifier or another one of the same file.
 *
 * @param route - the modules on the way, as far as the file doesn't ask for their originals
 * @param file - the linted file
 * @param registrations - what the file registers and mocks
 * @param taken - where the file takes the first of them; what it imports before that may put fakes in place as well
 * @returns absolute path of the file that does so; `undefined` where none does
 */
export function replacedOnTheWay(route: readonly RouteStep[], file: JavaScriptFile, registrations: Registrations, taken?: TSESTree.Node): string | undefined {
  const { module, project } = file
  const { mocks, replaced } = testSetup(module.filename, project, registrations)
  const set = taken === undefined ? mocks : [...mocks, ...loadedBefore(taken, file).mocks]
  for (const { filename, name, specifier } of route) {
    const leadsThere = (other: string, importer: string): boolean => (filename === undefined ? other === specifier : project.resolve(other, importer) === filename)
    const isMock = (mock: MockedModule, importer: string): boolean => takesPlaceOf(mock, name) && leadsThere(mock.specifier, importer)
    if (registrations.mocks.some((mock) => isMock(mock, module.filename))) return module.filename
    const replacing = specifier === undefined ? undefined : replaced.find(({ replaces }) => replaces(specifier))
    if (replacing !== undefined) return replacing.source
    const isUnmocked = [...registrations.unmocked].some((other) => leadsThere(other, module.filename))
    const mocking = isUnmocked ? undefined : set.find((mock) => isMock(mock, mock.source))
    if (mocking !== undefined) return mocking.source
  }
  return undefined
}

/** A fake made of the original (`{ ...(await importOriginal()), logger }`) keeps the names that it does not give itself. */
function takesPlaceOf({ keeps }: MockedModule, name: string | null): boolean {
  return keeps === null || (name === null ? keeps.except.size > 0 : keeps.except.has(name))
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

/**
 * Whether a library is replaced by a fake, in the file (`vi.mock('pg')`) or by the set-up of its test runner.
 *
 * @param library - the library
 * @param file - the linted file
 * @param registrations - what the file registers and mocks
 */
export function isLibraryMocked(library: Library, file: JavaScriptFile, registrations: Registrations): boolean {
  const answers = mockedLibraries.get(registrations) ?? new Map<Library, boolean>()
  mockedLibraries.set(registrations, answers)
  const answer = answers.get(library) ?? Object.keys(library.packages).some((specifier) => replacedOnTheWay([{ filename: undefined, specifier, name: null }], file, registrations) !== undefined)
  answers.set(library, answer)
  return answer
}

const mockedLibraries = new WeakMap<Registrations, Map<Library, boolean>>()
