import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { findClosings } from '../databases/closings.ts'
import { isHandle, isNamespace, libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { visit } from '../module-source.ts'
import { calleeOf, callsOfChain, isFunction, isInside, isInvocation, isNothing, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'
import { thisMembers, variableAt, type ThisMember, type VariableLike } from './this-members.ts'

/** A variable of the file, or a member of `this` in its hooks, that keeps a handle on the database. */
export interface Keeper {
  variable: VariableLike
  handle: Instance
}

/** All that a file has of one database: what keeps it, what makes it, what closes it. */
export interface LocalDatabase {
  /** The call that opens it; in another module for a session that is imported. */
  opening: Invocation
  /** It, and the calls that open something on it: a pool on a container, `mongoose.connect(server.getUri())`. */
  openings: ReadonlySet<TSESTree.Node>
  /** Absolute path of the module that opens it, where that is another one. */
  origin: string | undefined
  keepers: readonly Keeper[]
  closings: ReadonlySet<TSESTree.Node>
  /** The function of the file whose calls open it, where there is one: `createTestDb`. */
  factory: FunctionNode | undefined
}

/**
 * Gathers what a file has of a database.
 *
 * @param opening - the call that opens it
 * @param file - the linted file
 */
export function localDatabase(opening: Invocation, file: JavaScriptFile): LocalDatabase {
  const { module, resolver } = file
  const roots = new Set<TSESTree.Node>([opening])
  let keepers: Keeper[] = []
  // A pool on a container belongs to the container, and so does what wraps the pool
  for (let known = 0; known !== roots.size; ) {
    known = roots.size
    keepers = findKeepers(roots, file)
    const variables = new Set(keepers.map(({ variable }) => variable))
    for (const node of file.invocations) {
      const member = libraryMember(resolver.invokedMember(node, module))?.member
      if (member?.opens !== undefined && takesFrom(node, variables, file)) roots.add(node)
    }
  }
  const closings = findClosings(file).filter(({ closes }) => [...roots].some(closes))
  const origin = file.invocations.includes(opening) ? undefined : keepers.flatMap(({ handle }) => rootOf(handle).module?.filename ?? [])[0]
  return { opening, openings: roots, origin, keepers, closings: new Set(closings.map(({ node }) => node)), factory: factoryAround(opening, keepers, file) }
}

function findKeepers(roots: ReadonlySet<TSESTree.Node>, file: JavaScriptFile): Keeper[] {
  const { module, resolver } = file
  const found: Keeper[] = []
  for (const scope of module.scopes.scopes) {
    for (const variable of scope.variables) {
      const [definition] = variable.defs
      if (definition === undefined || (definition.type !== 'Variable' && definition.type !== 'ImportBinding')) continue
      const value = resolver.variableValue(variable, module)
      if (!isHandle(value) || value.borrowed === true) continue
      const { node } = rootOf(value)
      if (node !== undefined && roots.has(node) && isMadeHere(variable, value, roots, file)) found.push({ variable, handle: value })
    }
  }
  for (const member of thisMembers(file)) {
    const handle = heldBy(member, file)
    const { node } = handle === undefined ? {} : rootOf(handle)
    if (handle !== undefined && node !== undefined && roots.has(node)) found.push({ variable: member, handle })
  }
  return found
}

/** The handle that a member of `this` is given, always a new one: `this.db = await openDatabase()`. */
function heldBy({ references }: ThisMember, { module, resolver }: JavaScriptFile): Instance | undefined {
  const written = references.flatMap(({ writeExpr }) => (writeExpr && !isNothing(writeExpr) ? [writeExpr] : []))
  const values = written.map((value) => (isInvocation(unwrap(value)) ? resolver.valueOf(value, module) : undefined))
  const [first] = values
  if (!isHandle(first) || first.borrowed === true) return undefined
  return values.every((value) => value?.kind === 'instance' && value.api === first.api && value.type === first.type) ? first : undefined
}

/** Whether a variable keeps what was opened or wrapped for it, not what a method of a handle gave: `db.withSchema('app')`. */
function isMadeHere(variable: TSESLint.Scope.Variable, { node }: Instance, roots: ReadonlySet<TSESTree.Node>, { module, resolver }: JavaScriptFile): boolean {
  if (variable.defs[0]?.type === 'ImportBinding') return true
  return variable.references.every(({ writeExpr }) => {
    const written = writeExpr ? unwrap(writeExpr) : undefined
    // new DataSource(options).initialize()
    if (!isInvocation(written) || written !== node || callsOfChain(written).some((call) => roots.has(call))) return true
    const callee = unwrap(calleeOf(written))
    const object = callee.type === 'MemberExpression' ? resolver.valueOf(callee.object, module) : undefined
    return object?.kind !== 'instance' || isNamespace(object) || libraryMember(resolver.invokedMember(written, module))?.member.opens !== undefined
  })
}

/** Whether the arguments of a call mention a variable, or one that was read from it: `server.getUri()`. */
function takesFrom(node: Invocation, variables: ReadonlySet<VariableLike>, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  if (node.type === 'TaggedTemplateExpression') return false
  let takes = false
  const look = (part: TSESTree.Node, depth: number): void => {
    visit(part, (inner) => {
      const variable = inner.type === 'Identifier' ? resolver.variableOf(inner, module) : undefined
      if (variableAt(inner, variables, file) !== undefined) takes = true
      else if (variable !== undefined && depth < 3) {
        for (const { writeExpr } of variable.references) if (writeExpr && writeExpr !== part) look(writeExpr, depth + 1)
      }
      return !takes
    })
  }
  for (const argument of node.arguments) look(argument, 0)
  return takes
}

/** The named function that opens the database for its callers. */
function factoryAround(opening: Invocation, keepers: readonly Keeper[], { module }: JavaScriptFile): FunctionNode | undefined {
  const sites = keepers.flatMap(({ handle }) => (handle.site ?? rootOf(handle).site)?.node ?? [])
  for (let current = module.parentOf(opening); current !== undefined; current = module.parentOf(current)) {
    if (isFunction(current) && sites.some((site) => !isInside(site, current))) return current
  }
  return undefined
}
