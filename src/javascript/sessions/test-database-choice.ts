import type { TSESTree } from '@typescript-eslint/utils'
import { expressionAt } from '../values/arguments.ts'
import { oncePer } from '../../lazy.ts'
import { isNamedForTests } from '../../database-variable.ts'
import { loadsTestEnvironment } from '../../frameworks/test-setup.ts'
import { openingCall } from '../databases/opening-call.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { namedEnvironmentFiles } from '../modules/environment-assignments.ts'
import { importedSpecifiers } from '../modules/imported-specifiers.ts'
import { containsNode, type ModuleSource } from '../module-source.ts'
import { initializerOf } from '../values/initializer.ts'
import type { ProjectFiles } from '../modules/project-modules.ts'
import { withoutComments } from '../modules/without-comments.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import { originsOf } from '../values/origins.ts'
import { isFunction, propertyName, propertyValue, unwrap, type Invocation } from '../syntax.ts'

type Project = Pick<JavaScriptFile, 'project' | 'resolver'>

/** How many expressions are looked at for one session, at most. */
const mostExpressions = 200

/**
 * Whether the application opens another database when its tests run, as its own code tells: by a condition around the call
 * or in what names the database (`process.env.NODE_ENV === 'test' ? … : …`), by a configuration for each environment
 * (`configurations[process.env.NODE_ENV]`), by a variable for tests (`process.env.TEST_DATABASE_URL`), or by the file from
 * which it takes its variables (`.env.test`).
 *
 * @param opening - the call that opens the session
 * @param opener - the module that it stands in
 * @param file - the linted file, or what it knows of the project
 */
export function isChosenForTests(opening: Invocation, opener: ModuleSource, file: Project): boolean {
  const choices = choicesIn(file.project)
  const choice = choices.get(opening) ?? worksOutChoice(opening, opener, file)
  choices.set(opening, choice)
  return choice
}

/** Many test files import one session. */
const choicesIn = oncePer<ProjectFiles, WeakMap<Invocation, boolean>>(() => new WeakMap())

function worksOutChoice(opening: Invocation, opener: ModuleSource, file: Project): boolean {
  if (dependsOnTest(opening, opener, file)) return true
  const pending = namingExpressions(opening, opener, file)
  const seen = new Set<TSESTree.Node>()
  const modules = new Set([opener])
  for (let next = pending.pop(); next !== undefined && seen.size < mostExpressions; next = pending.pop()) {
    if (seen.has(next.node)) continue
    seen.add(next.node)
    modules.add(next.module)
    if (choosesForTests(next, file)) return true
    pending.push(...originsOf(next, file))
  }
  return [...modules].some((module) => loadsTestVariables(module, file))
}

/** Whether a module of the application, or one that it imports, loads a file of variables for tests: `dotenv.config({ path: isTest ? '.env.test' : '.env' })`. */
function loadsTestVariables({ filename, text }: ModuleSource, { project }: Project): boolean {
  const texts = [text, ...importedSpecifiers(text).flatMap((specifier) => project.find(specifier, filename)?.text ?? [])]
  return texts.some((each) => {
    const code = each.includes('env') ? withoutComments(each) : ''
    return namedEnvironmentFiles(code).length > 0 || loadsTestEnvironment.test(code)
  })
}

/** What may name the database: the places that the library knows, and what is handed over as it is (`knex(config)`, `new Pool({ ...config })`). */
function namingExpressions(opening: Invocation, opener: ModuleSource, { resolver }: Project): LocatedExpression[] {
  const places = openingCall(opening, opener, resolver)?.opening.target ?? []
  const located = places.flatMap((place) => {
    const found = expressionAt(opening, place, opener, resolver)
    if (found?.node.type !== 'ObjectExpression' || place.property === undefined) return found ?? []
    // connection: { host: process.env.HOST, database }
    const { module } = found
    return found.node.properties.map((property) => ({ node: property.type === 'Property' ? property.value : property.argument, module }))
  })
  const handed = opening.type === 'TaggedTemplateExpression' ? [] : opening.arguments.flatMap((argument) => (argument.type === 'ObjectExpression' ? spreadsIn(argument) : argument))
  return [...located, ...handed.map((node) => ({ node, module: opener }))]
}

