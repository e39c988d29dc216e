import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { expressionAt } from '../values/arguments.ts'
import { isNamedForTests } from '../../database-variable.ts'
import { oncePer } from '../../lazy.ts'
import { openingCall } from '../databases/opening-call.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { refusesOtherDatabases } from '../modules/environment-assignments.ts'
import { importedSpecifiers } from '../modules/imported-specifiers.ts'
import { containsNode, type ModuleSource } from '../module-source.ts'
import type { ProjectFiles } from '../modules/project-modules.ts'
import { withoutComments } from '../modules/without-comments.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import { originsOf } from '../values/origins.ts'
import { isInvocation, propertyName, propertyValue, type Invocation } from '../syntax.ts'
import { isNaming, isTestDatabase, nameDifferently, namesIn } from './named-database.ts'
import { asksForTest, isTestEnvironment, namesEnvironment, testEnvironments } from './test-condition.ts'

type Project = Pick<JavaScriptFile, 'project' | 'resolver'>

/** How many expressions are looked at for one session, at most. */
const mostExpressions = 200

/**
 * Whether the application opens another database when its tests run, as its own code tells: by a condition around the call
 * or in what names the database (`process.env.NODE_ENV === 'test' ? … : …`), by a configuration for each environment
 * (`configurations[process.env.NODE_ENV]`), by a name for tests (`process.env.TEST_DATABASE_URL`), or by the file from which
 * it takes its variables (`.env.test`).
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
  return [...modules].some((module) => loadsTestVariables(module, file) || assignsForTests(module, file) || takesTestConfiguration(module, file))
}

/** `'.env.test'`, `'config/test.env'`, `` `.env.${process.env.NODE_ENV}` `` */
const testVariables = /["'`](?:[^"'`\s]*\/)?(?:\.env[.-]test(?:ing)?(?:\.local)?|test(?:ing)?\.env)["'`]|\.env\.(?:\$\{|["'`]\s*\+)|["']dotenv-flow(?:\/config)?["']|["']@next\/env["']/i

/** Whether a module of the application, or one that it imports, loads a file of variables for tests: `dotenv.config({ path: isTest ? '.env.test' : '.env' })`. */
function loadsTestVariables({ filename, text }: ModuleSource, { project }: Project): boolean {
  const texts = [text, ...importedSpecifiers(text).flatMap((specifier) => project.find(specifier, filename)?.text ?? [])]
  return texts.some((each) => /\bdotenv|loadEnv/.test(each) && testVariables.test(withoutComments(each)))
}

/** `if (process.env.NODE_ENV === 'test') process.env.DATABASE_URL = process.env.OTHER_URL` */
function assignsForTests(module: ModuleSource, file: Project): boolean {
  return module.ast.body.some((statement) => statement.type === 'IfStatement' && asksForTest(statement.test, module, file) && containsNode(statement, assignsName))
}

function assignsName(node: TSESTree.Node): boolean {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false
  // globalThis.db ??= new PrismaClient()
  return !isInvocation(node.right) && isNaming(propertyName(node.left) ?? '')
}

/** What may name the database: the places that the library knows, and what is handed over in their place (`knex(config)`, `new Pool({ ...config })`). */
function namingExpressions(opening: Invocation, opener: ModuleSource, { resolver }: Project): LocatedExpression[] {
  const places = openingCall(opening, opener, resolver)?.opening.target ?? []
  const located = places.flatMap((place) => {
    const found = expressionAt(opening, place, opener, resolver)
    if (found?.node.type !== 'ObjectExpression' || place.property === undefined) return found ?? []
    // connection: { host: process.env.HOST, database }
    const { module } = found
    return found.node.properties.map((property) => ({ node: property.type === 'Property' ? property.value : property.argument, module }))
  })
  const named = new Set(places.map(({ argument }) => argument))
  const handed = opening.type === 'TaggedTemplateExpression' ? [] : opening.arguments.filter((argument, index, all) => named.has(index) || (named.has('last') && argument === all.at(-1)))
  return [...located, ...handed.flatMap((argument) => (argument.type === 'ObjectExpression' ? spreadsIn(argument) : argument)).map((node) => ({ node, module: opener }))]
}

function spreadsIn({ properties }: TSESTree.ObjectExpression): TSESTree.Node[] {
  return properties.flatMap((property) => (property.type === 'SpreadElement' ? property.argument : []))
}

function choosesForTests({ node, module }: LocatedExpression, file: Project): boolean {
  if (dependsOnTest(node, module, file)) return true
  const around = module.parentOf(node)
  // `app_${process.env.NODE_ENV}`
  if ((around?.type === 'TemplateLiteral' || around?.type === 'BinaryExpression') && node.type !== 'TemplateElement' && namesEnvironment(node, module, file)) return true
  switch (node.type) {
    case 'ConditionalExpression':
      return asksForTest(node.test, module, file) && nameDifferently(node.consequent, node.alternate, module)
    case 'LogicalExpression':
      return node.operator === '&&' && asksForTest(node.left, module, file) && namesIn(node.right, module) !== ''
    case 'Identifier':
      return isNamedForTests(node.name)
    case 'Literal':
      return typeof node.value === 'string' && isTestDatabase(node.value)
    case 'TemplateElement':
      return isTestDatabase(node.value.cooked ?? '')
    case 'CallExpression':
      // require(`./${process.env.NODE_ENV}`)
      return node.callee.type === 'Identifier' && node.callee.name === 'require' && node.arguments.some((argument) => argument.type !== 'Literal' && namesEnvironment(argument, module, file))
    case 'MemberExpression':
      if (isNamedForTests(propertyName(node) ?? '')) return true
      return node.computed && namesEnvironment(node.property, module, file) && hasTestBlock(node.object, module, file)
    default:
      return false
  }
}

/** Whether a node runs only where tests do, or only where they don't: `if (process.env.NODE_ENV === 'test') url = …`, `case 'test':`, behind `if (isTest) return`. */
function dependsOnTest(node: TSESTree.Node, module: ModuleSource, file: Project): boolean {
  let inner = node
  for (let outer = module.parentOf(node); outer !== undefined; outer = module.parentOf(outer)) {
    if (outer.type === 'SwitchCase' && outer.test?.type === 'Literal' && isTestEnvironment(outer.test)) return true
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== inner && asksForTest(outer.test, module, file)) {
      const other = outer.consequent === inner ? outer.alternate : outer.consequent
      if (other === null || nameDifferently(inner, other, module)) return true
    }
    if ((outer.type === 'BlockStatement' || outer.type === 'Program') && outer.body.some((statement) => statement.range[1] <= inner.range[0] && endsForTests(statement, module, file))) return true
    inner = outer
  }
  return false
}

