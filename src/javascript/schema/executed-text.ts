import type { TSESTree } from '@typescript-eslint/utils'
import type { Executes } from '../../libraries/define-library.ts'
import { expressionAt } from '../values/arguments.ts'
import { initializerOf } from '../values/initializer.ts'
import { libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import { pathInPattern } from '../values/pattern-path.ts'
import { holeMark } from '../../sql/tokens.ts'
import { callersOf } from '../values/parameter-value.ts'
import { joinText, literalText, type SqlText } from './sql-text.ts'
import { builtinName, staticPath, staticText } from '../values/static-path.ts'
import { elementMethods, isFunction, isInvocation, propertyName, propertyValue, unwrap, type Invocation } from '../syntax.ts'
import { readTextFile } from '../modules/text-file.ts'

/** How many texts of an array are read. */
const mostTexts = 200

/** How many expressions lead from a call to its text, at most. */
const deepestLook = 12

interface Surroundings extends Pick<JavaScriptFile, 'project' | 'resolver'> {
  /** The expressions looked at; variables may refer to each other in any number of ways. */
  seen: Set<TSESTree.Node>
}

/** Methods that give their text, or the texts of an array, back: cut to size, or some of them. */
const transparentMethods: ReadonlySet<string> = new Set(['filter', 'slice', 'split', 'toString', 'trim', 'trimEnd', 'trimStart', 'valueOf'])

/**
 * The SQL texts that a call executes: its argument, followed through variables, arrays and loops over them, query
 * objects, the statements that SQL tags make, other modules of the project, and files that the code reads.
 *
 * @param node - a call whose member executes SQL
 * @param executes - where the library says the text is
 * @returns the texts in order; what is written down nowhere is left out
 */
export function executedTexts(node: Invocation, executes: Executes, { module, project, resolver }: Pick<JavaScriptFile, 'module' | 'project' | 'resolver'>): SqlText[] {
  const surroundings = { project, resolver, seen: new Set<TSESTree.Node>() }
  if ('template' in executes) return node.type === 'TaggedTemplateExpression' ? [joinText([node.quasi], module, resolver)] : []
  if ('receiver' in executes) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    return callee?.type === 'MemberExpression' ? textsOf({ node: callee.object, module }, undefined, surroundings) : []
  }
  // A method that is also a tag takes its text from either: mssql's `` query`…` `` and `query('…')`
  if (node.type === 'TaggedTemplateExpression') return executes.argument === 0 ? [joinText([node.quasi], module, resolver)] : []
  const located = expressionAt(node, { argument: executes.argument }, module, resolver)
  return located === undefined ? [] : textsOf(located, executes.property, surroundings)
}

/** The SQL texts that a call executes; `undefined` for one that executes none by what its library says. */
export function textsExecutedBy(node: Invocation, file: Pick<JavaScriptFile, 'module' | 'project' | 'resolver'>): SqlText[] | undefined {
  const executes = libraryMember(file.resolver.invokedMember(node, file.module))?.member.executes
  return executes && executedTexts(node, executes, file)
}

/** The texts that an expression stands for, SQL or not. */
export function textsAt(located: LocatedExpression, surroundings: Pick<JavaScriptFile, 'project' | 'resolver'>): SqlText[] {
  return textsOf(located, undefined, { ...surroundings, seen: new Set<TSESTree.Node>() })
}

