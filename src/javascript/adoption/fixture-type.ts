import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { bindingsOf } from '../values/bindings.ts'
import { importedName } from '../syntax.ts'
import type { Draft } from './draft.ts'
import { specifierFor } from './file-style.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'

/**
 * The fixture's type as the file can write it. What the annotation names is imported from where the shared module has it.
 *
 * @returns the text; `undefined` where the shared module writes no type, or one that only it can write
 */
export function fixtureType({ annotation }: ProvidedFixture, draft: Draft, file: JavaScriptFile): string | undefined {
  if (annotation === undefined) return undefined
  const { module, node } = annotation
  const named: TSESTree.Identifier[] = []
  const other: TSESTree.Node[] = []
  visit(node, (inner) => {
    if (inner.type === 'TSImportType' || (inner.type === 'TSTypeQuery' && inner.exprName.type === 'TSImportType')) other.push(inner)
    const name = inner.type === 'TSTypeReference' ? rootName(inner.typeName) : inner.type === 'TSTypeQuery' && inner.exprName.type !== 'TSImportType' ? rootName(inner.exprName) : undefined
    if (name !== undefined && bindingsOf(module).has(name)) named.push(name)
    return true
  })
  const isWritable = other.length === 0 && named.every((name) => addName(name, module, draft, file))
  return isWritable ? module.text.slice(node.range[0], node.range[1]) : undefined
}

function rootName(node: TSESTree.EntityName): TSESTree.Identifier | undefined {
  if (node.type === 'TSQualifiedName') return rootName(node.left)
  return node.type === 'ThisExpression' ? undefined : node
}

/** Makes sure that a name of the shared module means the same in the file. */
function addName(node: TSESTree.Identifier, shared: ModuleSource, draft: Draft, file: JavaScriptFile): boolean {
  const definition = bindingsOf(shared).get(node)?.defs[0]
  const clause = definition?.node
  if (definition?.parent?.type !== 'ImportDeclaration') {
    const entry = [...(shared.exports?.named ?? [])].find(([, { local, source }]) => source === undefined && local === node.name)
    return entry !== undefined && importName(entry[0], node.name, specifierFor(shared.filename, file), draft, file)
  }
  if (clause?.type !== 'ImportSpecifier' && clause?.type !== 'ImportDefaultSpecifier') return false
  return importName(importedName(clause), node.name, specifierSeenFrom(definition.parent.source.value, shared, file), draft, file)
}

/** A package by its name, a file by its place. */
function specifierSeenFrom(specifier: string, shared: ModuleSource, file: JavaScriptFile): string {
  if (!specifier.startsWith('.')) return specifier
  const target = file.project.resolve(specifier, shared.filename) ?? path.resolve(path.dirname(shared.filename), specifier)
  return specifierFor(target, file)
}

function importName(name: string, local: string, specifier: string, draft: Draft, file: JavaScriptFile): boolean {
  const known = file.module.scopes.globalScope?.childScopes[0]?.variables.find((variable) => variable.name === local) ?? file.module.scopes.globalScope?.set.get(local)
  const definition = known?.defs[0]
  if (definition === undefined) {
    draft.addImport({ specifier, name, local, isType: true })
    return true
  }
  const isSame = definition.parent?.type === 'ImportDeclaration' && leadsTo(definition.parent.source.value, file) === leadsTo(specifier, file)
  if (isSame) draft.need(definition.node)
  return isSame
}

function leadsTo(specifier: string, { module, project }: JavaScriptFile): string {
  return project.resolve(specifier, module.filename) ?? specifier
}
