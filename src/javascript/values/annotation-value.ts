import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from './resolver.ts'
import { returnedExpressions } from './returned-expressions.ts'
import type { Value } from './value.ts'

/** Utility types that hold or keep the type in their first argument. */
const transparentTypes: ReadonlySet<string> = new Set(['Awaited', 'NonNullable', 'Promise', 'PromiseLike', 'Readonly', 'Required', 'Partial', 'Mocked', 'MockedObject'])

/**
 * What a type annotation says of the value it annotates: `Kysely<DB>` is a Kysely, `Awaited<ReturnType<typeof createDb>>`
 * what `createDb` gives.
 */
export function annotationValue(node: TSESTree.TypeNode, module: ModuleSource, resolver: Resolver): Value | undefined {
  switch (node.type) {
    case 'TSTypeReference':
      return referenceValue(node, module, resolver)
    case 'TSTypeQuery':
      return node.exprName.type === 'TSImportType' ? undefined : declared(entityValue(node.exprName, module, resolver))
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const part of node.types) {
        const value = resolver.annotationValue(part, module)
        if (value !== undefined) return value
      }
      return undefined
    case 'TSTypeLiteral':
      return { kind: 'shape', members: node.members, module }
    case 'TSImportType': {
      if (node.qualifier === null) return undefined
      return annotated(qualified(resolver.namespaceOf(node.source.value, node, module), node.qualifier, resolver), resolver)
    }
    default:
      return undefined
  }
}

function referenceValue(node: TSESTree.TSTypeReference, module: ModuleSource, resolver: Resolver): Value | undefined {
  if (node.typeName.type === 'Identifier' && resolver.variableOf(node.typeName, module) === undefined) {
    const [argument] = node.typeArguments?.params ?? []
    if (argument === undefined) return undefined
    if (transparentTypes.has(node.typeName.name)) return resolver.annotationValue(argument, module)
    // InstanceType<typeof Pool> is what `new Pool()` gives
    if (node.typeName.name === 'InstanceType') return annotated(resolver.annotationValue(argument, module), resolver)
    return node.typeName.name === 'ReturnType' ? returned(resolver.annotationValue(argument, module), resolver) : undefined
  }
  return annotated(entityValue(node.typeName, module, resolver), resolver)
}

function entityValue(node: TSESTree.EntityName, module: ModuleSource, resolver: Resolver): Value | undefined {
  if (node.type === 'ThisExpression') return resolver.valueOf(node, module)
  if (node.type === 'Identifier') {
    const variable = resolver.variableOf(node, module)
    if (variable === undefined) return resolver.valueOf(node, module)
    const declaration = variable.defs.find(({ node: { type } }) => type === 'TSTypeAliasDeclaration' || type === 'TSInterfaceDeclaration' || type === 'TSTypeParameter')?.node
    if (declaration?.type === 'TSTypeAliasDeclaration') return resolver.annotationValue(declaration.typeAnnotation, module)
    if (declaration?.type === 'TSInterfaceDeclaration') return { kind: 'shape', members: declaration.body.body, module }
    if (declaration?.type === 'TSTypeParameter') return declaration.constraint ? resolver.annotationValue(declaration.constraint, module) : undefined
    return resolver.variableValue(variable, module)
  }
  return resolver.memberOf(entityValue(node.left, module, resolver), node.right.name)
}

function qualified(namespace: Value | undefined, name: TSESTree.EntityName, resolver: Resolver): Value | undefined {
  if (name.type === 'Identifier') return resolver.memberOf(namespace, name.name)
  return name.type === 'TSQualifiedName' ? resolver.memberOf(qualified(namespace, name.left, resolver), name.right.name) : undefined
}

/** A class or type name used as a type means an instance of it. */
function annotated(value: Value | undefined, resolver: Resolver): Value | undefined {
  if (value?.kind === 'class') return { ...value, kind: 'class instance' }
  if (value?.kind === 'instance') {
    const own = value.api.types[value.type]?.['()']
    const type = own?.annotates ?? own?.construct
    return type === undefined ? value : resolver.instanceOf(type, value)
  }
  if (value?.kind !== 'member') return value
  const type = value.member.annotates ?? value.member.construct ?? value.member.is
  return type === undefined ? undefined : resolver.instanceOf(type, value.receiver)
}

/** What has the type of a value is not that value. */
function declared(value: Value | undefined): Value | undefined {
  return value?.kind === 'instance' ? { ...value, declared: true } : value
}

function returned(value: Value | undefined, resolver: Resolver): Value | undefined {
  if (value?.kind === 'member') return value.member.returns === undefined ? undefined : resolver.instanceOf(value.member.returns, value.receiver)
  if (value?.kind === 'instance') {
    const type = value.api.types[value.type]?.['()']?.returns
    return type === undefined ? undefined : resolver.instanceOf(type, value)
  }
  if (value?.kind !== 'function') return undefined
  for (const expression of returnedExpressions(value.node)) {
    const found = resolver.valueOf(expression, value.module)
    if (found !== undefined) return declared(found)
  }
  return value.node.returnType ? resolver.annotationValue(value.node.returnType.typeAnnotation, value.module) : undefined
}
