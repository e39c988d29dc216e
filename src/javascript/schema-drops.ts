import type { Name, Statement } from '../sql/statement.ts'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import { propertyName, unwrap } from './syntax.ts'

/** What a file drops, through SQL and through builders, before or after its tests. */
export interface Drops {
  /** Whether an object is dropped, or everything is, or something under a name that nobody can read. */
  includes: (name: string) => boolean
}

/**
 * Finds what a file drops.
 *
 * @param file - the linted file
 * @param statements - the statements of the SQL that it executes
 */
export function findDrops({ invocations, module, resolver }: JavaScriptFile, statements: readonly Statement[]): Drops {
  const names = new Set<string>()
  const add = (name: string | null | undefined): void => {
    names.add(name?.toLowerCase() ?? everything)
  }
  for (const statement of statements) {
    if (statement.verb !== 'drop') continue
    if (statement.kind === 'database' || statement.kind === 'schema') names.add(everything)
    else for (const name of statement.names) add(lastPart(name))
  }
  for (const node of invocations) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    const method = callee?.type === 'MemberExpression' ? (propertyName(callee) ?? '') : ''
    if (node.type !== 'CallExpression' || !method.startsWith('drop') || resolver.invokedMember(node, module) === undefined) continue
    const [argument] = node.arguments
    const dropsNamed = /^drop(?:Index|Table|View)/.test(method) && argument?.type === 'Literal' && typeof argument.value === 'string'
    add(dropsNamed ? argument.value.split('.').at(-1) : null)
  }
  return { includes: (name) => names.has(everything) || names.has((name.split('.').at(-1) ?? name).toLowerCase()) }
}

/** Stands for every name: no object is called so. */
const everything = '*'

function lastPart({ parts }: Name): string | null {
  return parts.at(-1) ?? null
}

/**
 * Whether a file takes its schema back by rolling a transaction back, through SQL or through a library.
 *
 * @param file - the linted file
 * @param statements - the statements of the SQL that it executes
 */
export function rollsBack({ invocations, module, resolver }: JavaScriptFile, statements: readonly Statement[]): boolean {
  if (statements.some((statement) => statement.verb === 'transaction' && statement.control === 'rollback')) return true
  return invocations.some((node) => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    if (callee?.type !== 'MemberExpression' || !/^rollback(?:Transaction)?$/.test(propertyName(callee) ?? '')) return false
    const object = resolver.valueOf(callee.object, module)
    return object?.kind === 'instance' && object.api.subject === 'library'
  })
}

/** Whether a call that creates schema expects to fail or asks first: in a `try`, behind an `if`, with a `.catch()`, in an `expect`. */
export function expectsFailure(node: JavaScriptFile['invocations'][number], { module, resolver }: JavaScriptFile): boolean {
  for (let inner: typeof node | ReturnType<typeof module.parentOf> = node, outer = module.parentOf(node); inner !== undefined && outer !== undefined; inner = outer, outer = module.parentOf(outer)) {
    switch (outer.type) {
      case 'TryStatement':
        if (outer.block === inner && outer.handler !== null) return true
        break
      case 'IfStatement':
      case 'ConditionalExpression':
        if (outer.test !== inner) return true
        break
      case 'LogicalExpression':
        if (outer.right === inner) return true
        break
      case 'MemberExpression':
        if (propertyName(outer) === 'catch') return true
        break
      case 'CallExpression':
        if (outer.callee.type === 'Identifier' && outer.callee.name === 'expect' && outer !== node) return true
        break
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression': {
        // (pool) => pool.query('CREATE …') handed to a library runs where it stands; any other function is its own story
        const parent = module.parentOf(outer)
        if (parent?.type !== 'CallExpression' || libraryMember(resolver.invokedMember(parent, module)) === undefined) return false
        break
      }
      default:
    }
  }
  return false
}
