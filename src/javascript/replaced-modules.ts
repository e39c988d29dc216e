import path from 'node:path'
import type { ProjectFiles } from './project-modules.ts'
import type { TestConfiguration } from './test-configurations.ts'
import { livesWithTests } from './test-role.ts'

/** A module of the tests that a configuration puts in the place of others. */
export interface Replacement {
  /** The configuration. */
  source: string
  replaces: Replaces
}

/** Tells whether a specifier is one of those. */
type Replaces = (specifier: string) => boolean

/** `find: /^pg$/`, a text that may be a key, a key without quotes */
const token = /\bfind["']?\s*:\s*\/((?:\\.|[^\\/\n])+)\/|(["'`])((?:\\.|(?!\2)[^\\])*)\2(\s*:)?|(?<![\w$])([\w$]+)\s*:/g

/**
 * The modules that a configuration replaces by literal paths of modules that live with the tests: `alias: { '@/db':
 * './tests/fake-db.ts' }`, `alias: [{ find: /^pg$/, replacement: … }]`, Jest's `moduleNameMapper`.
 *
 * @param configuration - what configures a test runner
 * @param project - the project's files
 */
export function replacedModules({ directories, filename, text }: TestConfiguration, project: ProjectFiles): Replacement[] {
  return [...text.matchAll(/\b(alias|moduleNameMapper)["']?\s*[:=]\s*(?=[[{])/g)].flatMap(({ 0: head, 1: key, index }) =>
    entriesOf(blockAt(text, index + head.length), key === 'moduleNameMapper').flatMap(({ replaces, target }) => {
      const found = target === '' || target.includes('$') ? undefined : directories.map((directory) => project.disk.findSource(path.resolve(directory, target))).find((file) => file !== undefined)
      return found !== undefined && livesWithTests(found, project.root) ? { source: filename, replaces } : []
    }),
  )
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

function entriesOf(block: string, areKeysPatterns: boolean): { replaces: Replaces; target: string }[] {
  const entries: { replaces: Replaces; parts: string[] }[] = []
  let isFind = false
  for (const [, pattern, , quoted, colon, bare] of block.matchAll(token)) {
    const key = colon === undefined ? bare : quoted
    if (pattern !== undefined) entries.push({ replaces: matching(pattern), parts: [] })
    else if (key === 'find') isFind = true
    else if (key === undefined && !isFind) entries.at(-1)?.parts.push((quoted ?? '').replace('<rootDir>', '.'))
    else if (key !== 'replacement') {
      const name = (key ?? quoted ?? '').replaceAll(/\\(.)/g, '$1')
      entries.push({ replaces: areKeysPatterns ? matching(name) : (specifier) => specifier === name || specifier.startsWith(`${name}/`), parts: [] })
      isFind = false
    }
  }
  return entries.map(({ parts, replaces }) => ({ replaces, target: parts.length === 0 ? '' : path.join(...parts) }))
}

function matching(pattern: string): Replaces {
  try {
    const expression = new RegExp(pattern)
    return (specifier) => expression.test(specifier)
  } catch {
    return () => false
  }
}
