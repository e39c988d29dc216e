import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { importedFrom } from './bindings.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { LocatedExpression } from './object-property.ts'
import { importedName, lastName, propertyName, requiredSpecifier, unwrap } from '../syntax.ts'

type Surroundings = Pick<JavaScriptFile, 'project' | 'resolver'>

/** How many expressions lead to a path, at most. */
const deepestLook = 8

/**
 * The path that an expression names, as far as the code shows it: `path.join(__dirname, 'schema.sql')`,
 * `new URL('./schema.sql', import.meta.url)`, `import.meta.dirname + '/schema.sql'`.
 *
 * @param located - the expression
 * @param surroundings - the project, whose working directory a relative path starts from
 * @returns the path; `undefined` where a part of it is not written down
 */
export function staticPath(located: LocatedExpression, surroundings: Surroundings): string | undefined {
  const text = staticText(located, surroundings)
  return text === undefined ? undefined : path.resolve(surroundings.project.root, text)
}

/** The same as it is written, relative or not, or an address. */
export function staticText(located: LocatedExpression, surroundings: Surroundings): string | undefined {
  return pathText(located, surroundings, 0)
}

function pathText({ node, module }: LocatedExpression, surroundings: Surroundings, depth: number): string | undefined {
  const inner = unwrap(node)
  if (depth > deepestLook) return undefined
  const of = (part: TSESTree.Node): string | undefined => pathText({ node: part, module }, surroundings, depth + 1)
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string' ? inner.value : undefined
    case 'TemplateLiteral':
      return joined(inner.quasis.flatMap(({ value }, index) => [value.cooked ?? undefined, ...inner.expressions.slice(index, index + 1).map(of)]))
    case 'BinaryExpression':
      return inner.operator === '+' ? joined([of(inner.left), of(inner.right)]) : undefined
    case 'Identifier':
      return identifierText(inner, { node, module }, surroundings, depth)
    case 'MemberExpression':
      return inner.object.type === 'MetaProperty' ? ownPath(propertyName(inner), module.filename) : undefined
    case 'NewExpression': {
      const [target, base] = inner.arguments.map(of)
      const isUrl = inner.callee.type === 'Identifier' && inner.callee.name === 'URL'
      return isUrl && target !== undefined && base !== undefined ? path.resolve(path.dirname(base), target) : undefined
    }
    case 'CallExpression': {
      const name = builtinName({ node: inner.callee, module }, surroundings)
      return name === undefined ? undefined : pathOfCall(name, inner.arguments.map(of), surroundings.project.root)
    }
    default:
      return undefined
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined
}

function identifierText(node: TSESTree.Identifier, { module }: LocatedExpression, surroundings: Surroundings, depth: number): string | undefined {
  const definition = surroundings.resolver.variableOf(node, module)?.defs[0]
  if (definition === undefined) return ownPath(node.name, module.filename)
  const declared = definition.node.type === 'VariableDeclarator' && definition.node.id.type === 'Identifier' ? definition.node.init : null
  return declared ? pathText({ node: declared, module }, surroundings, depth + 1) : undefined
}

/** What `__dirname`, `import.meta.dirname` and their kind are in a module. */
function ownPath(name: string | undefined, filename: string): string | undefined {
  if (name === '__dirname' || name === 'dirname') return path.dirname(filename)
  return name === '__filename' || name === 'filename' || name === 'url' ? filename : undefined
}

function pathOfCall(name: string, parts: readonly (string | undefined)[], root: string): string | undefined {
  if (name === 'cwd') return root
  if (name === 'tmpdir') return tmpdir()
  const written = parts.flatMap((part) => part ?? [])
  const [first] = written
  if (written.length < parts.length || first === undefined) return undefined
  if (name === 'join') return path.join(...written)
  if (name === 'resolve') return path.resolve(root, ...written)
  if (name === 'dirname') return path.dirname(first)
  return name === 'fileURLToPath' || name === 'normalize' ? first : undefined
}

/**
 * The name of a function of one of Node's own modules: `readFileSync`, `fs.readFileSync`, `fs.promises.readFile`,
 * `process.cwd`.
 *
 * @param located - the callee
 * @returns the name; `undefined` for any other function
 */
export function builtinName({ node, module }: LocatedExpression, { resolver }: Pick<Surroundings, 'resolver'>): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') {
    const object = unwrap(inner.object)
    const isProcess = object.type === 'Identifier' && object.name === 'process' && resolver.variableOf(object, module) === undefined
    return isProcess || builtinName({ node: object, module }, { resolver }) !== undefined ? propertyName(inner) : undefined
  }
  const variable = resolver.variableOf(inner, module)
  const definition = variable?.defs[0]
  if (isBuiltin(importedFrom(variable) ?? '')) return definition?.node.type === 'ImportSpecifier' ? importedName(definition.node) : '*'
  const required = definition?.node.type === 'VariableDeclarator' && definition.node.init ? unwrap(definition.node.init) : undefined
  // const readFile = promisify(fs.readFile)
  const [promisified] = required?.type === 'CallExpression' && isPromisify(required.callee, module, resolver) ? required.arguments : []
  if (promisified !== undefined) return builtinName({ node: promisified, module }, { resolver })
  return required !== undefined && isBuiltin(requiredSpecifier(required) ?? '') && inner.type === 'Identifier' ? inner.name : undefined
}

function isPromisify(node: TSESTree.Node, module: ModuleSource, resolver: JavaScriptFile['resolver']): boolean {
  return lastName(node) === 'promisify' && builtinName({ node, module }, { resolver }) === 'promisify'
}
