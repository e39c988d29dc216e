import { isDeclared, parseEntry } from '../../declared-modules.ts'
import type { Settings } from '../../settings.ts'
import type { Fixture } from '../runs/fixtures.ts'
import { isLive, originOf } from '../databases/opening-call.ts'
import { isLibrary, type PythonFile } from '../python-file.ts'
import type { Instance } from '../values/value.ts'
import { decline } from '../../decline.ts'

/** A shared fixture that takes the place of a local one. */
export interface SharedFixture {
  fixture: Fixture
  /** The project's settings name it, or its file. */
  isDeclared: boolean
}

/** What a fixture hands out, where that is a handle of a library. */
export function handleOf({ node, module }: Fixture, { resolver }: PythonFile): Instance | undefined {
  const value = resolver.givenBy(node, module)
  return value?.kind === 'instance' && isLibrary(value.api) ? value : undefined
}

/**
 * The shared fixture that hands out the same as a local one.
 *
 * @param local - the name that it has in the file
 * @param handle - what it hands out
 * @returns the fixture; `undefined` where no shared fixture hands that out
 * @throws Declined where several do, and nothing says which is meant
 */
export function sharedFixtureFor(local: string, handle: Instance, file: PythonFile, settings: Settings): SharedFixture | undefined {
  const candidates = nearestOfEachName(file.fixtures.sharedWith(file.module)).filter((fixture) => {
    const shared = handleOf(fixture, file)
    return shared?.api === handle.api && shared.type === handle.type
  })
  const entriesFor = ({ module, name }: Fixture): string[] => settings.sharedFixtures.filter((entry) => isDeclared([entry], { specifier: '', name, files: [module.filename] }, file.project.root))
  const declared = candidates.filter((fixture) => entriesFor(fixture).length > 0)
  const undeclared = candidates.filter((fixture) => !givesLiveSession(fixture, file))
  const named = declared.filter((fixture) => entriesFor(fixture).some((entry) => parseEntry(entry).name !== undefined))
  const eligible = named.length > 0 ? named : declared.length > 0 ? declared : undeclared
  const [first] = eligible
  const chosen = eligible.length === 1 ? first : eligible.find(({ name }) => name === local)
  if (chosen !== undefined) return { fixture: chosen, isDeclared: declared.length > 0 }
  return first === undefined ? undefined : decline(`several shared fixtures hand out what \`${local}\` does`)
}

function givesLiveSession(fixture: Fixture, file: PythonFile): boolean {
  const handle = handleOf(fixture, file)
  const origin = handle && originOf(handle, file.resolver)
  return origin?.kind === 'opened' && isLive(origin.call, file)
}

/** pytest takes the nearest fixture of a name. */
function nearestOfEachName(fixtures: readonly Fixture[]): Fixture[] {
  const names = new Map<string, Fixture>()
  for (const fixture of fixtures) if (!names.has(fixture.name)) names.set(fixture.name, fixture)
  return [...names.values()]
}
