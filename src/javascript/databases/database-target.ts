import type { TSESTree } from '@typescript-eslint/utils'
import type { DatabaseKind, Opening, Target } from '../../libraries/define-library.ts'
import { expressionAt } from '../values/arguments.ts'
import { childrenOf, type ModuleSource } from '../module-source.ts'
import { initializerOf } from '../values/initializer.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import type { Resolver } from '../values/resolver.ts'
import { builtinName } from '../values/static-path.ts'
import { isEnvironmentVariable, isFunction, isNothing, propertyName, unwrap, type Invocation } from '../syntax.ts'

/** How many expressions lead to the text that names a database, at most. */
const deepestLook = 8

/**
 * Which database a call opens, by the places that name it.
 *
 * @param node - the opening call
 * @param opening - what the library says of it
 * @returns the kind of database
 */
export function databaseKind(node: Invocation, opening: Opening, module: ModuleSource, resolver: Resolver): DatabaseKind {
  const kinds = (opening.target ?? []).flatMap((target) => {
    const located = expressionAt(node, target, module, resolver)
    return located === undefined || isNothing(located.node) ? [] : (namedKind(located, target, resolver) ?? [])
  })
  const [first = opening.otherwise] = kinds
  // A database of a random name on a server that stays is as new as a container
  return first === 'server' || first === 'environment' ? (kinds.find((kind) => kind === 'ephemeral') ?? first) : first
}

/** What the value at a target place says, `undefined` where it is not one that can stand there (an options object where a path could be). */
function namedKind(located: LocatedExpression, { names, memoryWhen }: Target, resolver: Resolver): DatabaseKind | undefined {
  const node = unwrap(located.node)
  const value = resolver.valueOf(node, located.module)
  if (value?.kind === 'object' || value?.kind === 'instance' || isFunction(node)) return undefined
  if (names === 'memory') {
    if (memoryWhen === undefined) return node.type === 'Literal' && node.value === false ? undefined : 'memory'
    const text = leadingText(located, resolver)
    return text !== undefined && memoryWhen.includes(text) ? 'memory' : undefined
  }
  const origin = textOrigin(located, names === 'server' ? isRandomCall : isThrownAway, resolver)
  if (offersMemory(node)) return 'memory'
  const text = leadingText(located, resolver)
  if (origin === undefined && text === undefined && isOpaque(node)) return 'unknown'
  if (names === 'server') return origin ?? 'server'
  if (text !== undefined && isMemoryName(text, names)) return 'memory'
  if (text !== undefined && isRemote(text)) return 'server'
  if (origin !== undefined) return origin
  if (names !== 'file' && !(text !== undefined && /^(?:file|sqlite):/.test(text))) return 'server'
  return beginsUnseen(located, resolver) ? 'unknown' : 'file'
}

/** `process.env.NODE_ENV === 'test' ? ':memory:' : 'app.db'`, `process.env.DATABASE_FILE ?? ':memory:'`: tests get the one in memory. */
function offersMemory(node: TSESTree.Node): boolean {
  if (node.type === 'ConditionalExpression') return offersMemory(node.consequent) || offersMemory(node.alternate)
  if (node.type === 'LogicalExpression') return offersMemory(node.right)
  return node.type === 'Literal' && typeof node.value === 'string' && isMemoryName(node.value, 'url')
}

/** A value that the code does not show: a parameter, a property, what a function gives. */
function isOpaque(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression'
}

/** `libsql://…`, `https://…`, DuckDB's `md:…` where a file could stand */
function isRemote(text: string): boolean {
  return /^(?!file:|sqlite:|memory:)(?:[a-z]+:\/\/|md:)/.test(text)
}

function isMemoryName(text: string, names: Target['names']): boolean {
  if (text.includes(':memory:') || text.includes('mode=memory') || text.startsWith('memory:')) return true
  return text === '' && names === 'file'
}

/**
 * The beginning of a text as far as it is static, through `const`s, templates and concatenation.
 *
 * @returns the text up to its first hole; `undefined` where nothing of it is known
 */
function leadingText({ node, module }: LocatedExpression, resolver: Resolver, depth = 0): string | undefined {
  const inner = unwrap(node)
  if (depth > deepestLook) return undefined
  if (inner.type === 'Literal') return typeof inner.value === 'string' ? inner.value : undefined
  if (inner.type === 'TemplateLiteral') {
    const [expression] = inner.expressions
    const text = inner.quasis[0]?.value.cooked
    return text === '' && expression !== undefined ? leadingText({ node: expression, module }, resolver, depth + 1) : (text ?? undefined)
  }
  if (inner.type === 'BinaryExpression') return leadingText({ node: inner.left, module }, resolver, depth + 1)
  if (inner.type === 'LogicalExpression' && inner.operator !== '&&') return leadingText({ node: inner.left, module }, resolver, depth + 1)
  // path.join(__dirname, 'app.db'): where it ends says that it is a file
  if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && ['join', 'resolve'].includes(propertyName(inner.callee) ?? '')) {
    const last = inner.arguments.at(-1)
    return last && leadingText({ node: last, module }, resolver, depth + 1)
  }
  const initializer = inner.type === 'Identifier' ? initializerOf(inner, module, resolver) : undefined
  return initializer && leadingText({ node: initializer, module }, resolver, depth + 1)
}

