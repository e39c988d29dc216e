import type { TSESTree } from '@typescript-eslint/utils'
import type { Edit } from '../../model/fixture-model.ts'
import type { ModuleSource } from '../module-source.ts'
import { separatorBehind } from './callback-parameters.ts'
import type { AddedImport, Draft } from './draft.ts'
import { importStyle, isTyped, lineBreak } from './file-style.ts'
import { requiredNames, type RequiredNames } from './required-names.ts'
import { lineStart } from './statement-removal.ts'

/** An import that is longer is broken into lines. */
const lineWidth = 80

/** Edits that take removed names out of a file's imports and bring the added ones in, in the file's own style and order. */
export function importEdits(draft: Draft): Edit[] {
  const declarations = draft.module.ast.body.filter((statement) => statement.type === 'ImportDeclaration')
  const kept = declarations.filter((declaration) => !draft.isRemoved(declaration))
  const places = draft.imports.map((added) => ({ added, declaration: kept.find((candidate) => mayTake(candidate, added)) }))
  const clauses = kept.flatMap((declaration) => clauseEdit(declaration, places.flatMap((place) => (place.declaration === declaration ? [place.added] : [])), draft))
  const others = places.flatMap(({ added, declaration }) => (declaration === undefined ? [added] : []))
  const required = requiredNames(draft.module).filter(({ names, pattern }) => names.length > 0 && !draft.isRemoved(pattern))
  const extended = required.flatMap((names) => patternEdit(names, others, draft))
  const apart = others.filter(({ specifier }) => !required.some((names) => names.specifier === specifier))
  const specifiers = [...new Set(apart.map(({ specifier }) => specifier))]
  return [...clauses, ...extended, ...specifiers.map((specifier) => declarationEdit(specifier, apart.filter((added) => added.specifier === specifier), kept, draft))]
}

function mayTake(declaration: TSESTree.ImportDeclaration, { isType, specifier }: AddedImport): boolean {
  const isNamespace = declaration.specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier')
  return declaration.source.value === specifier && !isNamespace && declaration.specifiers.length > 0 && (isType || declaration.importKind !== 'type')
}

/** The new beginning of an import statement: everything before its source. */
function clauseEdit(declaration: TSESTree.ImportDeclaration, added: readonly AddedImport[], draft: Draft): Edit[] {
  const { module } = draft
  const rest = declaration.specifiers.filter((clause) => !draft.isRemoved(clause))
  if (added.length === 0 && rest.length === declaration.specifiers.length) return []
  const isTypeOnly = declaration.importKind === 'type' || (isTyped(module) && added.every(({ isType }) => isType) && rest.every((clause) => isUsedAsType(clause, draft)))
  const before = rest.flatMap((clause) => (clause.type === 'ImportSpecifier' ? [] : [sourceOf(clause, module)]))
  const named = rest.flatMap((clause) => (clause.type === 'ImportSpecifier' ? [nameText(sourceOf(clause, module), isTypeOnly)] : []))
  const text = [...before, ...(named.length + added.length === 0 ? [] : [bracedNames(withAdded(named, added, isTypeOnly), declaration, module)])].join(', ')
  return [{ range: [declaration.range[0], declaration.source.range[0]], text: `import ${isTypeOnly ? 'type ' : ''}${text} from ` }]
}

/** More names in `const { … } = require('./support')`. */
function patternEdit({ pattern, specifier }: RequiredNames, added: readonly AddedImport[], { module }: Draft): Edit[] {
  const last = pattern.properties.findLast(({ type }) => type === 'Property')
  const texts = added.flatMap(({ local, name, specifier: wanted }) => (wanted === specifier ? [requiredText(name, local)] : []))
  if (last === undefined || texts.length === 0) return []
  return [{ range: [last.range[1], last.range[1]], text: texts.map((text) => `,${separatorBehind(last, module)}${text}`).join('') }]
}

function requiredText(name: string, local: string): string {
  return name === local ? name : `${name}: ${local}`
}

function nameText(text: string, isTypeOnly: boolean): string {
  return isTypeOnly ? text.replace(/^type\s+/, '') : text
}

/** Whether a name that lost uses is left with uses as a type. */
function isUsedAsType(clause: TSESTree.ImportClause, draft: Draft): boolean {
  if (clause.type === 'ImportSpecifier' && clause.importKind === 'type') return true
  const variable = draft.module.scopes.getDeclaredVariables(clause)[0]
  const uses = variable === undefined ? [] : draft.remainingUses(variable)
  return uses.length > 0 && uses.every(({ identifier, isTypeReference }) => isTypeReference && draft.module.parentOf(identifier)?.type !== 'ExportSpecifier')
}

function bracedNames(names: readonly string[], declaration: TSESTree.ImportDeclaration, module: ModuleSource): string {
  const { space } = importStyle(module)
  const inOneLine = `{${space}${names.join(', ')}${space}}`
  const written = sourceOf(declaration, module)
  const length = inOneLine.length + declaration.source.raw.length + 'import  from ;'.length
  if (!written.includes('\n') || length <= lineWidth) return inOneLine
  const indentation = /\n([ \t]+)/.exec(written)?.[1] ?? '  '
  const comma = /,\s*\}/.test(written) ? ',' : ''
  return ['{', ...names.map((name, index) => `${indentation}${name}${index === names.length - 1 ? comma : ','}`), '}'].join(lineBreak(module))
}

