import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import { functionAround, visit } from '../module-source.ts'
import type { Resolver } from './resolver.ts'
import { returnedExpressions } from './returned-expressions.ts'
import { isFunction, propertyName, type ClassNode } from '../syntax.ts'
import { givenAt, type CallSite, type SyntaxValue, type Value } from './value.ts'

type ClassValue = Extract<SyntaxValue, { kind: 'class' | 'class instance' }>

/**
 * What a class or an instance of it holds under a name: a field, a method, a getter's result, what is assigned to
 * `this.name`, a parameter property, or a member of the class it extends.
 */
export function classMember(value: ClassValue, name: string, resolver: Resolver): Value | undefined {
  const { node, module } = value
  const isStatic = value.kind === 'class'
  for (const element of node.body.body) {
    if ((element.type !== 'PropertyDefinition' && element.type !== 'MethodDefinition') || element.static !== isStatic) continue
    if (element.type === 'MethodDefinition' && element.kind === 'constructor') continue
    if (propertyName(element) !== name) continue
    if (element.type === 'MethodDefinition') {
      // An overload's signature has no body
      if (element.kind === 'method' && isFunction(element.value)) return { kind: 'function', node: element.value, module }
      if (element.kind === 'get' && isFunction(element.value)) return returnedExpressions(element.value).map((returned) => resolver.valueOf(returned, module)).find((found) => found !== undefined)
      continue
    }
    const held = element.value === null ? undefined : givenAt(resolver.valueOf(element.value, module), siteOf(value))
    const annotated = element.typeAnnotation ? resolver.annotationValue(element.typeAnnotation.typeAnnotation, module) : undefined
    const found = held ?? assignedValue(value, name, resolver) ?? annotated
    if (found !== undefined) return found
  }
  if (!isStatic) {
    const parameter = parameterProperty(node, name)
    if (parameter?.typeAnnotation) return resolver.annotationValue(parameter.typeAnnotation.typeAnnotation, module)
    const assigned = assignedValue(value, name, resolver)
    if (assigned !== undefined) return assigned
  }
  return node.superClass === null ? undefined : inherited(node.superClass, value, name, resolver)
}

function siteOf(value: ClassValue): CallSite | undefined {
  return value.kind === 'class instance' ? value.site : undefined
}

/** What methods assign to `this.name`; a constructor does so where the instance is made. */
function assignedValue(value: ClassValue, name: string, resolver: Resolver): Value | undefined {
  const { module, node } = value
  const [first, second] = assignedToThis(node, name).flatMap((right) => {
    const around = functionAround(right, module)
    const method = around && module.parentOf(around)
    const isInConstructor = method?.type === 'MethodDefinition' && method.kind === 'constructor'
    return givenAt(resolver.valueOf(right, module), isInConstructor ? siteOf(value) : undefined) ?? []
  })
  return second !== undefined && first?.kind === 'instance' ? { ...first, isOneOfSeveral: true } : first
}

function inherited(superClass: TSESTree.Expression, value: ClassValue, name: string, resolver: Resolver): Value | undefined {
  const base = resolver.valueOf(superClass, value.module)
  if (base?.kind === 'class') return resolver.memberOf({ ...base, kind: value.kind }, name)
  // class User extends Model {}; User.knex(): the statics of a class that a library describes
  if (value.kind === 'class') return resolver.memberOf(base, name)
  const constructed = base?.kind === 'member' ? base.member.construct : base?.kind === 'instance' ? base.api.types[base.type]?.['()']?.construct : undefined
  const owner = base?.kind === 'member' ? base.receiver : base
  return constructed === undefined || owner?.kind !== 'instance' ? undefined : resolver.memberOf(resolver.instanceOf(constructed, owner), name)
}

/** The right sides of `this.name = …` and `Database.name = …` in the methods of a class, nested functions with a `this` of their own left out. */
function assignedToThis(node: ClassNode, name: string): readonly TSESTree.Expression[] {
  return assignmentsIn(node).get(name) ?? []
}

const assignmentsIn = oncePer((node: ClassNode): ReadonlyMap<string, readonly TSESTree.Expression[]> => {
  const found = new Map<string, TSESTree.Expression[]>()
  for (const element of node.body.body) {
    visit(element, (inner) => {
      if (inner.type === 'AssignmentExpression' && inner.left.type === 'MemberExpression' && isOwn(inner.left.object, node)) {
        const name = propertyName(inner.left)
        if (name !== undefined) found.set(name, [...(found.get(name) ?? []), inner.right])
      }
      return !isFunction(inner) || inner.type === 'ArrowFunctionExpression' || (element.type === 'MethodDefinition' && inner === element.value)
    })
  }
  return found
})

/** `this.name`, or `Database.name` in the class `Database`. */
function isOwn(object: TSESTree.Node, { id }: ClassNode): boolean {
  return object.type === 'ThisExpression' || (object.type === 'Identifier' && object.name === id?.name)
}

/** `constructor(private readonly db: Kysely<DB>) {}` */
function parameterProperty(node: ClassNode, name: string): TSESTree.Identifier | undefined {
  for (const element of node.body.body) {
    if (element.type !== 'MethodDefinition' || element.kind !== 'constructor') continue
    for (const parameter of element.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue
      const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      if (target.name === name) return target
    }
  }
  return undefined
}
