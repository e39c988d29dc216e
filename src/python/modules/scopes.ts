import { childrenOf, isFunction, stringOf, type Alias, type Arg, type ExprNode, type FunctionNode, type ImportStatement, type Module, type Name, type NodeOf, type PythonNode, type StmtNode } from '../syntax.ts'

/** Where a name gets what it stands for. */
export type Definition =
  | { kind: 'import'; alias: Alias; statement: ImportStatement }
  | { kind: 'function'; node: FunctionNode }
  | { kind: 'class'; node: NodeOf<'ClassDef'> }
  | { kind: 'parameter'; arg: Arg; owner: FunctionNode | NodeOf<'Lambda'> }
  /** `x = value`, `x: Type = value`, `(x := value)`; the value is absent where the name gets a part of something. */
  | { kind: 'assignment'; node: Name; value: ExprNode | undefined; annotation?: ExprNode; statement: PythonNode }
  /** `with value as x` */
  | { kind: 'with'; node: Name; value: ExprNode }
  /** `for x in value` */
  | { kind: 'loop'; value: ExprNode }
  /** An exception's name, a pattern's capture. */
  | { kind: 'other' }

/** A name of a scope: what defines it and where it is read. */
export interface Variable {
  name: string
  scope: PythonScope
  definitions: Definition[]
  /** Every node that names it: reads, writes and `del`, parameters and definitions left out. */
  references: Name[]
  /** Strings that name it: annotations in quotes, entries of `__all__`. */
  mentions: PythonNode[]
}

export interface PythonScope {
  kind: 'class' | 'comprehension' | 'function' | 'module'
  node: PythonNode
  parent: PythonScope | undefined
  variables: Map<string, Variable>
  /** Names that `global` or `nonlocal` hands to a scope further out. */
  redirected: Map<string, 'global' | 'nonlocal'>
}

/** The names of a module. */
export interface ModuleScopes {
  module: PythonScope
  /** The variable that a name node reads or writes, `undefined` for built-ins and names of `import *`. */
  variableOf: (node: Name) => Variable | undefined
  /** The scope that a function, class, lambda, comprehension or the module opens. */
  scopeOf: (node: PythonNode) => PythonScope | undefined
  /** The modules of `from … import *` at module level. */
  stars: readonly NodeOf<'ImportFrom'>[]
}

