import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { builtinName } from '../values/static-path.ts'
import { lastName, requiredSpecifier, unwrap } from '../syntax.ts'

/**
 * What a call removes from the disk, or puts another file in the place of.
 *
 * @param node - a call
 * @param file - the file it stands in
 * @returns the expressions of the paths; `undefined` for a call that removes nothing
 */
export function removedPaths(node: TSESTree.CallExpression, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): readonly TSESTree.Node[] | undefined {
  const callee = unwrap(node.callee)
  const position = removingCalls[builtinName({ node: callee, module }, { resolver }) ?? (isImported(callee, module, resolver) ? lastName(callee) : undefined) ?? '']
  return position === undefined ? undefined : node.arguments.slice(position, position + 1)
}

/** What is imported or required under a name: `rimraf`, `fs.remove`. */
function isImported(callee: TSESTree.Node, module: ModuleSource, resolver: JavaScriptFile['resolver']): boolean {
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee
  const [definition] = resolver.variableOf(object, module)?.defs ?? []
  if (definition?.type === 'ImportBinding') return true
  return definition?.node.type === 'VariableDeclarator' && definition.node.init !== null && requiredSpecifier(definition.node.init) !== undefined
}

/** Functions that take a file away or write it anew, by where they take the path. */
const removingCalls: Readonly<Record<string, number | undefined>> = {
  copyFile: 1,
  copyFileSync: 1,
  del: 0,
  emptyDir: 0,
  emptyDirSync: 0,
  remove: 0,
  removeSync: 0,
  rename: 0,
  renameSync: 0,
  rimraf: 0,
  rimrafSync: 0,
  rm: 0,
  rmSync: 0,
  rmdir: 0,
  rmdirSync: 0,
  unlink: 0,
  unlinkSync: 0,
}
