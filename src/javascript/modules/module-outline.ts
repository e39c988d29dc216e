import type { ExportEntry, ModuleExports } from '../module-source.ts'
import { withoutComments, withoutTexts } from './without-comments.ts'

/**
 * What a module says of itself on the lines that begin at the margin. To read it takes a small part of the time that
 * parsing takes, and it suffices for most of the modules that a test imports.
 */
export interface ModuleOutline {
  /** What it exports, as far as the lines tell. */
  exports: ModuleExports
  /** Whether it certainly exports nothing else. */
  isWhole: boolean

  imports: ReadonlyMap<string, ImportedBinding>
  /** What is declared under a name; a default export that has none is declared as `default`. */
  declarations: ReadonlyMap<string, Declaration>
}

/** What a local name is imported as. */
export interface ImportedBinding {
  specifier: string
  /** The name in that module, `*` for the namespace. */
  name: string
  isType: boolean
}

export interface Declaration {
  /** `type`: an enum, or what is gone when the code runs; `maker`: what can be called or constructed; `constant`: what keeps its first value. */
  kind: 'constant' | 'maker' | 'type' | 'variable'
  /** The statement; of one with a template that has lines at the margin, what stands before them. */
  statement: string
}

interface Draft {
  isModule: boolean
  isWhole: boolean
  named: Map<string, ExportEntry>
  stars: string[]
  imports: Map<string, ImportedBinding>
  declarations: Map<string, Declaration>
}

const declaring = /^(?:export\s+(?:default\s+)?)?(?:(?:abstract|async|declare)\s+)*(function(?=\s*\*)|(?:const\s+enum|class|const|enum|function|interface|let|namespace|type|var)(?![\w$]|\s*\*))(?:\s*\*)?\s*(?!extends\b)([\w$]+|[{[])?/
const importing = /^import\b([^'"]*)['"]([^'"\n]+)['"]/
const listing = /^export\s+(type\s+)?\{([^}]*)\}(?:\s*from\s*['"]([^'"\n]+)['"])?/
const passingOn = /^export\s+(type\s+)?\*\s*(?:as\s+([\w$]+)\s*)?from\s*['"]([^'"\n]+)['"]/

/**
 * Outlines a module.
 *
 * @param text - the source of a JavaScript or TypeScript module
 */
export function outlineOf(text: string): ModuleOutline {
  const draft: Draft = { isModule: false, isWhole: !hidesExport(text), named: new Map(), stars: [], imports: new Map(), declarations: new Map() }
  for (const statement of statementsOf(text)) {
    if (/^export\b/.test(statement)) readExport(statement, draft)
    else if (/^import\b/.test(statement)) readImport(statement, draft)
    else declare(statement, draft)
  }
  const { declarations, imports, isModule, isWhole, named, stars } = draft
  for (const [name, { isType, local }] of named) {
    // `import { db } from './db'; export { db }` is `export { db } from './db'`
    const imported = imports.get(local ?? '')
    if (imported !== undefined) named.set(name, { source: { specifier: imported.specifier, name: imported.name }, isType })
  }
  return { exports: { isModule, named, stars }, isWhole: isModule && isWhole, imports, declarations }
}

/** A statement ends before the next line that begins at the margin with something else than a comment or a closing bracket, `>` among them. */
function statementsOf(text: string): string[] {
  return text.split(/\n(?=[^\s)\]}>/])/)
}

/** Whether an export may begin elsewhere than at the margin: in a block, behind another statement or a comment. */
function hidesExport(text: string): boolean {
  for (let at = text.indexOf('export'); at !== -1; at = text.indexOf('export', at + 1)) {
    if (at > 0 && text.charAt(at - 1) !== '\n' && /(?:[\n/;}]|^)[ \t]*$/.test(text.slice(Math.max(0, at - 80), at))) return true
  }
  return false
}

