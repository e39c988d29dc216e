import type { Api, Member, TypeReference } from '../../api/define-api.ts'
import type { ApiRegistry } from '../../api/registry.ts'
import { annotatedValue } from './annotation-value.ts'
import { argumentAt, hidesArguments } from './call-arguments.ts'
import { holdsLibrary } from '../knowledge.ts'
import { isLocation } from './location.ts'
import { libraryMember } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { PythonProject } from '../modules/project-files.ts'
import { givenExpression } from './returned-value.ts'
import { fromModule, submodule, type Definition, type Variable } from '../modules/scopes.ts'
import { childrenOf, isFunction, isNone, type Call, type ExprNode, type FunctionNode, type Name, type NodeOf } from '../syntax.ts'
import type { Instance, MemberValue, Value } from './value.ts'

/** Tells what the expressions of a module are. */
export interface Resolver {
  /** What an expression is; `undefined` for what is not known. */
  valueOf: (node: ExprNode, module: PythonModule) => Value | undefined
  /** What a member of a value is. */
  memberOf: (value: Value | undefined, name: string) => Value | undefined
  /** What a module calls by a name at its top level. */
  exportOf: (module: PythonModule, name: string) => Value | undefined
  valueOfVariable: (variable: Variable, module: PythonModule) => Value | undefined
  /** The member of an API that a call invokes. */
  invokedMember: (node: Call, module: PythonModule) => MemberValue | undefined
  /** What a function returns or yields. */
  givenBy: (node: FunctionNode, module: PythonModule) => Value | undefined
}

/** What pytest hands to a parameter of a function: the value of the fixture of that name. */
export type Injection = (name: string, owner: FunctionNode, module: PythonModule, resolver: Resolver) => Value | undefined

/** How deep values are followed; code that leads further is not understood by its readers either. */
const deepest = 40

/**
 * @param apis - the libraries and frameworks that are known
 * @param project - finds the modules that are imported
 * @param inject - what pytest hands to parameters
 */