/** `if (process.env.NODE_ENV === 'test') return`, `if (isTest && !url.endsWith('_test')) throw …` */
function endsForTests(statement: TSESTree.Node, module: ModuleSource, file: Project): boolean {
  if (statement.type !== 'IfStatement' || !asksForTest(statement.test, module, file)) return false
  return refusesOtherDatabases(module.text.slice(...statement.range)) || containsNode(statement.consequent, ({ type }) => type === 'ReturnStatement')
}

/** Whether a configuration for each environment has one for tests that names another database. What can't be read, as a JSON file, is taken to. */
function hasTestBlock(object: TSESTree.Node, module: ModuleSource, { resolver }: Project): boolean {
  const held = resolver.valueOf(object, module)
  const configurations = held?.kind === 'module' ? resolver.memberOf(held, 'default') : held
  if (configurations?.kind !== 'object') return true
  const { node } = configurations
  const tests = testEnvironments.map((name) => propertyValue(node, name)).find((value) => value !== undefined)
  if (tests === undefined) return node.properties.some(({ type }) => type === 'SpreadElement')
  const others = node.properties.flatMap((property) => (property.type === 'Property' && property.value !== tests ? namesIn(property.value, configurations.module) : []))
  return !others.includes(namesIn(tests, configurations.module))
}

/** Whether a module takes its configuration from the package `config`, and there is a `config/test.json` for it. */
function takesTestConfiguration({ filename, text }: ModuleSource, { project }: Project): boolean {
  return importedSpecifiers(text).includes('config') && hasTestConfiguration(path.dirname(filename), project)
}

function hasTestConfiguration(directory: string, { disk, root }: Pick<ProjectFiles, 'disk' | 'root'>): boolean {
  if (disk.entries(path.join(directory, 'config')).some(({ name }) => /^test(?:ing)?\.\w+$/.test(name))) return true
  const parent = path.dirname(directory)
  return directory !== root && parent !== directory && hasTestConfiguration(parent, { disk, root })
}