function spreadsIn({ properties }: TSESTree.ObjectExpression): TSESTree.Node[] {
  return properties.flatMap((property) => (property.type === 'SpreadElement' ? property.argument : []))
}

function choosesForTests({ node, module }: LocatedExpression, file: Project): boolean {
  if (dependsOnTest(node, module, file)) return true
  switch (node.type) {
    case 'ConditionalExpression':
      return asksForTest(node.test, module, file)
    case 'LogicalExpression':
      return node.operator === '&&' && asksForTest(node.left, module, file)
    case 'Identifier':
      return isNamedForTests(node.name)
    case 'MemberExpression':
      if (isNamedForTests(propertyName(node) ?? '')) return true
      return node.computed && namesEnvironment(node.property, module, file) && hasTestBlock(node.object, module, file)
    default:
      return false
  }
}

/** Whether a node runs only where tests do, or only where they don't: `if (process.env.NODE_ENV === 'test') url = …`, `case 'test':`. */
function dependsOnTest(node: TSESTree.Node, module: ModuleSource, file: Project): boolean {
  let inner = node
  for (let outer = module.parentOf(node); outer !== undefined && !isFunction(outer); outer = module.parentOf(outer)) {
    if (outer.type === 'SwitchCase' && isTestText(outer.test)) return true
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== inner && asksForTest(outer.test, module, file)) return true
    inner = outer
  }
  return false
}

/** What the environment is called when tests run. */
function isTestText(node: TSESTree.Node | null): boolean {
  return node?.type === 'Literal' && (node.value === 'test' || node.value === 'testing')
}

/** `isTest`, `testing`, `IS_TEST_ENV`; what test runners set. */
const testName = /^(?:(?:is|in|under|running)_?)?tests?(?:ing|_?env(?:ironment)?|_?mode)?$|^(?:VITEST|JEST_WORKER_ID)$/i

/** Whether a condition asks if tests are running: `process.env.NODE_ENV === 'test'`, `isTest`, `process.env.VITEST`. */
function asksForTest(condition: TSESTree.Node, module: ModuleSource, { resolver }: Project): boolean {
  return containsNode(condition, (node) => {
    if (isTestText(node)) return true
    if (node.type !== 'Identifier') return false
    const initializer = testName.test(node.name) ? node : initializerOf(node, module, resolver)
    return initializer === node || (initializer !== undefined && containsNode(initializer, isTestText))
  })
}

/** Whether a key is the name of the environment: `process.env.NODE_ENV || 'development'`. */
function namesEnvironment(key: TSESTree.Node, module: ModuleSource, { resolver }: Project): boolean {
  const inner = unwrap(key)
  const value = inner.type === 'Identifier' ? (initializerOf(inner, module, resolver) ?? inner) : inner
  return containsNode(value, (node) => node.type === 'Identifier' && /^(?:(?:app|node)_?env|environment)$/i.test(node.name))
}

/** Whether a configuration for each environment has one for tests, with a text or variable of its own. What can't be read, as a JSON file, is taken to. */
function hasTestBlock(object: TSESTree.Node, module: ModuleSource, { resolver }: Project): boolean {
  const held = resolver.valueOf(object, module)
  const configurations = held?.kind === 'module' ? resolver.memberOf(held, 'default') : held
  if (configurations?.kind !== 'object') return true
  const tests = ['test', 'testing'].map((name) => propertyValue(configurations.node, name)).find((value) => value !== undefined)
  if (tests === undefined) return configurations.node.properties.some(({ type }) => type === 'SpreadElement')
  const words = (node: TSESTree.Node): string[] => [...configurations.module.text.slice(...node.range).matchAll(/(["'`])[^"'`\n]*\1|\benv\.\w+/g)].map(([word]) => word)
  const others = configurations.node.properties.flatMap((property) => (property.type === 'Property' && property.value !== tests ? words(property.value) : []))
  return tests.type !== 'ObjectExpression' || words(tests).some((word) => !others.includes(word))
}