/** Finds what the names of a module stand for, by Python's rules: a name belongs to the scope that assigns it anywhere. */
export function analyzeScopes(ast: Module): ModuleScopes {
  const scopes = new Map<PythonNode, PythonScope>()
  const bound = new Map<Name, Variable>()
  const stars: NodeOf<'ImportFrom'>[] = []
  const uses: { name: string; node: Name | null; mention: PythonNode | null; scope: PythonScope }[] = []
  const module = open('module', ast, undefined)
  walkAll(ast.body, module)
  for (const { name, node, mention, scope } of uses) {
    const variable = lookUp(name, scope)
    if (variable === undefined) continue
    if (node !== null) {
      bound.set(node, variable)
      variable.references.push(node)
    }
    if (mention !== null) variable.mentions.push(mention)
  }
  return { module, variableOf: (node) => bound.get(node), scopeOf: (node) => scopes.get(node), stars }

  function open(kind: PythonScope['kind'], node: PythonNode, parent: PythonScope | undefined): PythonScope {
    const scope: PythonScope = { kind, node, parent, variables: new Map(), redirected: new Map() }
    scopes.set(node, scope)
    return scope
  }

  function declare(name: string, scope: PythonScope, definition: Definition): void {
    const owner = owningScope(name, scope)
    const known = owner.variables.get(name)
    if (known === undefined) owner.variables.set(name, { name, scope: owner, definitions: [definition], references: [], mentions: [] })
    else known.definitions.push(definition)
  }

  function owningScope(name: string, scope: PythonScope): PythonScope {
    const redirection = scope.redirected.get(name)
    if (redirection === 'global') return module
    if (redirection === 'nonlocal') return lookUp(name, scope.parent)?.scope ?? scope
    return scope
  }

  /** Names of a class body are seen in that body alone, not in its methods. */
  function lookUp(name: string, start: PythonScope | undefined): Variable | undefined {
    for (let scope = start; scope !== undefined; scope = scope.parent) {
      if (scope.kind === 'class' && scope !== start) continue
      const owner = owningScopeOfUse(name, scope)
      const variable = owner.variables.get(name)
      if (variable !== undefined) return variable
    }
    return undefined
  }

  function owningScopeOfUse(name: string, scope: PythonScope): PythonScope {
    return scope.redirected.get(name) === 'global' ? module : scope
  }

  function use(node: Name, scope: PythonScope): void {
    uses.push({ name: node.id, node, mention: null, scope })
  }

  function walkAll(nodes: readonly (PythonNode | null | undefined)[], scope: PythonScope): void {
    for (const node of nodes) if (node) walk(node, scope)
  }

  function walk(node: PythonNode, scope: PythonScope): void {
    switch (node.nodeType) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        declare(node.name, scope, { kind: 'function', node })
        walkAll(node.decorator_list, scope)
        walkFunction(node, scope)
        return
      case 'Lambda':
        walkFunction(node, scope)
        return
      case 'ClassDef':
        declare(node.name, scope, { kind: 'class', node })
        walkAll([...node.decorator_list, ...node.bases, ...node.keywords], scope)
        walkAll(node.body, open('class', node, scope))
        return
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        walkComprehension(node, scope)
        return
      case 'For':
      case 'AsyncFor':
        if (node.target.nodeType === 'Name') {
          declare(node.target.id, scope, { kind: 'loop', value: node.iter })
          use(node.target, scope)
        } else {
          walk(node.target, scope)
        }
        walkAll([node.iter, ...node.body, ...node.orelse], scope)
        return
      case 'Import':
      case 'ImportFrom':
        walkImport(node, scope)
        return
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names) scope.redirected.set(name, node.nodeType === 'Global' ? 'global' : 'nonlocal')
        return
      case 'Assign':
        for (const target of node.targets) assign(target, node.value, node, scope)
        walk(node.value, scope)
        if (node.targets.some((target) => target.nodeType === 'Name' && target.id === '__all__')) mentionStrings(node.value, scope)
        return
      case 'AnnAssign':
        assign(node.target, node.value, node, scope, node.annotation)
        annotate(node.annotation, scope)
        if (node.value) walk(node.value, scope)
        return
      case 'NamedExpr':
        assign(node.target, node.value, node, outsideComprehensions(scope))
        walk(node.value, scope)
        return
      case 'WithItem':
        if (node.optional_vars?.nodeType === 'Name') {
          declare(node.optional_vars.id, scope, { kind: 'with', node: node.optional_vars, value: node.context_expr })
          use(node.optional_vars, scope)
        } else if (node.optional_vars) {
          walk(node.optional_vars, scope)
        }
        walk(node.context_expr, scope)
        return
      case 'ExceptHandler':
      case 'MatchAs':
      case 'MatchStar':
        if (node.name !== undefined) declare(node.name, scope, { kind: 'other' })
        break
      case 'MatchMapping':
        if (node.rest !== undefined) declare(node.rest, scope, { kind: 'other' })
        break
      case 'Name':
        if (node.ctx.nodeType === 'Store') declare(node.id, scope, { kind: 'other' })
        use(node, scope)
        return
      default:
    }
    walkAll(childrenOf(node), scope)
  }

  function walkFunction(node: FunctionNode | NodeOf<'Lambda'>, scope: PythonScope): void {
    const inner = open('function', node, scope)
    const { args } = node
    for (const arg of [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg]) {
      if (arg === undefined) continue
      declare(arg.arg, inner, { kind: 'parameter', arg, owner: node })
      if (arg.annotation) annotate(arg.annotation, scope)
    }
    walkAll([...args.defaults, ...args.kw_defaults], scope)
    if (!isFunction(node)) {
      walk(node.body, inner)
      return
    }
    if (node.returns) annotate(node.returns, scope)
    for (const name of redirections(node.body)) walk(name, inner)
    walkAll(node.body, inner)
  }

  function walkComprehension(node: NodeOf<'DictComp' | 'GeneratorExp' | 'ListComp' | 'SetComp'>, scope: PythonScope): void {
    const inner = open('comprehension', node, scope)
    for (const [index, generator] of node.generators.entries()) {
      // The first iterable is evaluated before the comprehension's own scope is there
      walk(generator.iter, index === 0 ? scope : inner)
      walkAll([generator.target, ...generator.ifs], inner)
    }
    walkAll(node.nodeType === 'DictComp' ? [node.key, node.value] : [node.elt], inner)
  }

  function walkImport(statement: ImportStatement, scope: PythonScope): void {
    for (const alias of statement.names) {
      if (alias.name === '*') {
        if (statement.nodeType === 'ImportFrom' && scope.kind === 'module') stars.push(statement)
      } else {
        declare(importedAs(alias, statement), scope, { kind: 'import', alias, statement })
      }
    }
  }

  function assign(target: ExprNode, value: ExprNode | undefined, statement: PythonNode, scope: PythonScope, annotation?: ExprNode): void {
    if (target.nodeType === 'Name') {
      declare(target.id, scope, { kind: 'assignment', node: target, value, statement, ...(annotation && { annotation }) })
      use(target, scope)
      return
    }
    if (target.nodeType !== 'Tuple' && target.nodeType !== 'List') {
      walk(target, scope)
      return
    }
    const parts = value?.nodeType === 'Tuple' && value.elts.length === target.elts.length ? value.elts : undefined
    for (const [index, element] of target.elts.entries()) assign(element, parts?.[index], statement, scope)
  }

  /** An annotation may stand in quotes: `db: "Session"`. */
  function annotate(annotation: ExprNode, scope: PythonScope): void {
    walk(annotation, scope)
    mentionStrings(annotation, scope)
  }

  function mentionStrings(node: PythonNode, scope: PythonScope): void {
    for (const name of stringOf(node)?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) uses.push({ name, node: null, mention: node, scope })
    for (const child of childrenOf(node)) mentionStrings(child, scope)
  }
}

