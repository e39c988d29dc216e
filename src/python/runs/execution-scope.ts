import type { Scope } from '../../model/fixture-model.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Registrations } from './registrations.ts'
import { isFunction, type FunctionNode, type PythonNode } from '../syntax.ts'

/** How many functions that call each other are followed to who uses the first. */
const deepestChain = 50

/** Tells where in a test file a node runs. */
export interface ScopeFinder {
  /** When and how often the code at a node runs. */
  scopeOf: (node: PythonNode) => Scope
  /** The function whose run a node belongs to, `undefined` for the module and class bodies. */
  functionAround: (node: PythonNode) => FunctionNode | undefined
}

/**
 * @param module - a module
 * @param registrations - what it registers with test frameworks
 */
export function createScopeFinder(module: PythonModule, registrations: Registrations): ScopeFinder {
  const known = new Map<FunctionNode, Scope>()
  let depth = 0
  return { scopeOf, functionAround }

  function functionAround(node: PythonNode): FunctionNode | undefined {
    for (let current = module.parentOf(node), below = node; current !== undefined; below = current, current = module.parentOf(current)) {
      // Decorators and defaults run where the function is defined
      if (isFunction(current) && current.body.some((statement) => statement === below)) return current
    }
    return undefined
  }

  function scopeOf(node: PythonNode): Scope {
    const around = functionAround(node)
    return around === undefined ? { kind: 'module' } : functionScope(around)
  }

  /** Keeps the answer; what uses itself is its own user, and the answer so far ends the cycle. */
  function functionScope(node: FunctionNode): Scope {
    const found = known.get(node)
    if (found !== undefined) return found
    known.set(node, { kind: 'helper', name: '', users: [] })
    const scope = computeScope(node)
    known.set(node, scope)
    return scope
  }

  function computeScope(node: FunctionNode): Scope {
    const registered = registrations.ofFunction.get(node)
    switch (registered?.registers) {
      case 'fixture':
        return { kind: 'fixture', ...(registered.scope === 'function' && { frequency: 'each' }) }
      case 'hook':
        return { kind: 'hook', phase: registered.phase, frequency: registered.frequency }
      case 'test':
        return { kind: 'test', repeated: node.decorator_list.some((decorator) => isParametrize(decorator)) }
      default: {
        // A function in a test is that test's own
        const around = functionAround(node)
        const enclosing = around && functionScope(around)
        return enclosing?.kind === 'test' ? enclosing : { kind: 'helper', name: node.name, users: usersOf(node) }
      }
    }
  }

  /** Where a function is named: called, or handed to somebody who may call it. */
  function usersOf(node: FunctionNode): Scope[] {
    if (depth >= deepestChain) return [{ kind: 'unknown' }]
    depth += 1
    const owner = module.parentOf(node)
    const variable = owner?.nodeType === 'ClassDef' ? undefined : scopeAround(node)?.variables.get(node.name)
    const named = variable?.references ?? methodUses(node)
    const users = named.map((reference) => {
      const parent = module.parentOf(reference)
      return parent?.nodeType === 'Call' && parent.func === reference ? scopeOf(reference) : ({ kind: 'unknown' } as const)
    })
    depth -= 1
    return [...new Set(users)]
  }

  function scopeAround(node: PythonNode): ReturnType<PythonModule['scopes']['scopeOf']> {
    for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
      const scope = module.scopes.scopeOf(current)
      if (scope !== undefined) return scope
    }
    return module.scopes.module
  }

  /** `self._open()` in the other methods of the class. */
  function methodUses(node: FunctionNode): PythonNode[] {
    const owner = module.parentOf(node)
    if (owner?.nodeType !== 'ClassDef') return []
    return owner.body.flatMap((method) => {
      const self = isFunction(method) ? method.args.args[0]?.arg : undefined
      const variable = self === undefined ? undefined : module.scopes.scopeOf(method)?.variables.get(self)
      return (variable?.references ?? []).flatMap((reference) => {
        const parent = module.parentOf(reference)
        return parent?.nodeType === 'Attribute' && parent.attr === node.name ? [parent] : []
      })
    })
  }
}

/** `@pytest.mark.parametrize('email', […])` */
function isParametrize(decorator: PythonNode): boolean {
  return decorator.nodeType === 'Call' && decorator.func.nodeType === 'Attribute' && decorator.func.attr === 'parametrize'
}
