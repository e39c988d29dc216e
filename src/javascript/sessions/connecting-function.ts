import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { openingCall, type OpeningCall } from '../databases/opening-call.ts'
import { libraryMember } from '../javascript-file.ts'
import { connectingMembers, connectingPackages, mayConnectModels } from '../knowledge.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { mayDependOn } from '../modules/package-manifest.ts'
import type { ProjectFiles } from '../modules/project-modules.ts'
import { calleeOf, isFunction, isInvocation, lastName } from '../syntax.ts'
import type { Resolver } from '../values/resolver.ts'
import type { Value } from '../values/value.ts'

/**
 * The call in a function by which it connects every model of the application: `mongoose.connect(…)` of `connectDB()`. A
 * function that needs arguments connects to what it is told.
 *
 * @param value - a function of the project
 * @param resolver - says what it calls
 */
export function connectionMadeBy({ module, node }: Extract<Value, { kind: 'function' }>, resolver: Resolver): OpeningCall | undefined {
  if (node.params.some(({ type }) => type !== 'AssignmentPattern') || !mayConnectModels(module.text)) return undefined
  const found: OpeningCall[] = []
  visit(node.body, (inner) => {
    if (found.length > 0 || (isFunction(inner) && !runsAtOnce(inner, module))) return false
    const member = isInvocation(inner) ? libraryMember(resolver.invokedMember(inner, module))?.member : undefined
    const call = isInvocation(inner) && member?.binds === true ? openingCall(inner, module, resolver) : undefined
    if (call !== undefined) found.push(call)
    return true
  })
  return found[0]
}

/** `new Promise((resolve) => { … })`, `retry(async () => { … })`; but not `connection.on('disconnected', () => { … })`. */
function runsAtOnce(callback: TSESTree.Node, { parentOf }: ModuleSource): boolean {
  const call = parentOf(callback)
  return isInvocation(call) && !listening.has(lastName(calleeOf(call)) ?? '')
}

/** Functions that call what they are given later. */
const listening: ReadonlySet<string> = new Set(['addEventListener', 'addListener', 'nextTick', 'on', 'once', 'setImmediate', 'setInterval', 'setTimeout'])

/**
 * Whether an imported function may do so, by the text of its module.
 *
 * @param specifier - the imported module
 * @param name - the imported name
 * @param importer - absolute path of the importing file
 * @param project - the project's files
 */
export function mayImportConnection(specifier: string, name: string, importer: string, project: ProjectFiles, hops = 0): boolean {
  const filename = hops > mostReExports ? undefined : project.resolve(specifier, importer)
  const file = filename !== undefined && mayDependOn(connectingPackages(), filename, project.disk) ? project.read(filename) : undefined
  if (file === undefined) return false
  if (mayConnectModels(file.text)) return true
  const { named, stars } = file.outline().exports
  const source = named.get(name)?.source
  if (source !== undefined) return mayImportConnection(source.specifier, source.name, file.filename, project, hops + 1)
  return !named.has(name) && stars.some((star) => mayImportConnection(star, name, file.filename, project, hops + 1))
}

/** Modules may re-export from each other in a circle. */
const mostReExports = 5

/** Where a file calls a function without telling it anything, or has it called: `await connectDB()`, `beforeAll(connectDB)`. */
export function bareCallsOf({ references }: TSESLint.Scope.Variable, module: ModuleSource): TSESTree.CallExpression[] {
  return references.flatMap(({ identifier }) => {
    const called = memberChain(identifier, module)
    const parent = module.parentOf(called)
    if (parent?.type !== 'CallExpression') return []
    const isRun = parent.callee === called ? parent.arguments.length === 0 : /^(?:after|before)(?:All|Each)?$|^(?:it|setup|test)$/.test(lastName(parent.callee) ?? '')
    return isRun ? parent : []
  })
}

/** `database.connect` for `database`. */
function memberChain(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  return parent?.type === 'MemberExpression' && parent.object === node ? memberChain(parent, module) : node
}

/** `vi.spyOn(mongoose, 'connect')`, `sinon.stub(mongoose, 'connect')`, `mock.method(mongoose, 'connect', …)`, `mongoose.connect = vi.fn()` */
export function fakesConnecting(text: string): boolean {
  return [...connectingMembers()].some((name) => new RegExp(String.raw`\b(?:method|replace|spyOn|stub)\(\s*[\w.]+\s*,\s*["'\`]${name}["'\`]|\.${name}\s*=(?![=>])`).test(text))
}