/** The name that an import gives: `import a.b` gives `a`. */
function importedAs({ name, asname }: Alias, statement: ImportStatement): string {
  if (asname !== undefined) return asname
  return statement.nodeType === 'Import' ? (name.split('.')[0] ?? name) : name
}

/** The module that `from … import` names, with a leading dot for each level. */
export function fromModule({ level, module }: NodeOf<'ImportFrom'>): string {
  return `${'.'.repeat(level ?? 0)}${module ?? ''}`
}

/** The dotted name of a module of a package: `core.database`, `.database`. */
export function submodule(name: string, below: string): string {
  return name === '' || name.endsWith('.') ? `${name}${below}` : `${name}.${below}`
}

function outsideComprehensions(scope: PythonScope): PythonScope {
  return scope.kind === 'comprehension' && scope.parent !== undefined ? outsideComprehensions(scope.parent) : scope
}

/** The `global` and `nonlocal` statements of a function, which hold for all of it. */
function redirections(body: readonly StmtNode[]): StmtNode[] {
  return body.flatMap((statement) => {
    if (statement.nodeType === 'Global' || statement.nodeType === 'Nonlocal') return [statement]
    if (isFunction(statement) || statement.nodeType === 'ClassDef') return []
    return redirections(childrenOf(statement).filter((child): child is StmtNode => statementTypes.has(child.nodeType)))
  })
}

const statementTypes: ReadonlySet<string> = new Set(['AsyncFor', 'AsyncWith', 'For', 'Global', 'If', 'Nonlocal', 'Try', 'TryStar', 'While', 'With'])