/** The texts that an expression stands for; `property` is where an object has its text. */
function textsOf({ node, module }: LocatedExpression, property: string | undefined, surroundings: Surroundings, depth = 0): SqlText[] {
  const { resolver } = surroundings
  const inner = unwrap(node)
  if (depth > deepestLook || surroundings.seen.has(inner)) return []
  surroundings.seen.add(inner)
  const below = (next: TSESTree.Node, name = property): SqlText[] => textsOf({ node: next, module }, name, surroundings, depth + 1)
  switch (inner.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'BinaryExpression': {
      const text = literalText(inner, module, resolver)
      return text === undefined ? [] : [text]
    }
    case 'TaggedTemplateExpression':
      // What a call executes is SQL, whatever the tag does with its margins and parameters
      return [joinText([inner.quasi], module, resolver, { isRaw: isRawTag(inner.tag) })]
    case 'ArrayExpression':
      return inner.elements.slice(0, mostTexts).flatMap((element) => {
        if (element?.type === 'SpreadElement') return below(element.argument)
        // [text, parameters] within a batch: only the first is SQL
        const statement = element?.type === 'ArrayExpression' ? element.elements[0] : element
        return statement ? below(statement) : []
      })
    case 'ObjectExpression': {
      const text = property === undefined ? undefined : propertyValue(inner, property)
      return text === undefined ? [] : textsOf({ node: text, module }, undefined, surroundings, depth + 1)
    }
    case 'ConditionalExpression':
      return [inner.consequent, inner.alternate].flatMap((branch) => below(branch))
    case 'CallExpression':
      return textsOfCall(inner, { node, module }, property, surroundings, depth)
    case 'Identifier': {
      const passed = passedTexts(inner, { node, module }, property, surroundings, depth)
      if (passed !== undefined) return passed
      const walked = walkedElements(inner, { node, module }, surroundings)
      const source = walked?.node ?? initializerOf(inner, module, resolver)
      const texts = source === undefined ? [] : below(source, walked?.property ?? property)
      return texts.length > 0 ? texts : textsOfValue(inner, { node, module }, property, surroundings, depth)
    }
    case 'MemberExpression': {
      const texts = textsOfValue(inner, { node, module }, property, surroundings, depth)
      const name = propertyName(inner)
      // statements[index], migration.sql
      if (texts.length > 0 || (name === undefined && !inner.computed)) return texts
      return below(inner.object, name === undefined || /^\d+$/.test(name) ? property : name)
    }
    default:
      return []
  }
}

/** What the callers of a function pass as one of its parameters, each with the call; `undefined` for any other variable. */
function passedTexts(node: TSESTree.Identifier, { module }: LocatedExpression, property: string | undefined, surroundings: Surroundings, depth: number): SqlText[] | undefined {
  const variable = surroundings.resolver.variableOf(node, module)
  const [definition] = variable?.defs ?? []
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || variable?.references.some(({ writeExpr }) => writeExpr) === true) return undefined
  const index = definition.node.params.findIndex((parameter) => parameter === definition.name)
  const calls = index === -1 ? [] : callersOf(definition.node, module, surroundings.resolver)
  if (calls.length === 0) return undefined
  return calls.flatMap((call) => {
    const argument = call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[index]
    if (argument === undefined) return []
    const texts = textsOf({ node: argument, module }, property, surroundings, depth + 1)
    const unread: SqlText = { text: holeMark, holes: [0], parts: [], module }
    return (texts.length === 0 ? [unread] : texts).map((text) => ({ passedBy: { node: call, module }, ...text }))
  })
}

/** What the resolver finds: text of another module, what a function of the project returns, an SQL tag's statement. */
function textsOfValue(node: TSESTree.Node, { module }: LocatedExpression, property: string | undefined, surroundings: Surroundings, depth: number): SqlText[] {
  const value = surroundings.resolver.valueOf(node, module)
  if (value?.kind === 'text' || value?.kind === 'array' || value?.kind === 'object') return textsOf(value, property, surroundings, depth + 1)
  const isElsewhere = value?.kind === 'instance' && value.node !== node && isInvocation(value.node) && value.module !== undefined
  return isElsewhere && value.node !== undefined && value.module !== undefined ? textsOf({ node: value.node, module: value.module }, property, surroundings, depth + 1) : []
}

