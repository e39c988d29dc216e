import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { relativePath } from '../../relative-path.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { requiredNames } from './required-names.ts'

/** How a file writes its imports. */
export interface ImportStyle {
  quote: string
  semicolon: string
  /** What stands between a brace and a name. */
  space: string
  /** The file takes modules with `require()`. */
  isCommonJs: boolean
}

/** Reads how a file writes its imports from the first that says so. */
export function importStyle({ ast, text }: ModuleSource): ImportStyle {
  const declarations = ast.body.filter((statement) => statement.type === 'ImportDeclaration')
  const first = declarations.find(({ specifiers }) => specifiers.some(({ type }) => type === 'ImportSpecifier')) ?? declarations[0]
  const isCommonJs = declarations.length === 0 && /\brequire\s*\(/.test(text)
  if (first === undefined) {
    return { quote: firstQuote(ast), semicolon: /;[ \t]*\r?\n/.test(text) ? ';' : '', space: ' ', isCommonJs }
  }
  const written = text.slice(...first.range)
  return { quote: first.source.raw.charAt(0), semicolon: written.endsWith(';') ? ';' : '', space: /\{\S/.test(written) ? '' : ' ', isCommonJs }
}

function firstQuote(ast: TSESTree.Program): string {
  let quote: string | undefined
  visit(ast, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') quote ??= node.raw.charAt(0)
    return quote === undefined
  })
  return quote ?? "'"
}

/** The line break that a file uses. */
export function lineBreak({ text }: ModuleSource): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Whether a file may hold type annotations. */
export function isTyped({ filename }: ModuleSource): boolean {
  return /\.[cm]?tsx?$/.test(filename)
}

/**
 * How a file would write the specifier of another file of the project: relative or by an alias, with the ending or
 * without, as its other imports do.
 *
 * @param target - absolute path of the imported file
 * @param file - the importing file
 */
export function specifierFor(target: string, file: JavaScriptFile): string {
  const { module, project } = file
  const written = specifiersOf(module)
  const relative = written.filter((specifier) => specifier.startsWith('.'))
  const aliased = written.some((specifier) => specifier.startsWith('../')) ? undefined : aliasFor(target, written, file)
  if (aliased !== undefined) return aliased
  const plain = relativePath(path.dirname(module.filename), target)
  const specifier = plain.startsWith('.') ? plain : `./${plain}`
  const examples = relative.length > 0 ? relative : specifiersOf(project.find(target, module.filename)?.parse() ?? module).filter((other) => other.startsWith('.'))
  const ending = path.extname(target)
  // Node.js takes an ES module by its whole name alone, and everything else takes it by that too
  if (examples.length === 0 && /^\.[cm]?jsx?$/.test(ending) && !importStyle(module).isCommonJs) return specifier
  // Nothing finds these by less than their whole name
  if (/^\.[cm]js$/.test(ending)) return specifier
  const withoutEnding = specifier.slice(0, -ending.length)
  if (examples.some((example) => example.endsWith(ending))) return specifier
  const emitted = ending.replace('t', 'j').replace('jsx', 'js')
  if (examples.some((example) => example.endsWith(emitted))) return `${withoutEnding}${emitted}`
  const needed = examples.length === 0 && !importStyle(module).isCommonJs ? project.neededEnding(module.filename) : undefined
  if (needed !== undefined) return needed === 'own' ? specifier : `${withoutEnding}${emitted}`
  return examples.length === 0 && project.resolve(withoutEnding, module.filename) === undefined ? specifier : withoutEnding.replace(/\/index$/, '')
}

/** `@/support/database` where another import is written `@/schema` and leads to the file of that path. */
function aliasFor(target: string, written: readonly string[], { module, project }: JavaScriptFile): string | undefined {
  for (const specifier of written) {
    const resolved = project.find(specifier, module.filename)?.filename
    if (resolved === undefined) continue
    const prefix = /^[^/]*\//.exec(specifier)?.[0]
    if (prefix === undefined) continue
    const rest = specifier.slice(prefix.length).replace(/\.[cm]?[jt]sx?$/, '')
    const directory = resolved.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '')
    if (!directory.endsWith(`/${rest}`)) continue
    const inside = relativePath(directory.slice(0, -rest.length), target)
    const candidate = `${prefix}${inside.replace(/\.[cm]?[jt]sx?$/, /\.[cm]?[jt]sx?$/.exec(specifier)?.[0] ?? '')}`
    if (!inside.startsWith('..') && project.resolve(candidate, module.filename) === target) return candidate
  }
  return undefined
}

function specifiersOf(module: ModuleSource): string[] {
  const imported = module.ast.body.flatMap((statement: TSESTree.ProgramStatement) => (statement.type === 'ImportDeclaration' ? [statement.source.value] : []))
  return [...imported, ...requiredNames(module).map(({ specifier }) => specifier)]
}
