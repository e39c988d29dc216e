import { createRequire } from 'node:module'
import path from 'node:path'
import { relativePath } from '../../relative-path.ts'
import { foreignParts, selectingKeys } from '../../frameworks/test-setup.ts'

const require = createRequire(import.meta.url)

/** A part of a configuration, and the tests that it is for. */
export interface ConfigurationPart {
  text: string
  /** Whether a test file is among them; always where the part says nothing that can be read. */
  selects: (testFile: string) => boolean
  /** The part names its tests. */
  isSelective: boolean
}

/** An object literal of a configuration: where it begins and ends, and the ones inside. */
interface Block {
  start: number
  end: number
  inner: Block[]
}

/**
 * Splits a configuration where an object of it names the tests that it is for: `test: { include: [...], setupFiles: [...] }`,
 * each of several `projects`. What stands outside such objects is for all.
 *
 * @param text - the configuration, without comments
 * @param directories - folders from which its paths are meant
 */
export function configurationParts(text: string, directories: readonly string[]): ConfigurationPart[] {
  const parts: ConfigurationPart[] = []
  const whole = blocksOf(text)
  parts.push({ text: partText(whole, text, directories, parts), selects: () => true, isSelective: false })
  return parts
}

/** How many characters before a block the key that it belongs to begins, at most. */
const longestKey = 80

/** The text of a block without the parts in it, which are added to the list. */
function partText({ start, end, inner }: Block, text: string, directories: readonly string[], parts: ConfigurationPart[]): string {
  let kept = ''
  let at = start
  for (const block of inner) {
    kept += text.slice(at, block.start)
    const isForeign = foreignParts.some((key) => new RegExp(`\\b${key}["']?\\s*:\\s*\\[?\\s*$`).test(text.slice(Math.max(start, block.start - longestKey), block.start)))
    const own = isForeign ? '' : partText(block, text, directories, parts)
    const selects = selectorOf(ownText(block, text), directories)
    if (selects === undefined) kept += own
    else parts.push({ text: own, selects, isSelective: true })
    at = block.end
  }
  return kept + text.slice(at, end)
}

/** What a block says itself, the blocks in it left out. */
function ownText({ start, end, inner }: Block, text: string): string {
  const ends = [start, ...inner.map((block) => block.end)]
  return ends.map((from, index) => text.slice(from, inner[index]?.start ?? end)).join('{}')
}

function blocksOf(text: string): Block {
  const whole: Block = { start: 0, end: text.length, inner: [] }
  const open = [whole]
  for (const { 0: found, index } of text.matchAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[{}]/g)) {
    if (found === '{') {
      const block = { start: index, end: text.length, inner: [] }
      open.at(-1)?.inner.push(block)
      open.push(block)
    } else if (found === '}' && open.length > 1) {
      const block = open.pop()
      if (block !== undefined) block.end = index + 1
    }
  }
  return whole
}

type Test = (testFile: string) => boolean

function selectorOf(own: string, directories: readonly string[]): Test | undefined {
  const { excludes, excludingPatterns, folders, includes, includingPatterns } = selectingKeys
  const anyOf = (keys: readonly string[], toTest: (literal: string) => Test): Test | undefined => {
    const tests = valuesOf(own, keys).map((value) => (value.isWhole ? value.literals.map(toTest) : undefined))
    return tests.length === 0 || tests.includes(undefined) ? undefined : (file) => tests.some((each) => each?.some((test) => test(file)) === true)
  }
  const noneOf = (keys: readonly string[], toTest: (literal: string) => Test): Test | undefined => {
    const tests = valuesOf(own, keys).flatMap(({ literals }) => literals.map(toTest))
    return tests.length === 0 ? undefined : (file) => !tests.some((test) => test(file))
  }
  const conditions = [
    anyOf(includes, (glob) => globTest(glob, directories, true)),
    anyOf(includingPatterns, (pattern) => patternTest(pattern, directories)),
    anyOf(folders, (folder) => folderTest(folder, directories)),
    noneOf(excludes, (glob) => globTest(glob, directories, false)),
    noneOf(excludingPatterns, (pattern) => patternTest(pattern, directories)),
  ].flatMap((condition) => condition ?? [])
  return conditions.length === 0 ? undefined : (file) => conditions.every((condition) => condition(file))
}

/** The literals that some keys have for values; a value with anything else in it is not whole. */
function valuesOf(own: string, keys: readonly string[]): { literals: string[]; isWhole: boolean }[] {
  const values = own.matchAll(new RegExp(`(?<![\\w$.-])(?:${keys.join('|')})["']?\\s*:\\s*(\\[[^\\]]*\\]|"[^"]*"|'[^']*'|[^,\\n}]*)`, 'g'))
  return [...values].map(([, value = '']) => {
    const literals = [...value.matchAll(literal)].map(([, pattern, , quoted]) => pattern ?? (quoted ?? '').replaceAll(/\\(.)/g, '$1'))
    const rest = value.replaceAll(literal, '').replaceAll(/[[\],\s]/g, '')
    return { literals, isWhole: rest === '' && literals.length > 0 }
  })
}

/** `/\.e2e\.ts$/`, kept with its slashes, or a text without holes */
const literal = /(?<=[[\s,:]|^)(\/(?:\\.|[^\\/\n*])(?:\\.|[^\\/\n])*\/)[a-z]*|(["'`])((?:\\.|(?!\2|\$\{)[^\\])*)\2/g

function globTest(glob: string, directories: readonly string[], isGenerous: boolean): Test {
  if (/^\/.+\/$/.test(glob)) return patternTest(glob.slice(1, -1), directories)
  const plain = glob.replace(/^<rootDir>\//, '').replace(/^\.\//, '')
  if (plain.startsWith('..')) return () => isGenerous
  const picomatch = require('picomatch') as typeof import('picomatch')
  // Playwright's `users.spec.ts` may lie in any folder
  const matches = picomatch(isGenerous ? [plain, `**/${plain}`] : plain)
  return (file) => directories.some((directory) => matches(relativePath(directory, file)))
}

function patternTest(pattern: string, directories: readonly string[]): Test {
  try {
    const expressions = directories.map((directory) => new RegExp(pattern.replaceAll('<rootDir>', slashed(directory).replaceAll(/[^\w/]/g, String.raw`\$&`))))
    return (file) => expressions.some((expression) => expression.test(slashed(file)))
  } catch {
    return () => false
  }
}

function folderTest(folder: string, directories: readonly string[]): Test {
  const roots = directories.map((directory) => path.resolve(directory, folder.replace('<rootDir>', '.')))
  return (file) => roots.some((root) => !path.relative(root, file).startsWith('..'))
}

function slashed(file: string): string {
  return file.replaceAll(path.sep, '/')
}