export function createResolver(apis: ApiRegistry, project: PythonProject, inject: Injection): Resolver {
  const known = new Map<ExprNode | Variable, { value: Value | undefined }>()
  let depth = 0
  const resolver: Resolver = { valueOf, memberOf, exportOf, valueOfVariable, invokedMember, givenBy }
  return resolver

  /** Keeps each answer; what asks for itself is unknown. */
  function once(key: ExprNode | Variable, compute: () => Value | undefined): Value | undefined {
    const found = known.get(key)
    if (found !== undefined) return found.value
    if (depth >= deepest) return undefined
    const entry: { value: Value | undefined } = { value: undefined }
    known.set(key, entry)
    depth += 1
    entry.value = compute()
    depth -= 1
    return entry.value
  }

  function valueOf(node: ExprNode, module: PythonModule): Value | undefined {
    switch (node.nodeType) {
      case 'Name':
        return nameValue(node, module)
      case 'Attribute':
        return once(node, () => memberOf(valueOf(node.value, module), node.attr))
      case 'Call':
        return once(node, () => callValue(node, module))
      case 'Await':
      case 'NamedExpr':
      case 'Starred':
        return valueOf(node.value, module)
      case 'IfExp':
        return valueOf(node.body, module) ?? valueOf(node.orelse, module)
      case 'BoolOp':
        return firstKnown(node.values, module)
      default:
        return undefined
    }
  }

  function firstKnown(nodes: readonly ExprNode[], module: PythonModule): Value | undefined {
    for (const node of nodes) {
      const value = valueOf(node, module)
      if (value !== undefined) return value
    }
    return undefined
  }

  function nameValue(node: Name, module: PythonModule): Value | undefined {
    const variable = module.scopes.variableOf(node)
    return variable === undefined ? starExport(module, node.id) : valueOfVariable(variable, module)
  }

  /** What a name is, where everything that it is given agrees: `engine = None`, then `engine = create_engine(url)`. */
  function valueOfVariable(variable: Variable, module: PythonModule): Value | undefined {
    return once(variable, () => {
      const informative = variable.definitions.filter((definition) => !(definition.kind === 'assignment' && definition.value !== undefined && isNone(definition.value)))
      const values = informative.map((definition) => valueOfDefinition(definition, module))
      const [first] = values
      const isAgreed = values.every((value) => value === undefined || (value.kind === first?.kind && (value.kind !== 'instance' || first.kind !== 'instance' || value.type === first.type)))
      if (!isAgreed) return undefined
      return first?.kind === 'instance' && values.length > 1 ? { ...first, isOneOfSeveral: true } : first
    })
  }

  function valueOfDefinition(definition: Definition, module: PythonModule): Value | undefined {
    switch (definition.kind) {
      case 'import':
        return importedValue(definition, module)
      case 'function':
        return { kind: 'function', node: definition.node, module }
      case 'class':
        return { kind: 'class', node: definition.node, module }
      case 'parameter':
        return isFunction(definition.owner) ? parameterValue(definition.arg.arg, definition.owner, module) : undefined
      case 'assignment': {
        const value = definition.value && valueOf(definition.value, module)
        return value ?? (definition.annotation && annotatedValue(definition.annotation, module, resolver))
      }
      case 'with':
        return enteredValue(valueOf(definition.value, module))
      case 'loop':
        return memberOf(listed(definition.value, module), '[]')
      case 'other':
        return undefined
    }
  }

  /** What a loop goes over: `reversed(metadata.sorted_tables)`, `list(metadata.tables.values())`. */
  function listed(node: ExprNode, module: PythonModule): Value | undefined {
    const isCopied = node.nodeType === 'Call' && node.func.nodeType === 'Name' && ['list', 'reversed', 'sorted'].includes(node.func.id)
    const [copied] = isCopied ? node.args : [node]
    return copied && valueOf(copied, module)
  }

  function importedValue({ alias, statement }: Definition & { kind: 'import' }, module: PythonModule): Value | undefined {
    const importer = module.filename
    if (statement.nodeType === 'Import') return { kind: 'module', name: alias.asname === undefined ? (alias.name.split('.')[0] ?? '') : alias.name, importer }
    const from = fromModule(statement)
    return memberOf({ kind: 'module', name: from, importer }, alias.name)
  }

  function parameterValue(name: string, owner: FunctionNode, module: PythonModule): Value | undefined {
    const [self] = [...owner.args.posonlyargs, ...owner.args.args]
    const around = module.parentOf(owner)
    if (around?.nodeType === 'ClassDef' && self?.arg === name) return { kind: 'object', node: around, module }
    const injected = inject(name, owner, module, resolver)
    if (injected !== undefined) return injected
    const annotation = [...owner.args.posonlyargs, ...owner.args.args, ...owner.args.kwonlyargs].find(({ arg }) => arg === name)?.annotation
    return annotation && annotatedValue(annotation, module, resolver)
  }

  /** What `with` binds: library handles enter as themselves, a class of the project as its `__enter__` says. */
  function enteredValue(value: Value | undefined): Value | undefined {
    if (value?.kind !== 'object') return value
    const enter = memberOf(value, '__enter__') ?? memberOf(value, '__aenter__')
    return enter?.kind === 'function' ? (givenBy(enter.node, enter.module) ?? value) : value
  }

  function memberOf(value: Value | undefined, name: string): Value | undefined {
    switch (value?.kind) {
      case 'module':
        return moduleMember(value.name, value.importer, name)
      case 'instance':
        return instanceMember(value, name)
      case 'class':
      case 'object':
        return classMember(value, name)
      default:
        return undefined
    }
  }

  function moduleMember(from: string, importer: string, name: string): Value | undefined {
    const entry = apis.ofSpecifier(from)
    const described = entry && instanceMember({ kind: 'instance', ...entry }, name)
    if (described !== undefined) return described
    const below = submodule(from, name)
    if (entry === undefined) {
      const module = project.find(from, importer)?.parse()
      const exported = module && exportOf(module, name)
      if (exported !== undefined) return exported
    }
    return apis.ofSpecifier(below) !== undefined || holdsLibrary(below) || project.find(below, importer) !== undefined ? { kind: 'module', name: below, importer } : undefined
  }

  function instanceMember(value: Instance, name: string): Value | undefined {
    const members = value.api.types[value.type]
    if (members === undefined || !Object.hasOwn(members, name)) return undefined
    const member: Member = members[name] ?? {}
    return member.is === undefined ? { kind: 'member', api: value.api, name, member, receiver: value } : instanceOf(member.is, value)
  }

  function classMember({ kind, node, module }: Value & { kind: 'class' | 'object' }, name: string): Value | undefined {
    const variable = module.scopes.scopeOf(node)?.variables.get(name)
    if (variable !== undefined) return valueOfVariable(variable, module)
    const assigned = kind === 'object' ? attributeValue(node, module, name) : undefined
    if (assigned !== undefined) return assigned
    if (depth >= deepest) return undefined
    depth += 1
    const members = node.bases.map((base) => {
      const value = valueOf(base, module)
      const inherited = value?.kind === 'member' ? constructed(value) : value?.kind === 'class' ? { ...value, kind } : value
      return memberOf(inherited, name)
    })
    depth -= 1
    return members.find((member) => member !== undefined)
  }

  /** What the methods of a class assign to `self.name`. */
  function attributeValue(node: NodeOf<'ClassDef'>, module: PythonModule, name: string): Value | undefined {
    for (const method of node.body) {
      if (!isFunction(method)) continue
      const self = method.args.args[0]?.arg
      const pending = [...method.body]
      for (let statement = pending.shift(); statement !== undefined; statement = pending.shift()) {
        if (statement.nodeType === 'Assign') {
          const isOurs = statement.targets.some((target) => target.nodeType === 'Attribute' && target.attr === name && target.value.nodeType === 'Name' && target.value.id === self)
          const value = isOurs && !isNone(statement.value) ? valueOf(statement.value, module) : undefined
          if (value !== undefined) return value
        }
        pending.push(...childrenOf(statement).filter((child): child is typeof statement => 'body' in child || child.nodeType === 'Assign'))
      }
    }
    return undefined
  }

  function exportOf(module: PythonModule, name: string): Value | undefined {
    const variable = module.scopes.module.variables.get(name)
    return variable === undefined ? starExport(module, name) : valueOfVariable(variable, module)
  }

  /** A name of `from models import *`. */
  function starExport(module: PythonModule, name: string): Value | undefined {
    if (depth >= deepest) return undefined
    depth += 1
    const values = module.scopes.stars.flatMap((statement) => memberOf({ kind: 'module', name: fromModule(statement), importer: module.filename }, name) ?? [])
    depth -= 1
    return values[0]
  }

  function callValue(node: Call, module: PythonModule): Value | undefined {
    const callee = valueOf(node.func, module)
    switch (callee?.kind) {
      case 'member':
        return given(callee, node, module)
      case 'instance': {
        const called = instanceMember(callee, '()')
        return called?.kind === 'member' ? given(called, node, module) : undefined
      }
      case 'function':
        return givenBy(callee.node, callee.module)
      case 'class':
        return { ...callee, kind: 'object' }
      default: {
        const passed = passesOn(node, module) ? node.args[0] : undefined
        return passed && valueOf(passed, module)
      }
    }
  }

  /** What a library's call gives, with the handle that it wraps or was taken from. */
  function given(invoked: MemberValue, node: Call, module: PythonModule): Instance | undefined {
    const { member, receiver, api } = invoked
    const reference = member.returns ?? member.construct
    if (reference === undefined) return undefined
    const wrapped = member.wraps?.flatMap((place) => argumentAt(node, place) ?? [])[0]
    // create_engine(postgres.get_connection_url())
    const targets = libraryMember(invoked)?.member.opens?.target?.flatMap((place) => argumentAt(node, place) ?? []) ?? []
    const value = [...(wrapped ? [wrapped] : []), ...targets].map((argument) => valueOf(argument, module)).find((one) => one?.kind === 'instance')
    // A class is no handle that its instances come from
    const taken = receiver.node !== undefined || receiver.source !== undefined || receiver.isOpaque ? receiver : undefined
    const source = value?.kind === 'instance' ? value : taken
    const isOpaque = wrapped === undefined ? member.wraps !== undefined && hidesArguments(node) : value?.kind !== 'instance' && !isLocation(wrapped)
    return { kind: 'instance', ...typeOf((source && member.givesFor?.[source.type]) ?? reference, api), node, module, ...(source && { source }), ...(isOpaque && { isOpaque: true }) }
  }

  function constructed({ member, receiver }: MemberValue): Value | undefined {
    const reference = member.construct ?? member.annotates
    return reference === undefined ? undefined : instanceOf(reference, receiver)
  }

  function invokedMember(node: Call, module: PythonModule): MemberValue | undefined {
    const callee = valueOf(node.func, module)
    const value = callee?.kind === 'instance' ? instanceMember(callee, '()') : callee
    return value?.kind === 'member' ? value : undefined
  }

  function givenBy(node: FunctionNode, module: PythonModule): Value | undefined {
    const expression = givenExpression(node)
    const value = expression && valueOf(expression, module)
    return value ?? (node.returns && annotatedValue(node.returns, module, resolver))
  }

  function instanceOf(reference: TypeReference, owner: Instance): Instance {
    const source = isNamespace(owner) ? undefined : owner
    return { kind: 'instance', ...typeOf(reference, owner.api), ...(source && { source }) }
  }

  function isNamespace({ api, type }: Instance): boolean {
    return Object.values(api.packages).includes(type)
  }
}

function typeOf(reference: TypeReference, owner: Api): { api: Api; type: string } {
  return typeof reference === 'string' ? { api: owner, type: reference } : reference
}

/** Calls that give what they get: `next(get_db())`, `closing(connection)`, `stack.enter_context(session)`. */
const passingCalls: ReadonlySet<string> = new Set(['aclosing', 'anext', 'closing', 'enter_async_context', 'enter_context', 'next', 'run_until_complete'])

function passesOn({ func }: Call, module: PythonModule): boolean {
  if (func.nodeType === 'Attribute') return passingCalls.has(func.attr)
  return func.nodeType === 'Name' && passingCalls.has(func.id) && module.scopes.variableOf(func)?.definitions.every(({ kind }) => kind === 'import') !== false
}
