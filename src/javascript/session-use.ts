import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import { propertyName, unwrap } from './syntax.ts'

/** Whether a reference needs the value when the file runs; `typeof db` in a type does not. */
export function isValueUse({ identifier, init, isTypeReference }: TSESLint.Scope.Reference, module: ModuleSource): boolean {
  const parent = module.parentOf(identifier)
  return !init && !isTypeReference && parent?.type !== 'TSTypeQuery' && parent?.type !== 'TSQualifiedName'
}

/** `getPool()` of `export const getPool = memoize(() => new Pool())`: what is only called is a function that opens when it is. */
export function isOnlyCalled({ references }: TSESLint.Scope.Variable, module: ModuleSource): boolean {
  const uses = references.filter((reference) => isValueUse(reference, module))
  return uses.every(({ identifier }) => {
    const parent = module.parentOf(identifier)
    return parent?.type === 'CallExpression' && parent.callee === identifier
  })
}

/** Whether every use of a session closes it, looks at it or replaces it: `afterAll(() => prisma.$disconnect())`, `vi.mocked(db)`. */
export function isOnlyClosedOrInspected(variable: TSESLint.Scope.Variable, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const uses = variable.references.filter((reference) => isValueUse(reference, module))
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const chain = wholeChain(identifier, module)
      const parent = module.parentOf(chain)
      // db === other, if (db.isInitialized), db.query = vi.fn()
      if (parent?.type === 'BinaryExpression' || (parent?.type === 'IfStatement' && parent.test === chain)) return true
      if (parent?.type === 'AssignmentExpression') return parent.left === chain && chain !== identifier
      if (parent?.type !== 'CallExpression') return false
      // vi.spyOn(db, 'query'), afterAll(pool.end)
      if (parent.callee !== chain) return inspectingCalls.has(calleeName(parent)) || closesWhenCalled(chain, file)
      return libraryMember(resolver.invokedMember(parent, module))?.member.closes !== undefined
    })
  )
}

/** `pool.end` without the call: a hook that gets it calls it. */
function closesWhenCalled(node: TSESTree.Node, { module, resolver }: JavaScriptFile): boolean {
  const value = resolver.valueOf(node, module)
  return value?.kind === 'member' && libraryMember(value)?.member.closes !== undefined
}

/** The member chain that begins at a node: `db.$client.end` for `db`. */
export function wholeChain(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  return parent?.type === 'MemberExpression' && parent.object === node ? wholeChain(parent, module) : node
}

/** Calls that look at a session or replace it, and run nothing on it: `vi.spyOn(db, 'select')`, `expect(db.client.config)`. */
const inspectingCalls: ReadonlySet<string> = new Set(['expect', 'isMockFunction', 'method', 'mocked', 'spyOn', 'stub'])

function calleeName(node: TSESTree.CallExpression): string {
  const callee = unwrap(node.callee)
  if (callee.type === 'Identifier') return callee.name
  return callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : ''
}
