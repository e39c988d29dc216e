import type { ExportEntry, ModuleExports } from '../module-source.ts'
import { hasPlainLines, isOdd, longestList } from './plain-lines.ts'
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
  /** Whether every statement begins at the margin as it usually does, so that what is declared and imported is certain. */
  isPlain: boolean
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
  /**
   * `type`: an enum, or what is gone when the code runs; `maker`: what can be called or constructed, and a namespace;
   * `constant`: what keeps its first value; `variable`: what may get another, and a class with fields of its own.
   */
  kind: 'constant' | 'maker' | 'type' | 'variable'
  /** The statement; of one with a template that has lines at the margin, what stands before them. */
  statement: string
}

interface Draft {
  isModule: boolean
  isWhole: boolean
  isPlain: boolean
  named: Map<string, ExportEntry>
  stars: string[]
  imports: Map<string, ImportedBinding>
  declarations: Map<string, Declaration>
}

/** `keyword`, and `name` or the bracket of a pattern: `export default async function`, `const {`. */
const declaring =
  /^(?:export\s+(?:default\s+)?)?(?:(?:abstract|async|declare)\s+)*(?<keyword>function(?=\s*\*)|(?:const\s+enum|class|const|enum|function|interface|let|namespace|type|var)(?![\w$]|\s*\*))(?:\s*\*)?\s*(?!extends\b)(?<name>[\w$]+|[{[])?/
const importing = /^import\b([^'"]*)['"]([^'"\n]+)['"]/
const listing = /^export\s+(type\s+)?\{([^}]*)\}(?:\s*from\s*['"]([^'"\n]+)['"])?/
const passingOn = /^export\s+(type\s+)?\*\s*(?:as\s+([\w$]+)\s*)?from\s*['"]([^'"\n]+)['"]/

/**
 * Outlines a module.
 *
 * @param text - the source of a JavaScript or TypeScript module
 */
export function outlineOf(text: string): ModuleOutline {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const draft: Draft = { isModule: false, isWhole: true, isPlain: hasPlainLines(source), named: new Map(), stars: [], imports: new Map(), declarations: new Map() }
  for (const statement of statementsOf(source)) {
    if (isOdd(statement)) draft.isPlain = false
    else if (/^export\b/.test(statement)) readExport(statement, draft)
    else if (/^import\b(?!\s*[(.])/.test(statement)) readImport(statement, draft)
    else declare(statement, draft)
  }
  const { declarations, imports, isModule, named, stars } = draft
  for (const [name, { isType, local }] of named) {
    // `import { db } from './db'; export { db }` is `export { db } from './db'`
    const imported = imports.get(local ?? '')
    if (imported !== undefined) named.set(name, { source: { specifier: imported.specifier, name: imported.name }, isType })
  }
  return { exports: { isModule, named, stars }, isWhole: isModule && draft.isWhole && draft.isPlain, isPlain: draft.isPlain, imports, declarations }
}

/** A statement ends before the next line at whose margin a word, a text, a block or a decorator begins. */
function statementsOf(text: string): string[] {
  return text.split(/\n(?=[\w$@'"`{;#\u00A0-\uFFFF])/)
}

function readImport(statement: string, draft: Draft): void {
  draft.isModule ||= /^import[\s{*'"]/.test(statement)
  const [, clause = '', specifier] = importing.exec(withoutComments(statement)) ?? []
  // import { 'the pool' as pool } from './db'
  if (specifier === undefined || isBeyondAscii(clause) || !/(?:^|\bfrom|\()$/.test(clause.trim())) {
    draft.isPlain = false
    return
  }
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
    for (const name of declared) draft.named.set(isDefault ? 'default' : name, { ...(name !== 'default' && { local: name }), isType })
  } else if (isDefault) {
    const [, local] = /^export\s+default\s+([\w$]+)\s*;?$/.exec(withoutComments(statement).trimEnd()) ?? []
    if (local === undefined) draft.declarations.set('default', { kind: 'constant', statement })
    draft.named.set('default', { ...(local !== undefined && { local }), isType: false })
  } else if (draft.isPlain && !readReExport(withoutComments(statement), draft)) {
    draft.isWhole = false
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
  return list !== undefined && !/['"\u0080-\uFFFF]/.test(names)
}

/** `db, pool as connection, type Options` */
function listedNames(list: string): { name: string; as: string; isType: boolean }[] {
  return [...list.matchAll(/(?:^|,)\s*(type\s+(?!as\b))?([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map(([, type, name = '', as = name]) => ({ name, as, isType: type !== undefined }))
}

/**
 * Notes what a statement declares.
 *
 * @returns the names; `undefined` for any other statement
 */
function declare(statement: string, draft: Draft): readonly string[] | undefined {
  const head = declaring.exec(statement)
  const { keyword, name } = head?.groups ?? {}
  if (head === null || keyword === undefined) return undefined
  const { declarations } = draft
  if (isBeyondAscii(statement.charAt(head[0].length))) draft.isPlain = false
  const isPattern = name === '{' || name === '['
  if (/^(?:const|let|var)$/.test(keyword)) {
    // const /* the pool */ db = …
    if (name === undefined || declaresMore(statement)) draft.isPlain = false
    const names = isPattern ? namesInPattern(statement) : [name ?? '']
    for (const each of names) declarations.set(each, { kind: keyword === 'const' ? 'constant' : 'variable', statement })
    return names
  }
  const isMaker = keyword === 'class' || keyword === 'function'
  // type = 1, export type { Pool } from 'pg'
  if (!isMaker && (name === undefined || isPattern)) return undefined
  const isDefault = /^export\s+default\b/.test(statement)
  if (isMaker && !isDefault && (name === undefined || isPattern)) draft.isPlain = false
  const own = name === undefined || isPattern ? 'default' : name
  // A type or a namespace may have the name of a class or a function
  if (isMaker || !declarations.has(own)) declarations.set(own, { kind: kindOf(keyword, statement), statement })
  return [own]
}

/** Names may have letters of any script; those of the outline are ASCII. */
function isBeyondAscii(text: string): boolean {
  return /[\u0080-\uFFFF]/.test(text)
}

function kindOf(keyword: string, statement: string): Declaration['kind'] {
  if (keyword === 'class' && /\bstatic\b[^(\n]{0,200}=/.test(statement)) return 'variable'
  return keyword === 'class' || keyword === 'function' || keyword === 'namespace' ? 'maker' : 'type'
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

/** Whether a statement declares more than one variable, or may: `const a = 1, b = 2`, `let a, b`. */
function declaresMore(statement: string): boolean {
  if (/^(?:export\s+)?(?:let|var)\s[^=;]*,/.test(statement)) return true
  if (!furtherVariable.test(statement)) return false
  if (statement.length > longestList) return true
  let depth = 0
  for (const [token] of withoutTypeArguments(withoutTexts(statement)).matchAll(bracketOrVariable)) {
    if (/^[([{]/.test(token)) depth += 1
    else if (!token.startsWith(',')) depth -= 1
    // The options of a call look the same: `connect(url, retries = 3)`
    else if (depth === 0) return true
  }
  return false
}

/** `Map<string, Map<string, number>>` has commas that part no variables. */
function withoutTypeArguments(text: string): string {
  const inner = text.replaceAll(/<[^<>()=;]*>/g, '')
  return inner === text ? text : withoutTypeArguments(inner)
}

/** `, b =`, `, b: Map<string, number> =`, `, { b } =` */
const furtherVariable = /,\s*[\w${[][^=;]{0,200}=(?![=>])/
const bracketOrVariable = /[()[\]{}]|,(?=\s*[\w${[][^=;]{0,200}=(?![=>]))/g