/**
 * Whether a path begins with what the code does not show, so that it may lead to a directory made for this run:
 * `path.join(workDir, 'test.db')` with a parameter, `` `${await project.dir()}/test.db` ``.
 */
function beginsUnseen({ node, module }: LocatedExpression, resolver: Resolver, depth = 0): boolean {
  const inner = unwrap(node)
  const isUnseen = (next: TSESTree.Node): boolean => beginsUnseen({ node: next, module }, resolver, depth + 1)
  if (depth > deepestLook) return true
  switch (inner.type) {
    case 'TemplateLiteral': {
      const [expression] = inner.expressions
      return expression !== undefined && /^(?:(?:file|sqlite):\/*)?$/.test(inner.quasis[0]?.value.cooked ?? '') && isUnseen(expression)
    }
    case 'BinaryExpression':
      return isUnseen(inner.left)
    case 'AwaitExpression':
      return isUnseen(inner.argument)
    case 'CallExpression': {
      // What Node gives is the machine's or the project's: process.cwd(), path.dirname(file), fileURLToPath(import.meta.url)
      if (builtinName({ node: inner.callee, module }, { resolver }) === undefined) return true
      const [first] = inner.arguments
      return first !== undefined && isUnseen(first)
    }
    case 'Identifier': {
      const variable = resolver.variableOf(inner, module)
      // __dirname
      if (variable === undefined || variable.defs.length === 0) return false
      if (resolver.valueOf(inner, module)?.kind === 'text') return false
      const initializer = initializerOf(inner, module, resolver)
      return initializer === undefined || initializer === inner || isUnseen(initializer)
    }
    case 'MemberExpression':
      return inner.object.type !== 'MetaProperty' && resolver.valueOf(inner, module)?.kind !== 'text'
    default:
      return false
  }
}

/** Words in a name that say a path is thrown away: `os.tmpdir()`, `mkdtempSync()`, `temp.dir`, `tmpPath`. */
const temporaryWords: ReadonlySet<string> = new Set(['mkdtemp', 'temp', 'tempdir', 'tempfile', 'temporary', 'tempy', 'tmp', 'tmpdir', 'tmpfile', 'tmpname'])

/** Functions that give a new text each time: `randomUUID()`, `nanoid()`, `faker.string.alpha()`, `Date.now()`, `process.pid`. */
const randomCall = /^(?:cuid|createId|nanoid|now|random\w*|ulid|uuid(?:v\d)?|v4)$/i

function isRandomCall(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier' && node.name === 'faker') return true
  if (node.type === 'MemberExpression' && propertyName(node) === 'pid') return true
  if (node.type !== 'CallExpression') return false
  const callee = unwrap(node.callee)
  if (callee.type === 'Identifier') return randomCall.test(callee.name)
  return callee.type === 'MemberExpression' && randomCall.test(propertyName(callee) ?? '')
}

function isThrownAway(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return isTemporaryName(node.name)
  if (node.type === 'Literal') return typeof node.value === 'string' && /^(?:file:)?\/tmp\//.test(node.value)
  if (node.type === 'TemplateElement') return /^(?:file:)?\/tmp\//.test(node.value.cooked ?? '')
  return isRandomCall(node)
}

function isTemporaryName(name: string): boolean {
  return name.split(/(?=[A-Z][a-z])|[_$\d]+/).some((word) => temporaryWords.has(word.toLowerCase()))
}

/** What the parts of a target tell: taken from the environment, or made for this run only. */
function textOrigin(located: LocatedExpression, isEphemeral: (node: TSESTree.Node) => boolean, resolver: Resolver, seen = new Set<TSESTree.Node>()): DatabaseKind | undefined {
  const { node, module } = located
  if (seen.has(node) || seen.size > 200) return undefined
  seen.add(node)
  // const { DATABASE_URL } = process.env
  if (isEnvironmentVariable(node) || (node.type === 'MemberExpression' && propertyName(node) === 'env')) return 'environment'
  if (isEphemeral(node)) return 'ephemeral'
  if (node.type === 'Identifier') {
    const initializer = initializerOf(node, module, resolver)
    return initializer && textOrigin({ node: initializer, module }, isEphemeral, resolver, seen)
  }
  const kinds = childrenOf(node).map((child) => textOrigin({ node: child, module }, isEphemeral, resolver, seen))
  return kinds.find((kind) => kind === 'ephemeral') ?? kinds.find((kind) => kind !== undefined)
}
