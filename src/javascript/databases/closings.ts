import type { TSESTree } from '@typescript-eslint/utils'
import { expressionAt } from '../values/arguments.ts'
import { isLibrary, libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import { isInvocation, propertyName, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** A call that closes a handle. */
export interface Closing {
  node: Invocation
  /** Whether what it closes was opened by a call. */
  closes: (opening: TSESTree.Node) => boolean
}

/** What closing a handle closes: what it wraps too, but not the pool it was borrowed from. */
function closedHandle(instance: Instance): Instance {
  return instance.source === undefined || instance.borrowed === true ? instance : closedHandle(instance.source)
}

/** Finds the calls of a file that close a handle: `pool.end()`, `db.$client.close()`, `mongoose.disconnect()`. */
export function findClosings({ invocations, module, resolver }: JavaScriptFile): Closing[] {
  const openedBy = (node: TSESTree.Node) => (isInvocation(node) ? libraryMember(resolver.invokedMember(node, module)) : undefined)
  return invocations.flatMap((node): Closing[] => {
    const invoked = resolver.invokedMember(node, module)
    const found = libraryMember(invoked)
    if (invoked === undefined || found?.member.closes === undefined) return []
    const { closes } = found.member
    const located = closes === true ? undefined : expressionAt(node, closes, module, resolver)
    const value = closes === true ? invoked.receiver : located && resolver.valueOf(located.node, located.module)
    if (value?.kind !== 'instance') return []
    const root = closedHandle(value)
    // mongoose.disconnect() and pgp.end() close all that the library opened: what they are called on opened nothing
    const isLibraryWide = root.borrowed === undefined && root.node !== undefined && root.module === module && openedBy(root.node)?.member.opens === undefined
    return [{ node, closes: (opening) => (isLibraryWide ? openedBy(opening)?.library.name === found.library.name : root.node === opening) }]
  })
}

/** Finds the calls that give a handle to a function of the project that closes it: `finally { await tearDown(db) }`. */
export function findClosingCalls({ invocations, module, resolver }: JavaScriptFile): Closing[] {
  return invocations.flatMap((node) => {
    const called = node.type === 'CallExpression' ? resolver.valueOf(node.callee, module) : undefined
    if (node.type !== 'CallExpression' || called?.kind !== 'function') return []
    return node.arguments.flatMap((argument, index): Closing[] => {
      const handle = resolver.valueOf(argument, module)
      const parameter = called.node.params[index]
      if (handle?.kind !== 'instance' || !isLibrary(handle.api) || parameter === undefined) return []
      const members = handle.api.types[handle.type]
      const isClosed = resolver.variableOf(parameter, called.module)?.references.some(({ identifier }) => {
        const read = called.module.parentOf(identifier)
        return read?.type === 'MemberExpression' && read.object === identifier && members?.[propertyName(read) ?? '']?.closes === true
      })
      return isClosed === true ? [{ node, closes: (opening) => closedHandle(handle).node === opening }] : []
    })
  })
}