/** The names with those that are added, in alphabetical order where they are in it already. */
function withAdded(names: readonly string[], added: readonly AddedImport[], isTypeOnly: boolean): string[] {
  const all = [...names]
  const isSorted = names.every((name, index) => index === 0 || sortKey(names[index - 1] ?? '') <= sortKey(name))
  for (const one of added) {
    const text = addedText(one, isTypeOnly)
    const index = isSorted ? all.findIndex((name) => sortKey(name) > sortKey(text)) : -1
    all.splice(index === -1 ? all.length : index, 0, text)
  }
  return all
}

function sortKey(name: string): string {
  return name.replace(/^type\s+/, '').toLowerCase()
}

function addedText({ isType, local, name }: AddedImport, isTypeOnly: boolean): string {
  return `${isType && !isTypeOnly ? 'type ' : ''}${name === local ? name : `${name} as ${local}`}`
}

/** A statement that imports what no other statement can take, among the others by their order. */
function declarationEdit(specifier: string, added: readonly AddedImport[], kept: readonly TSESTree.ImportDeclaration[], draft: Draft): Edit {
  const { module } = draft
  const statement = importStatement(added, specifier, module)
  const newline = lineBreak(module)
  const anchor = anchorFor(specifier, kept)
  if (anchor !== undefined) {
    const { declaration, side } = anchor
    const start = lineStart(module.text, declaration.range[0])
    const isAlone = module.text.slice(start, declaration.range[0]).trim() === '' && /^[ \t]*(?:\/\/.*)?(?:\r?\n|$)/.test(module.text.slice(declaration.range[1]))
    const separated = isAlone ? statement : statement.replace(/;?$/, ';')
    if (side === 'before') return { range: [declaration.range[0], declaration.range[0]], text: `${separated}${isAlone ? newline : ' '}` }
    const separator = sourceOf(declaration, module).endsWith(';') ? ' ' : '; '
    return { range: [declaration.range[1], declaration.range[1]], text: `${isAlone ? newline : separator}${separated}` }
  }
  const body = module.ast.body.find((node) => !('directive' in node && typeof node.directive === 'string') && !draft.isRemoved(node)) ?? module.ast
  // Without another import, it stands at the top with a blank line behind it
  const isFirstImportGone = module.ast.body[0] !== undefined && draft.isRemoved(module.ast.body[0])
  const offset = isFirstImportGone ? (module.ast.body[0]?.range[0] ?? 0) : body.range[0]
  return { range: [offset, offset], text: `${statement}${newline}${isCommonJsTop(body, module) ? '' : newline}` }
}

/** Whether the statement that follows takes modules too. */
function isCommonJsTop(node: TSESTree.Node, module: ModuleSource): boolean {
  return importStyle(module).isCommonJs && /\brequire\s*\(/.test(sourceOf(node, module))
}

function importStatement(added: readonly AddedImport[], specifier: string, module: ModuleSource): string {
  const { isCommonJs, quote, semicolon, space } = importStyle(module)
  const source = `${quote}${specifier}${quote}`
  const byDefault = added.find(({ name }) => name === 'default')
  const named = added.filter((one) => one !== byDefault)
  const isTypeOnly = added.every(({ isType }) => isType)
  if (isCommonJs) {
    const names = named.map(({ local, name }) => requiredText(name, local)).join(', ')
    return `const ${byDefault?.local ?? `{${space}${names}${space}}`} = require(${source})${semicolon}`
  }
  const names = withAdded([], named, isTypeOnly).join(', ')
  const clause = [...(byDefault ? [byDefault.local] : []), ...(named.length === 0 ? [] : [`{${space}${names}${space}}`])].join(', ')
  return `import ${isTypeOnly ? 'type ' : ''}${clause} from ${source}${semicolon}`
}

/** The import that a new one stands next to: in alphabetical order where its neighbours are in it, packages before files. */
function anchorFor(specifier: string, kept: readonly TSESTree.ImportDeclaration[]): { declaration: TSESTree.ImportDeclaration; side: 'after' | 'before' } | undefined {
  const isFile = isOfProject(specifier)
  const group = kept.filter(({ source }) => isOfProject(source.value) === isFile)
  const isSorted = group.every(({ source }, index) => index === 0 || (group[index - 1]?.source.value ?? '') <= source.value)
  const next = isSorted ? group.find(({ source }) => source.value > specifier) : undefined
  if (next !== undefined) return { declaration: next, side: 'before' }
  const last = group.at(-1)
  if (last !== undefined) return { declaration: last, side: 'after' }
  const [first] = kept
  if (first === undefined) return undefined
  return isFile ? { declaration: kept.at(-1) ?? first, side: 'after' } : { declaration: first, side: 'before' }
}

/** A file of the project, by a path or an alias: `../db`, `@/db`, `~/db`, `#db`. */
function isOfProject(specifier: string): boolean {
  return /^(?:[.~#]|@\/)/.test(specifier)
}

function sourceOf(node: TSESTree.Node, { text }: ModuleSource): string {
  return text.slice(node.range[0], node.range[1])
}
