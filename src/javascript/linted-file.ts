import { isBuiltin } from 'node:module'
import path from 'node:path'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { FixtureModel } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { mayImportSession, takesFromLibrary, type UnwalkedFile } from './concern.ts'
import { importedSpecifiers } from './modules/imported-specifiers.ts'
import { apis } from './knowledge.ts'
import { lazy, oncePer } from '../lazy.ts'
import { buildModel } from './model-builder.ts'
import type { ModuleSource } from './module-source.ts'
import { loadFrom, openProject, type ProjectFiles } from './modules/project-modules.ts'
import { createResolver, type ModuleAnswers } from './values/resolver.ts'
import { inSourceOrder, type Invocation } from './syntax.ts'

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>

/** What ESLint's own walk of a file passes by; rules that share the file share the sets. */
interface Observations {
  invocations: Set<Invocation>
  dynamicImports: Set<TSESTree.ImportExpression>
}

/** What is told of a file before it is walked; each rule that shares the file asks, and the first answer stays. */
interface Prospects {
  unwalked: UnwalkedFile
  takesFromLibrary: () => boolean
  mayImportSession: () => boolean
  mayOpenOnDemand: () => boolean
}

const prospects = new WeakMap<TSESLint.SourceCode, Prospects>()
const models = new WeakMap<TSESLint.SourceCode, FixtureModel>()
const answersIn = oncePer<ProjectFiles, ModuleAnswers>(() => new WeakMap())

/**
 * Whether a file can hold anything that a rule asks about, told before it is walked.
 *
 * @param context - the rule's context
 * @param wanted - the facts the rule listens to
 * @param settings - the plugin's settings
 */
export function mayConcern(context: Context, wanted: { acquisition?: unknown; schemaCreation?: unknown; sessionImport?: unknown; sessionOnDemand?: unknown }, settings: Settings): boolean {
  if (!fitsItsTree(context.sourceCode)) return false
  const { mayImportSession: importsSession, mayOpenOnDemand, takesFromLibrary: takes } = prospectsOf(context, settings)
  // What a file says of schema may stand in another one: schema.sql, an imported text
  if ((wanted.sessionImport !== undefined || wanted.schemaCreation !== undefined) && importsSession()) return true
  if ((wanted.sessionOnDemand !== undefined || (wanted.schemaCreation !== undefined && writesSchema(context.sourceCode.text))) && mayOpenOnDemand()) return true
  return (wanted.acquisition !== undefined || wanted.schemaCreation !== undefined) && takes()
}

/** Of two byte order marks ESLint takes both out of the text and leaves one in the positions: no edit would land where it should. */
function fitsItsTree({ ast, text }: TSESLint.SourceCode): boolean {
  const word = ast.tokens.find(({ type }) => type === 'Identifier' || type === 'Keyword')
  return word === undefined || text.startsWith(word.value, word.range[0])
}

/** By its text, whether a file creates schema, or runs the text of a file that may; a handle for it may come from a function of another module. */
function writesSchema(text: string): boolean {
  return schemaWords.test(text)
}

const schemaWords = /\b(?:alter|create)\s+[a-z]{4,}|\bcreate(?:Index|MaterializedView|Schema|Table|Type|View)\b|\.sql\b/i

/**
 * The modules that a file imports and that are nowhere: misspelt, behind an alias that no tsconfig.json has, in a package
 * that is not installed.
 *
 * @param context - a rule's context
 * @returns the specifiers as written
 */
export function importsNotFound(context: Context): string[] {
  const project = openProject(context.cwd)
  const isKnown = (specifier: string): boolean => isBuiltin(specifier) || apis.ofSpecifier(specifier) !== undefined || project.resolve(specifier, filenameOf(context)) !== undefined
  return importedSpecifiers(context.sourceCode.text).filter((specifier) => !isKnown(specifier))
}

/** A host may name the file relative to the working directory, or `<text>` where it has no name. */
function filenameOf({ cwd, physicalFilename }: Context): string {
  return path.resolve(cwd, physicalFilename)
}

function moduleOf(context: Context): ModuleSource {
  const { ast, scopeManager, text } = context.sourceCode
  return {
    filename: filenameOf(context),
    text,
    ast,
    get scopes() {
      if (scopeManager === null) throw new Error('The parser gave no scopes.')
      return scopeManager
    },
    parentOf: (node) => node.parent ?? undefined,
  }
}

function prospectsOf(context: Context, settings: Settings): Prospects {
  const { cwd, sourceCode } = context
  const known = prospects.get(sourceCode)
  if (known !== undefined) return known
  const project = openProject(cwd)
  const unwalked = { module: moduleOf(context), project, resolver: createResolver(apis, loadFrom(project), answersIn(project)) }
  const fresh = {
    unwalked,
    takesFromLibrary: lazy(() => takesFromLibrary(unwalked.module)),
    mayImportSession: lazy(() => mayImportSession(unwalked, settings, 'live')),
    mayOpenOnDemand: lazy(() => mayImportSession(unwalked, settings, 'on demand')),
  }
  prospects.set(sourceCode, fresh)
  return fresh
}

/**
 * Listeners that note what the model is built from, so that the tree is walked once.
 *
 * @param sourceCode - the linted file
 */
export function observe(sourceCode: TSESLint.SourceCode): TSESLint.RuleListener {
  const { invocations, dynamicImports } = observed(sourceCode)
  const noteInvocation = (node: Invocation): void => {
    invocations.add(node)
  }
  return {
    CallExpression: noteInvocation,
    NewExpression: noteInvocation,
    TaggedTemplateExpression: noteInvocation,
    ImportExpression(node) {
      dynamicImports.add(node)
    },
  }
}

/**
 * The model of a file whose walk is over, the same for every rule.
 *
 * @param context - a rule's context
 * @param settings - the plugin's settings
 */
export function fixtureModel(context: Context, settings: Settings): FixtureModel {
  const { sourceCode } = context
  const known = models.get(sourceCode)
  if (known !== undefined) return known
  const { invocations, dynamicImports } = observed(sourceCode)
  const { mayOpenOnDemand, takesFromLibrary: takes, unwalked } = prospectsOf(context, settings)
  const file = { ...unwalked, invocations: inSourceOrder(invocations), dynamicImports: [...dynamicImports] }
  const model = buildModel(file, settings, () => takes() || (writesSchema(sourceCode.text) && mayOpenOnDemand()))
  models.set(sourceCode, model)
  return model
}

const observed = oncePer<TSESLint.SourceCode, Observations>(() => ({ invocations: new Set(), dynamicImports: new Set() }))
