import { oncePer } from '../../lazy.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import { bringsConnection, isInert, type MayImportConnection } from './inert-names.ts'
import type { ExportEntry } from '../module-source.ts'
import { apis, libraryApis } from '../knowledge.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'

/**
 * What an import can give: a live value, or one when it is used: a function that opens it, a class whose instances do.
 */
export type Liveness = 'live' | 'on demand'

const answersIn = oncePer<ProjectFiles, (file: ProjectFile) => Map<string, boolean>>(() => oncePer(() => new Map()))

/**
 * Whether an imported name can be a live value of a library, by the text of its module as far as that will do. Most
 * imports of a test are functions, classes and types, and their modules need no parsing.
 *
 * @param specifier - the imported module
 * @param name - the imported name, `*` for any of its exports
 * @param importer - absolute path of the importing file
 * @param project - the project's files
 * @param liveness - what is asked for
 * @returns `false` where it is certainly none
 */
export function mayBeLive(specifier: string, name: string, importer: string, project: ProjectFiles, liveness: Question = 'live'): boolean {
  const file = moduleOf(specifier, importer, project)
  return file !== undefined && mayGiveLive(file, name, project, liveness)
}

function moduleOf(specifier: string, importer: string, project: ProjectFiles): ProjectFile | undefined {
  return apis.ofSpecifier(specifier) === undefined ? project.find(specifier, importer) : undefined
}

/** What is asked of an export: whether it can be live itself, and whether an expression that it stands in can be by it. */
type Question = Liveness | 'in an expression'

function mayGiveLive(file: ProjectFile, name: string, project: ProjectFiles, question: Question): boolean {
  const answers = answersIn(project)(file)
  const key = `${question}\0${name}`
  const answer = answers.get(key)
  if (answer !== undefined) return answer
  // Modules that import each other say nothing new on the way round
  answers.set(key, false)
  const fresh = mayExportLive(file, name, project, question)
  answers.set(key, fresh)
  return fresh
}

function mayExportLive(file: ProjectFile, name: string, project: ProjectFiles, question: Question): boolean {
  const outlined = file.outline().exports.named.get(name)
  if (outlined !== undefined) return mayEntryBeLive(outlined, file, project, question)
  const exports = file.exports()
  if (exports === undefined) return false
  if (!exports.isModule) return reachingIn(project)(file)
  const isPassedOn = (): boolean => passedOnBy(project)(file)(name).some((star) => mayGiveLive(star, name, project, question))
  if (name === '*') return isPassedOn() || [...exports.named.values()].some((own) => mayEntryBeLive(own, file, project, question))
  const entry = exports.named.get(name)
  return entry === undefined ? name !== 'default' && isPassedOn() : mayEntryBeLive(entry, file, project, question)
}

function mayEntryBeLive({ isType, local = 'default', source }: ExportEntry, file: ProjectFile, project: ProjectFiles, question: Question): boolean {
  if (isType) return false
  // A session that a library hands out ready-made may be passed on: `export { sql } from 'bun'`
  if (source !== undefined) return libraryApis.ofSpecifier(source.specifier) !== undefined || mayBeLive(source.specifier, source.name, file.filename, project, question)
  const follow: MayImportConnection = (specifier, imported, importer) => mayBeLive(specifier, imported, importer, project, 'in an expression')
  if (question === 'in an expression' && !bringsConnection(file, local, project, follow)) return false
  if (question === 'live' && isInert(file, local, project, follow)) return false
  return reachingIn(project)(file)
}

/**
 * The modules of `export * from '…'` that may have an export of a name. A barrel may pass hundreds of modules on, and is
 * asked for many names.
 */
const passedOnBy = oncePer((project: ProjectFiles) =>
  oncePer((file: ProjectFile) => {
    const stars = (file.exports()?.stars ?? []).flatMap((specifier) => moduleOf(specifier, file.filename, project) ?? [])
    const ofName = new Map<string, ProjectFile[]>()
    const ofAnyName: ProjectFile[] = []
    for (const star of stars) {
      const exports = star.exports()
      if (exports === undefined) continue
      // What such a module has beyond its own names can't be told here
      if (!exports.isModule || exports.stars.length > 0) ofAnyName.push(star)
      else for (const name of exports.named.keys()) ofName.set(name, [...(ofName.get(name) ?? []), star])
    }
    return (name: string): readonly ProjectFile[] => (name === '*' ? stars : [...(ofName.get(name) ?? []), ...ofAnyName])
  }),
)

/** Without a library's name or a module of the project to take a client from, a module makes none. */
const reachingIn = oncePer((project: ProjectFiles) => oncePer((file: ProjectFile) => reachesLibrary(file, project)))

function reachesLibrary({ filename, text }: ProjectFile, project: ProjectFiles): boolean {
  if (libraryApis.mentionedIn(text)) return true
  return importedSpecifiers(text).some((specifier) => /^(?:[#.~]|@\/)/.test(specifier) || project.find(specifier, filename) !== undefined)
}
