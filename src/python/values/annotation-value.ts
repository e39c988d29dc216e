import type { PythonModule } from '../modules/python-module.ts'
import type { Resolver } from './resolver.ts'
import type { ExprNode } from '../syntax.ts'
import type { Value } from './value.ts'

/** Generic types that mean what they hold: `Optional[Session]`, `Annotated[Session, Depends(get_db)]`, `Generator[Session, None, None]`. */
const transparent: ReadonlySet<string> = new Set(['Annotated', 'AsyncGenerator', 'AsyncIterator', 'Generator', 'Iterator', 'Optional'])

/** What an annotation says that a value is. */
export function annotatedValue(annotation: ExprNode, module: PythonModule, resolver: Resolver): Value | undefined {
  switch (annotation.nodeType) {
    case 'Name':
    case 'Attribute': {
      const value = resolver.valueOf(annotation, module)
      if (value?.kind === 'class') return { ...value, kind: 'object' }
      if (value?.kind !== 'member') return undefined
      const reference = value.member.construct ?? value.member.annotates
      if (reference === undefined) return undefined
      return { kind: 'instance', isOpaque: true, ...(typeof reference === 'string' ? { api: value.api, type: reference } : reference) }
    }
    case 'BinOp':
      return annotatedValue(annotation.left, module, resolver) ?? annotatedValue(annotation.right, module, resolver)
    case 'Subscript': {
      const name = annotation.value.nodeType === 'Attribute' ? annotation.value.attr : annotation.value.nodeType === 'Name' ? annotation.value.id : ''
      if (!transparent.has(name)) return undefined
      const [held] = annotation.slice.nodeType === 'Tuple' ? annotation.slice.elts : [annotation.slice]
      return held && annotatedValue(held, module, resolver)
    }
    default:
      return undefined
  }
}
