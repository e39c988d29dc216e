import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Member, Place, TypeReference } from '../../api/define-api.ts'
import type { ApiRegistry } from '../../api/registry.ts'
import { annotationValue } from './annotation-value.ts'
import { expressionAt } from './arguments.ts'
import { bindingsOf } from './bindings.ts'
import { withArguments } from './called-with.ts'
import { classMember } from './class-member.ts'
import { exportValue } from './export-value.ts'
import { functionAround, type ModuleSource } from '../module-source.ts'
import { isLibrary, isNamespace, libraryMember } from '../javascript-file.ts'
import { isPrismaClientExport } from '../modules/generated-prisma-client.ts'
import { assignmentsTo, type MemberAssignment } from './member-assignments.ts'
import { objectProperty } from './object-property.ts'
import { proxiedValue } from './proxied-value.ts'
import { returnedExpressions } from './returned-expressions.ts'
import { keepAnswers, type Answers } from './settled-answers.ts'
import { calleeOf, isClass, isFunction, isNothing, propertyName, requiredSpecifier, unwrap, type ClassNode, type FunctionNode, type Invocation } from '../syntax.ts'
import { functionOfThis, nearestReach, reachOfThis } from './this-reach.ts'
import { givenAt, isMade, type Instance, type MemberValue, type ModuleValue, type Value } from './value.ts'
import { variableValue } from './variable-value.ts'

/** Answers what an expression is: which API's type or member it leads to, through bindings, calls and modules. */
export interface Resolver {
  /**
   * @param node - an expression
   * @param module - the module it stands in
   * @returns what it is, promises looked through, or `undefined` where that can't be told
   */
  valueOf: (node: TSESTree.Node, module: ModuleSource) => Value | undefined
  /**
   * @param value - a value
   * @param name - a property name
   * @returns what reading the property gives
   */
  memberOf: (value: Value | undefined, name: string) => Value | undefined
  /**
   * @param node - a call, construct or tagged template
   * @param module - the module it stands in
   * @returns the API's member that it invokes: for `new Pool()` the member `Pool` of pg
   */
  invokedMember: (node: Invocation, module: ModuleSource) => MemberValue | undefined
  /** What a variable holds. */
  variableValue: (variable: TSESLint.Scope.Variable, module: ModuleSource) => Value | undefined
  /** The variable that an identifier declares or refers to, `undefined` for a global. */
  variableOf: (identifier: TSESTree.Node, module: ModuleSource) => TSESLint.Scope.Variable | undefined
  /** What a type annotation means. */
  annotationValue: (node: TSESTree.TypeNode, module: ModuleSource) => Value | undefined
  /**
   * @param specifier - a module specifier
   * @param node - where a module imports it; the whole module where that is not said
   * @param module - the module that imports it
   * @returns the namespace of the imported module
   */
  namespaceOf: (specifier: string, node: TSESTree.Node | undefined, module: ModuleSource) => Value
  /** A value of a type that an API's member refers to. */
  instanceOf: (reference: TypeReference, owner: Instance, node?: TSESTree.Node, module?: ModuleSource) => Instance
}

/** How many steps lead from an expression to what it is, at most. */
const deepestLook = 120

/** Finds and reads a module of the project that another one imports; `undefined` where it can't. */
export type LoadModule = (specifier: string, importer: ModuleSource) => ModuleSource | undefined

/** What is known of the modules that files import. */
export type ModuleAnswers = WeakMap<ModuleSource, Answers<Value>>

/**
 * Makes a resolver for one linted file.
 *
 * @param apis - what is known of libraries and frameworks
 * @param loadModule - reads other modules of the project
 * @param ofModules - keeps what is found in them, for the next file that imports them
 * @returns the resolver
 */
