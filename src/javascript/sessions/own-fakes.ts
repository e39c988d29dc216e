import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import { bindingsOf, importedFrom } from '../values/bindings.ts'
import { frameworkMember, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { isFunction } from '../syntax.ts'

/**
 * The modules that a file replaces by fakes which keep nothing of the original, told before the file is walked:
 * `vi.mock('../src/db')`. Whatever an import of one leads to, the file does not get it.
 *
 * @param file - the file
 * @returns the specifiers as written
 */
export function fakedSpecifiers({ module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): ReadonlySet<string> {
  return fakesOf(module)(resolver)
}

const fakesOf = oncePer((module: ModuleSource) => oncePer((resolver: Resolver) => new Set(module.ast.body.flatMap((statement) => fakedBy(statement, module, resolver) ?? []))))

function fakedBy(statement: TSESTree.ProgramStatement, module: ModuleSource, resolver: Resolver): string | undefined {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return undefined
  const call = statement.expression
  const [specifier, fake] = call.arguments
  if (specifier?.type !== 'Literal' || typeof specifier.value !== 'string' || !isWhole(fake, module) || !beginsAtImport(call.callee, module)) return undefined
  return frameworkMember(resolver.invokedMember(call, module))?.mocks?.argument === 0 ? specifier.value : undefined
}

/** Without `...`, a fake spreads nothing of the original. */
function isWhole(fake: TSESTree.Node | undefined, { text }: ModuleSource): boolean {
  return fake === undefined || (isFunction(fake) && !text.slice(...fake.range).includes('...'))
}

/** Nothing else can be told before the file is walked: `vi` that is imported, `jest` that is a global variable. */
function beginsAtImport(callee: TSESTree.Expression, module: ModuleSource): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
  const variable = bindingsOf(module).get(callee.object)
  return variable === undefined || importedFrom(variable) !== undefined
}