function readImport(statement: string, draft: Draft): void {
  draft.isModule ||= /^import[\s{*'"]/.test(statement)
  const [, clause = '', specifier] = importing.exec(withoutComments(statement)) ?? []
  if (specifier === undefined) return
  // import type { Pool } from 'pg', but import type from './type'
  const [typeOnly] = /^\s+type\s+(?!from\b)(?=[{*\w])/.exec(clause) ?? []
  const names = clause.slice(typeOnly?.length).trimStart()
  const note = (local: string | undefined, name: string, isType = false): void => {
    if (local !== undefined) draft.imports.set(local, { specifier, name, isType: isType || typeOnly !== undefined })
  }
  const [, whole, isRequired] = /^([\w$]+)\s*(=)?/.exec(names) ?? []
  // import pg from 'pg', import pg = require('pg')
  note(whole, isRequired === undefined ? 'default' : '*')
  note(/\*\s*as\s+([\w$]+)/.exec(names)?.[1], '*')
  for (const { name, as, isType } of listedNames(names.split(/[{}]/)[1] ?? '')) note(as, name, isType)
}

function readExport(statement: string, draft: Draft): void {
  draft.isModule = true
  const declared = declare(statement, draft)
  const isDefault = /^export\s+default\b/.test(statement)
  if (declared !== undefined) {
    const isType = /^export\s+(?:declare\s+)?(?:interface|type)\b/.test(statement)
    // A function or class without a name has only that of its export
    for (const name of declared.names) draft.named.set(isDefault ? 'default' : name, { ...(name !== 'default' && { local: name }), isType })
    draft.isWhole &&= declared.isWhole
  } else if (isDefault) {
    const [, local] = /^export\s+default\s+([\w$]+)\s*;?$/.exec(withoutComments(statement).trimEnd()) ?? []
    if (local === undefined) draft.declarations.set('default', { kind: 'constant', statement })
    draft.named.set('default', { ...(local !== undefined && { local }), isType: false })
  } else {
    draft.isWhole &&= readReExport(withoutComments(statement), draft)
  }
}

/** `export { db }`, `export { db } from './db'`, `export * from './db'`, `export * as database from './db'`; whether it is one of them. */
function readReExport(statement: string, { named, stars }: Draft): boolean {
  const [star, isTypeStar, namespace, passed = ''] = passingOn.exec(statement) ?? []
  if (star !== undefined) {
    if (namespace !== undefined) named.set(namespace, { source: { specifier: passed, name: '*' }, isType: isTypeStar !== undefined })
    else if (isTypeStar === undefined) stars.push(passed)
    return true
  }
  const [list, isTypeList, names = '', specifier] = listing.exec(statement) ?? []
  for (const { name, as, isType } of listedNames(names)) {
    named.set(as, { ...(specifier === undefined ? { local: name } : { source: { specifier, name } }), isType: isType || isTypeList !== undefined })
  }
  // export { pool as 'the pool' }
  return list !== undefined && !/['"]/.test(names)
}

/** `db, pool as connection, type Options` */
function listedNames(list: string): { name: string; as: string; isType: boolean }[] {
  return [...list.matchAll(/(?:^|,)\s*(type\s+(?!as\b))?([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map(([, type, name = '', as = name]) => ({ name, as, isType: type !== undefined }))
}

/**
 * Notes what a statement declares.
 *
 * @returns the names, and whether there are certainly no others; `undefined` for any other statement
 */
function declare(statement: string, { declarations }: Draft): { names: readonly string[]; isWhole: boolean } | undefined {
  const [declaration, keyword = '', name] = declaring.exec(statement) ?? []
  if (declaration === undefined) return undefined
  const isPattern = name === '{' || name === '['
  if (/^(?:const|let|var)$/.test(keyword)) {
    const others = isPattern ? [] : furtherNames(statement)
    const names = isPattern ? namesInPattern(statement) : [name ?? '']
    const declared: Declaration = { kind: keyword === 'const' ? 'constant' : 'variable', statement }
    for (const each of others) if (!declarations.has(each)) declarations.set(each, declared)
    for (const each of names) declarations.set(each, declared)
    return { names, isWhole: others.length === 0 }
  }
  const isMaker = keyword === 'class' || keyword === 'function'
  // type = 1, export type { Pool } from 'pg'
  if (!isMaker && (name === undefined || isPattern)) return undefined
  const own = name === undefined || isPattern ? 'default' : name
  const kind = !isMaker && keyword !== 'namespace' ? 'type' : keyword === 'class' && /\bstatic\b[^(\n]{0,200}=/.test(statement) ? 'variable' : 'maker'
  declarations.set(own, { kind, statement })
  return { names: [own], isWhole: true }
}

/** `const { createClient } = redis`: the names in a pattern, keys and defaults among them. */
function namesInPattern(statement: string): string[] {
  const start = statement.search(/[{[]/)
  let depth = 0
  let end = start
  do {
    const character = statement.charAt(end)
    if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    end += 1
  } while (depth > 0 && end < statement.length)
  return [...statement.slice(start, end).matchAll(/[\w$]+/g)].map(([name]) => name)
}

/** `const a = 1, b = 2`, `let a, b`: the names behind the first one. */
function furtherNames(statement: string): string[] {
  const [, list = ''] = /^(?:export\s+)?(?:let|var)\s+[\w$]+\s*,([^=;\n]*)/.exec(statement) ?? []
  const names = [...list.matchAll(/[\w$]+/g)].map(([name]) => name)
  if (!furtherVariable.test(statement)) return names
  let depth = 0
  for (const [token, initialized] of withoutTexts(statement).matchAll(bracketOrVariable)) {
    if (initialized === undefined) depth += /[([{]/.test(token) ? 1 : -1
    // The options of a call look the same: `connect(url, retries = 3)`
    else if (depth === 0) names.push(initialized)
  }
  return names
}

const furtherVariable = /,\s*[\w$]+\s*(?::[^=;,]{0,200})?=(?![=>])/
const bracketOrVariable = /[()[\]{}]|,\s*([\w$]+)\s*(?::[^=;,]{0,200})?=(?![=>])/g