export function createResolver(apis: ApiRegistry, loadModule: LoadModule, ofModules: ModuleAnswers = new WeakMap()): Resolver {
  const ofFile: Answers<Value> = new Map()
  const { once, within } = keepAnswers<Value>(deepestLook)

  function answersOf(module: ModuleSource): Answers<Value> {
    if (module.exports === undefined) return ofFile
    const answers = ofModules.get(module) ?? new Map<object | string, Value | null>()
    ofModules.set(module, answers)
    return answers
  }

  const resolver: Resolver = {
    valueOf: (node, module) => once(node, answersOf(module), () => expressionValue(node, module)),
    memberOf: (value, name) => within(() => memberOf(value, name)),
    invokedMember,
    variableValue: (variable, module) => once(variable, answersOf(module), () => variableValue(variable, module, resolver)),
    variableOf: (identifier, module) => bindingsOf(module).get(identifier),
    annotationValue: (node, module) => once(node, answersOf(module), () => annotationValue(node, module, resolver)),
    namespaceOf,
    instanceOf,
  }
  return resolver

  function expressionValue(node: TSESTree.Node, module: ModuleSource): Value | undefined {
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        return identifierValue(node, module)
      case 'MemberExpression':
        return memberExpressionValue(node, module)
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        return invocationValue(node, module)
      case 'AwaitExpression':
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSInstantiationExpression':
        return resolver.valueOf(unwrap(node), module)
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return resolver.valueOf(node.expression, module) ?? resolver.annotationValue(node.typeAnnotation, module)
      case 'AssignmentExpression':
        return resolver.valueOf(node.right, module)
      case 'SequenceExpression':
        return firstKnown(node.expressions.slice(-1), module)
      case 'ConditionalExpression':
        return firstKnown([node.consequent, node.alternate], module)
      case 'LogicalExpression':
        return firstKnown(node.operator === '&&' ? [node.right] : [node.left, node.right], module)
      case 'ImportExpression':
        return node.source.type === 'Literal' && typeof node.source.value === 'string' ? namespaceOf(node.source.value, node, module) : undefined
      case 'ThisExpression':
        return thisValue(node, module)
      case 'Literal':
        return typeof node.value === 'string' ? { kind: 'text', node, module } : undefined
      case 'TemplateLiteral':
        return { kind: 'text', node, module }
      case 'BinaryExpression':
        return node.operator === '+' ? { kind: 'text', node, module } : undefined
      case 'ObjectExpression':
        return { kind: 'object', node, module }
      case 'ArrayExpression':
        return { kind: 'array', node, module }
      default:
        if (isFunction(node)) return { kind: 'function', node, module }
        return isClass(node) ? { kind: 'class', node, module } : undefined
    }
  }

  /** The first of several expressions that is known; one that something made comes before one that only a type tells of. */
  function firstKnown(nodes: readonly TSESTree.Node[], module: ModuleSource): Value | undefined {
    const found = nodes.flatMap((node) => (isNothing(node) ? [] : (resolver.valueOf(node, module) ?? [])))
    const running = found.filter((value) => !skipsTests(value))
    return running.find((value) => value.kind !== 'text' && (value.kind !== 'instance' || isMade(value))) ?? running[0] ?? found[0]
  }

  function identifierValue(node: TSESTree.Identifier | TSESTree.JSXIdentifier, module: ModuleSource): Value | undefined {
    const variable = bindingsOf(module).get(node)
    return variable === undefined ? globalValue(node.name, node, module) : resolver.variableValue(variable, module)
  }

  function globalValue(name: string, node: TSESTree.Node, module: ModuleSource): Value | undefined {
    const [first, ...others] = apis.ofGlobal(name).flatMap((entry) => memberOf({ kind: 'instance', ...entry, node, module }, name) ?? [])
    if (first?.kind !== 'instance' || others.length === 0) return first
    return { ...first, alternatives: others.flatMap((other) => (other.kind === 'instance' ? other : [])) }
  }

  function memberExpressionValue(node: TSESTree.MemberExpression, module: ModuleSource): Value | undefined {
    const name = propertyName(node)
    if (name === undefined) return undefined
    const object = unwrap(node.object)
    if (isGlobalObject(object, module)) return globalValue(name, node, module) ?? globalSlot(name, module)
    const member = memberOf(resolver.valueOf(object, module), name)
    // What the module puts there tells more than the slot's type does
    if (isGlobalAlias(object, module) && !isMade(member)) return globalSlot(name, module) ?? member
    return member ?? keptValue(object, name, module)
  }

  /** What tests keep for each other: `this.db = new Database()` in Mocha's hooks, `t.context.db = …` in AVA's. */
  function keptValue(object: TSESTree.Node, name: string, module: ModuleSource): Value | undefined {
    if (!isKeeper(object, module)) return undefined
    const whole = object.type === 'MemberExpression' ? assignmentsTo(module, propertyName(object) ?? '').filter(({ value }) => unwrap(value).type === 'ObjectExpression') : []
    const written = assignmentsTo(module, name).filter(({ object: owner }) => owner.type === object.type && isKeeper(owner, module))
    const own = object.type === 'ThisExpression' ? withinReach(written, object, module) : written
    return firstKnown(own.map(({ value }) => value), module) ?? whole.flatMap(({ value }) => memberOf(resolver.valueOf(value, module), name) ?? [])[0]
  }

  /** What a test itself keeps on `this`, or the suite around it; all there is, where none of the suites around it does. */
  function withinReach(written: readonly MemberAssignment[], node: TSESTree.Node, module: ModuleSource): readonly MemberAssignment[] {
    const owner = functionOfThis(node, module)
    const own = written.filter(({ object, value }) => !isNothing(value) && functionOfThis(object, module) === owner)
    if (own.length > 0) return own
    const nearest = nearestReach(written.map(({ object }) => reachOfThis(object, module)), node)
    return nearest === undefined ? written : written.filter(({ object }) => reachOfThis(object, module) === nearest)
  }

  function isKeeper(node: TSESTree.Node, module: ModuleSource): boolean {
    if (node.type === 'ThisExpression') return thisValue(node, module) === undefined
    const value = node.type === 'MemberExpression' ? resolver.valueOf(node, module) : undefined
    return value?.kind === 'member' && value.member.keeps === true
  }

  function isGlobalObject(node: TSESTree.Node, module: ModuleSource): boolean {
    return node.type === 'Identifier' && (node.name === 'globalThis' || node.name === 'global') && (!bindingsOf(module).has(node) || isDeclaredOnly(node, module))
  }

  /** `declare const globalThis: { prisma?: PrismaClient } & typeof global` */
  function isDeclaredOnly(node: TSESTree.Identifier, module: ModuleSource): boolean {
    return bindingsOf(module).get(node)?.defs.every(({ parent: declaration }) => declaration?.type === 'VariableDeclaration' && declaration.declare) ?? false
  }

  /** `const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient }` */
  function isGlobalAlias(node: TSESTree.Node, module: ModuleSource): boolean {
    const declarator = bindingsOf(module).get(node)?.defs[0]?.node
    const initializer = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : undefined
    return initializer !== undefined && isGlobalObject(initializer, module)
  }

  /** What a module of the project puts into a slot of the global object, to find it again when it is loaded anew. */
  function globalSlot(name: string, module: ModuleSource): Value | undefined {
    if (module.exports === undefined) return undefined
    const written = assignmentsTo(module, name).filter(({ object }) => isGlobalObject(object, module) || isGlobalAlias(object, module))
    return firstKnown(written.map(({ value }) => value), module)
  }

  /** `const db = {}; db.sequelize = new Sequelize()`: what is added to an object after it was written. */
  function addedMember(node: TSESTree.Node, name: string, module: ModuleSource): Value | undefined {
    if (module.exports === undefined) return undefined
    const isObject = (object: TSESTree.Node): boolean => {
      const declarator = bindingsOf(module).get(object)?.defs[0]?.node
      return declarator?.type === 'VariableDeclarator' && declarator.init !== null && unwrap(declarator.init) === node
    }
    return firstKnown(assignmentsTo(module, name).filter(({ object }) => isObject(object)).map(({ value }) => value), module)
  }

  /** `module.exports = { ...require('./client'), limit: 1 }` */
  function spreadMember({ node, module }: Extract<Value, { kind: 'object' }>, name: string): Value | undefined {
    return node.properties.flatMap((element) => {
      const spread = element.type === 'SpreadElement' ? resolver.valueOf(element.argument, module) : undefined
      return spread?.kind === 'module' ? (memberOf(spread, name) ?? []) : []
    })[0]
  }

  function memberOf(value: Value | undefined, name: string): Value | undefined {
    switch (value?.kind) {
      case 'instance': {
        const member = ownMember(value, name)
        if (member === undefined) {
          if (name === 'default' && isNamespace(value)) return value
          return value.alternatives?.flatMap((alternative) => memberOf(alternative, name) ?? [])[0]
        }
        if (member.is !== undefined && !isInvocable(member)) return { ...instanceOf(member.is, value, value.node, value.module), ...(member.skips && { skips: true }) }
        return { kind: 'member', api: value.api, name, member, receiver: value }
      }
      // A class that also has members of its own: `Redis.Cluster`, `Database.open()`
      case 'member':
        return value.member.is === undefined ? undefined : memberOf(instanceOf(value.member.is, value.receiver, value.receiver.node, value.receiver.module), name)
      case 'object': {
        const property = objectProperty(value, name, resolver)
        if (property === undefined) return addedMember(value.node, name, value.module) ?? spreadMember(value, name)
        // A getter runs when it is asked
        const isMadeWith = property.module === value.module && functionAround(property.node, property.module) === functionAround(value.node, value.module)
        return givenAt(resolver.valueOf(property.node, property.module), isMadeWith ? value.site : undefined)
      }
      case 'array': {
        const element = /^\d+$/.test(name) ? value.node.elements[Number(name)] : undefined
        return element ? resolver.valueOf(element, value.module) : undefined
      }
      case 'shape': {
        const signature = value.members.find((member) => member.type === 'TSPropertySignature' && !member.computed && member.key.type === 'Identifier' && member.key.name === name)
        const annotation = signature?.type === 'TSPropertySignature' ? signature.typeAnnotation : undefined
        return annotation && resolver.annotationValue(annotation.typeAnnotation, value.module)
      }
      case 'class':
      case 'class instance':
        return classMember(value, name, resolver)
      case 'module':
        return importedValue(value, name)
      default:
        return undefined
    }
  }

  function importedValue(value: ModuleValue, name: string): Value | undefined {
    const module = loadModule(value.specifier, value.importer)
    const exported = module && once(name, answersOf(module), () => exportValue(module, name, resolver))
    if (exported !== undefined) return exported
    if (!isPrismaClientExport(value, name, module)) return undefined
    const entry = apis.ofSpecifier('@prisma/client')
    return entry && memberOf({ kind: 'instance', ...entry, module: value.importer }, name)
  }

  function invokedMember(node: Invocation, module: ModuleSource): MemberValue | undefined {
    const callee = resolver.valueOf(calleeOf(node), module)
    if (callee?.kind === 'member') return callee
    if (callee?.kind === 'class') return superMember(callee.node, callee.module)
    return callee?.kind === 'instance' ? asMember(callee) : undefined
  }

  /** `class Database extends PrismaClient {}`: constructing it constructs what it extends. */
  function superMember(node: ClassNode, module: ModuleSource): MemberValue | undefined {
    const base = node.superClass ? resolver.valueOf(node.superClass, module) : undefined
    if (base?.kind === 'class') return within(() => superMember(base.node, base.module))
    const member = base?.kind === 'instance' ? asMember(base) : base
    return member?.kind === 'member' && member.member.construct !== undefined ? member : undefined
  }

  function asMember(value: Instance): MemberValue | undefined {
    const member = ownMember(value, '()')
    return member && { kind: 'member', api: value.api, name: '()', member, receiver: value }
  }

  function invocationValue(node: Invocation, module: ModuleSource): Value | undefined {
    if (node.type === 'CallExpression') {
      const specifier = requiredSpecifier(node)
      if (specifier !== undefined && !bindingsOf(module).has(node.callee)) return namespaceOf(specifier, node, module)
    }
    const invoked = invokedMember(node, module)
    if (invoked !== undefined) {
      const loaded = invoked.member.loads && loadedSpecifier(node, invoked.member.loads, module)
      if (loaded !== undefined) return namespaceOf(loaded, node, module)
      const { construct, returns, tag } = invoked.member
      const result = node.type === 'NewExpression' ? (construct ?? returns) : node.type === 'CallExpression' ? returns : tag
      if (result === undefined) return undefined
      const wrapped = wrappedHandle(invoked.member, node, module)
      const { source: receiver, ...instance } = instanceOf(result, invoked.receiver, node, module)
      // What is opened here came from nowhere, whatever object its class hangs on: `new SQL.Database()`
      const source = wrapped ?? (libraryMember(invoked)?.member.opens === undefined ? receiver : undefined)
      if (source === undefined) return instance
      // client.connect() gives the client itself, pool.connect() one that goes back to the pool
      const isBorrowed = wrapped === undefined && (source.api !== instance.api || source.type !== instance.type)
      return isBorrowed ? { ...instance, source, borrowed: true } : { ...instance, source }
    }
    const callee = resolver.valueOf(calleeOf(node), module)
    if (callee?.kind === 'class' && node.type === 'NewExpression') return { ...callee, kind: 'class instance', site: { node, module } }
    if (callee?.kind === 'function' && node.type === 'CallExpression') {
      const own = firstKnown(returnedExpressions(callee.node), callee.module)
      // What is handed in tells more than the interface that the parameter asks for
      const known = own?.kind === 'shape' ? undefined : own
      const returned = known ?? givenBack(callee.node, callee.module, node, module) ?? own ?? returnAnnotation(callee.node, callee.module)
      if (returned === undefined) return kept(node, module)
      return givenAt(returned.kind === 'instance' ? withArguments(returned, callee, node, module, resolver) : returned, { node, module })
    }
    return node.type === 'TaggedTemplateExpression' ? undefined : (passedThrough(node, module) ?? kept(node, module))
  }

  /** `remember('prisma', () => new PrismaClient())`: who is given a function that opens a client most likely gives the client. */
  function kept(node: TSESTree.CallExpression | TSESTree.NewExpression, module: ModuleSource): Value | undefined {
    if (node.type === 'NewExpression') return undefined
    for (const argument of node.arguments) {
      const value = isFunction(argument) ? firstKnown(returnedExpressions(argument), module) : undefined
      if (value?.kind === 'instance' && isLibrary(value.api)) return value
    }
    return undefined
  }

  /** `wrap(client)` where `function wrap(client) { …; return new Proxy(client, handler) }`: the call gives what it is given. */
  function givenBack(callee: FunctionNode, definedIn: ModuleSource, call: TSESTree.CallExpression, module: ModuleSource): Value | undefined {
    for (const returned of returnedExpressions(callee)) {
      const inner = unwrap(returned)
      const proxied = inner.type === 'NewExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'Proxy' ? inner.arguments.at(0) : undefined
      const parameter = bindingsOf(definedIn).get(proxied ?? inner)?.defs[0]?.name
      const index = callee.params.findIndex((candidate) => candidate === parameter)
      const argument = index === -1 ? undefined : call.arguments[index]
      const value = argument && resolver.valueOf(argument, module)
      if (value !== undefined) return value
    }
    return undefined
  }

  function wrappedHandle(member: Member, node: Invocation, module: ModuleSource): Instance | undefined {
    for (const place of member.wraps ?? []) {
      const located = expressionAt(node, place, module, resolver)
      const value = located && resolver.valueOf(located.node, located.module)
      // A function that opens the handle when it is needed: `new SqliteDialect({ database: async () => new Database() })`
      const handle = value?.kind === 'function' ? firstKnown(returnedExpressions(value.node), value.module) : value
      if (handle?.kind === 'instance') return handle
    }
    return undefined
  }

  function returnAnnotation(node: TSESTree.Node, module: ModuleSource): Value | undefined {
    return isFunction(node) && node.returnType ? resolver.annotationValue(node.returnType.typeAnnotation, module) : undefined
  }

  /** The language's own calls that give back what they are given: `Promise.all([a, b])`, `Object.freeze(a)`, `new Proxy(a, handler)`. */
  function passedThrough(node: TSESTree.CallExpression | TSESTree.NewExpression, module: ModuleSource): Value | undefined {
    const { callee } = node
    const [argument] = node.arguments
    if (argument === undefined) return undefined
    if (node.type === 'NewExpression') return callee.type === 'Identifier' && callee.name === 'Proxy' ? proxiedValue(node, module, resolver) : undefined
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined
    const path = `${callee.object.name}.${propertyName(callee) ?? ''}`
    return passThroughCalls.has(path) && !bindingsOf(module).has(callee.object) ? resolver.valueOf(argument, module) : undefined
  }

  function loadedSpecifier(node: Invocation, place: Place, module: ModuleSource): string | undefined {
    const located = expressionAt(node, place, module, resolver)?.node
    return located?.type === 'Literal' && typeof located.value === 'string' ? located.value : undefined
  }

  function thisValue(node: TSESTree.Node, module: ModuleSource): Value | undefined {
    for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) {
      if (isClass(current)) return { kind: 'class instance', node: current, module }
    }
    return undefined
  }

  function namespaceOf(specifier: string, node: TSESTree.Node | undefined, module: ModuleSource): Value {
    const entry = apis.ofSpecifier(specifier)
    return entry === undefined ? { kind: 'module', specifier, importer: module } : { kind: 'instance', ...entry, node: node ?? module.ast, module }
  }

  function instanceOf(reference: TypeReference, owner: Instance, node?: TSESTree.Node, module?: ModuleSource): Instance {
    const { api, type } = typeof reference === 'string' ? { api: owner.api, type: reference } : reference
    const source = isNamespace(owner) ? undefined : owner
    return { kind: 'instance', api, type, ...(node && { node }), ...(module && { module }), ...(source && { source }), ...(owner.skips && { skips: true }) }
  }
}

const passThroughCalls: ReadonlySet<string> = new Set(['Object.assign', 'Object.freeze', 'Promise.all', 'Promise.resolve'])

/** `process.env.CI ? test.skip : test` may run what it registers. */
function skipsTests(value: Value): boolean {
  return value.kind === 'instance' ? value.skips === true : value.kind === 'member' && value.member.skips === true
}

/** The member that the type itself has, not one that every object inherits (`constructor`, `toString`). */
function ownMember(value: Instance, name: string): Member | undefined {
  const members = value.api.types[value.type]
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined
}

function isInvocable({ annotates, construct, returns, tag }: Member): boolean {
  return (annotates ?? construct ?? returns ?? tag) !== undefined
}
