import path from 'node:path'
import type { ProjectFiles } from './project-modules.ts'
import type { FindTargets } from './tsconfig-paths.ts'
import { testConfigurations, type TestConfiguration } from './test-configurations.ts'

/** What a configuration puts in the place of some imports: `alias: { '@': './src' }`, `moduleNameMapper`. */
export interface Alias {
  /** The configuration. */
  source: string
  isFor: (specifier: string) => boolean
  /** The paths that it names, absolute and as written: of a module, or of what imports continue from. */
  targets: readonly string[]
  /** The paths that a specifier stands for, absolute; nothing where the alias is not for it. */
  targetsOf: (specifier: string) => readonly string[]
}

/** `find: /^pg$/`, a text that may be a key, a key without quotes */
const token = /\bfind["']?\s*:\s*\/((?:\\.|[^\\/\n])+)\/|(["'`])((?:\\.|(?!\2)[^\\])*)\2(\s*:)?|(?<![\w$])([\w$]+)\s*:/g

/** `${__dirname}/src`, `${process.cwd()}/src` */
const folderInTemplate = /\$\{[^{}]*(?:cwd|dirname|root)[^{}]*\}/i

/**
 * The aliases of a configuration whose paths are written out: `alias: { '@/db': path.resolve(__dirname, 'src/db.ts') }`,
 * `alias: [{ find: /^pg$/, replacement: … }]`, Jest's `moduleNameMapper`.
 *
 * @param configuration - what configures a test runner
 */
export function aliasesIn({ directories, filename, text }: TestConfiguration): Alias[] {
  return [...text.matchAll(/\b(alias|moduleNameMapper)["']?\s*[:=]\s*(?=[[{])/g)].flatMap(({ 0: head, 1: key, index }) =>
    entriesOf(blockAt(text, index + head.length), key === 'moduleNameMapper').map(({ isFor, standsFor, target }) => {
      const absolute = (to: string): readonly string[] => (to === '' ? [] : directories.map((directory) => path.resolve(directory, to)))
      return { source: filename, isFor, targets: absolute(target), targetsOf: (specifier) => (isFor(specifier) ? absolute(standsFor(specifier)) : []) }
    }),
  )
}

/**
 * Makes a finder of what the configurations of test runners and of Vite say that a specifier leads to, which reads those
 * of each folder once.
 *
 * @param projectOf - gives the project's files
 * @returns the finder; a folder's own configurations come first
 */
export function openConfiguredAliases(projectOf: () => ProjectFiles): FindTargets {
  const around = new Map<string, readonly Alias[]>()
  return (specifier, directory) => aliasesAround(directory).flatMap(({ targetsOf }) => targetsOf(specifier))

  function aliasesAround(directory: string): readonly Alias[] {
    const known = around.get(directory)
    if (known !== undefined) return known
    // What a configuration imports is looked for without its own aliases
    around.set(directory, [])
    const project = projectOf()
    const parent = path.dirname(directory)
    const own = testConfigurations(directory, project).flatMap(aliasesIn)
    const aliases = [...own, ...(directory === project.root || parent === directory ? [] : aliasesAround(parent))]
    around.set(directory, aliases)
    return aliases
  }
}

/** The object or list that begins at a place, up to its closing bracket. */
function blockAt(text: string, start: number): string {
  let depth = 0
  for (const { 0: found, index } of text.slice(start).matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|[{}[\]]/g)) {
    if (found.length > 1) continue
    depth += found === '{' || found === '[' ? 1 : -1
    if (depth === 0) return text.slice(start, start + index)
  }
  return ''
}

interface Entry {
  isFor: (specifier: string) => boolean
  /** The path as written, `''` where it is not. */
  target: string
  /** What takes the place of a specifier that it is for. */
  standsFor: (specifier: string) => string
}

function entriesOf(block: string, areKeysPatterns: boolean): Entry[] {
  const entries: { key: RegExp | string | null; parts: string[] }[] = []
  let isFind = false
  for (const [, pattern, , quoted, colon, bare] of block.matchAll(token)) {
    const key = colon === undefined ? bare : quoted
    if (pattern !== undefined) entries.push({ key: expressionOf(pattern), parts: [] })
    else if (key === 'find') isFind = true
    else if (key === undefined && !isFind) entries.at(-1)?.parts.push((quoted ?? '').replace(folderInTemplate, '.').replace('<rootDir>', '.'))
    else if (key !== 'replacement') {
      const name = (key ?? quoted ?? '').replaceAll(/\\(.)/g, '$1')
      entries.push({ key: areKeysPatterns ? expressionOf(name) : name, parts: [] })
      isFind = false
    }
  }
  return entries.flatMap(({ key, parts }) => (key === null ? [] : entryOf(key, parts.length === 0 || parts.some((part) => part.includes('${')) ? '' : path.join(...parts))))
}

function entryOf(key: RegExp | string, target: string): Entry {
  if (typeof key === 'string') {
    return { isFor: (specifier) => specifier === key || specifier.startsWith(`${key}/`), target, standsFor: (specifier) => target + specifier.slice(key.length) }
  }
  return { isFor: (specifier) => key.test(specifier), target, standsFor: (specifier) => specifier.replace(key, target) }
}

function expressionOf(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern)
  } catch {
    // What is no regular expression of this Node.js is for nothing
    return null
  }
}