function textsOfCall(node: TSESTree.CallExpression, located: LocatedExpression, property: string | undefined, surroundings: Surroundings, depth: number): SqlText[] {
  const { module } = located
  const { project, resolver } = surroundings
  const below = (next: TSESTree.Node): SqlText[] => textsOf({ node: next, module }, property, surroundings, depth + 1)
  const [argument] = node.arguments
  const callee = unwrap(node.callee)
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined
  // `sql.raw('…')`, `` sql`…`.compile(db) ``, `CompiledQuery.raw('…')`: a library's call that makes a statement of text
  if (libraryMember(resolver.invokedMember(node, module)) !== undefined) {
    const made = callee.type === 'MemberExpression' && isInvocation(unwrap(callee.object)) ? below(callee.object) : []
    return made.length > 0 || argument === undefined ? made : below(argument)
  }
  const builtin = builtinName({ node: callee, module }, surroundings)
  if (argument !== undefined && (builtin === 'readFileSync' || builtin === 'readFile')) {
    const file = staticPath({ node: argument, module }, surroundings)
    const text = file === undefined ? undefined : readTextFile(file, project.root)
    return file === undefined || text === undefined ? [] : [{ text, holes: [], parts: [], module, file }]
  }
  if (callee.type === 'MemberExpression' && method !== undefined) {
    if (transparentMethods.has(method)) return below(callee.object)
    if (method === 'join') return joinedArray(callee.object, argument, located, surroundings)
    if (method === 'values' && callee.object.type === 'Identifier' && callee.object.name === 'Object' && argument !== undefined) {
      const value = resolver.valueOf(argument, module)
      const entries = value?.kind === 'object' ? value.node.properties : []
      return value?.kind === 'object' ? entries.flatMap((entry) => (entry.type === 'Property' ? textsOf({ node: entry.value, module: value.module }, property, surroundings, depth + 1) : [])) : []
    }
  }
  return textsOfValue(node, located, property, surroundings, depth)
}

/** `['CREATE TABLE users (id int)', '…'].join(';\n')` */
function joinedArray(node: TSESTree.Node, separator: TSESTree.Node | undefined, { module }: LocatedExpression, surroundings: Surroundings): SqlText[] {
  const { resolver } = surroundings
  const value = resolver.valueOf(node, module)
  const between = separator === undefined ? ',' : staticText({ node: separator, module }, surroundings)
  if (value?.kind !== 'array' || between === undefined) return []
  const elements = value.node.elements.flatMap((element) => (element === null ? [] : [unwrap(element)]))
  return [joinText(elements, value.module, resolver, { separator: between })]
}

/** Where the values of a loop's variable come from: `for (const { sql } of statements)`, `statements.forEach((text) => …)`. */
function walkedElements(node: TSESTree.Identifier, { module }: LocatedExpression, { resolver }: Surroundings): { node: TSESTree.Node; property?: string } | undefined {
  const [definition] = resolver.variableOf(node, module)?.defs ?? []
  if (definition?.type === 'Variable') {
    const loop = module.parentOf(definition.parent)
    return loop?.type === 'ForOfStatement' ? elementOf(definition.node.id, definition.name, loop.right) : undefined
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return undefined
  const call = module.parentOf(definition.node)
  const callee = call?.type === 'CallExpression' && call.arguments[0] === definition.node ? unwrap(call.callee) : undefined
  const [parameter] = definition.node.params
  const isWalked = callee?.type === 'MemberExpression' && elementMethods.has(propertyName(callee) ?? '')
  return isWalked && parameter !== undefined ? elementOf(parameter, definition.name, callee.object) : undefined
}

function elementOf(pattern: TSESTree.Node, name: TSESTree.Node, elements: TSESTree.Node): { node: TSESTree.Node; property?: string } | undefined {
  const path = pathInPattern(pattern, name)
  const [property] = path?.steps ?? []
  if (path === undefined || path.steps.length > 1) return undefined
  return property === undefined ? { node: elements } : { node: elements, property }
}

function isRawTag(tag: TSESTree.Node): boolean {
  return tag.type === 'MemberExpression' && propertyName(tag) === 'raw' && tag.object.type === 'Identifier' && tag.object.name === 'String'
}
