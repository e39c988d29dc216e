import type { TSESTree } from '@typescript-eslint/utils'
import { isFramework, frameworkMember, type JavaScriptFile } from '../javascript-file.ts'
import type { RegistrationCall } from '../runs/registrations.ts'
import { isFunction, propertyName, type FunctionNode } from '../syntax.ts'
import { appendParameter, takeFixture } from './callback-parameters.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import type { FactoryCall } from './factory-call.ts'
import { importStyle, lineBreak } from './file-style.ts'
import { reasons } from './reasons.ts'
import { lineStart } from './statement-removal.ts'
import { isFreeName } from './use-names.ts'

/**
 * Cleans up behind the test that opens a database, where the framework lets a test say so:
 * `onTestFinished(() => cleanup())`, `t.after(() => cleanup())`.
 *
 * @param opened - the name that the test gives the database
 * @param cleanup - the call that cleans up
 */
export function cleanUpBehindTest(opened: TSESTree.Node, cleanup: string, { registrations }: FactoryCall, draft: Draft, file: JavaScriptFile): void {
  const statement = statementIn(opened, draft)
  const around = statement && draft.module.parentOf(statement)
  const callback = around && draft.module.parentOf(around)
  const call = callback && registrations.ofCallback.get(callback)
  const end = call?.registration.registers === 'test' ? testEnd(call, file) : undefined
  if (statement === undefined || !isFunction(callback) || end === undefined) decline(reasons.nothingCloses)
  const { text } = draft.module
  const indentation = text.slice(lineStart(text, statement.range[0]), statement.range[0])
  draft.insert(statement.range[1], `${lineBreak(draft.module)}${indentation}${reach(end, callback, draft)}(() => ${cleanup})${importStyle(draft.module).semicolon}`)
}

interface TestEnd {
  name: string
  form: 'function' | 'method'
  /** Which parameter of the test is its context. */
  index: number
}

function testEnd({ node }: RegistrationCall, { module, resolver }: JavaScriptFile): TestEnd | undefined {
  const invoked = resolver.invokedMember(node, module)
  const parameters = frameworkMember(invoked)?.callback?.parameters ?? []
  const index = parameters.findIndex((type) => type !== null)
  const type = parameters[index]
  if (invoked === undefined || !isFramework(invoked.api) || typeof type !== 'string') return undefined
  for (const [name, { endsTest }] of Object.entries(invoked.api.types[type] ?? {})) if (endsTest !== undefined) return { name, form: endsTest, index }
  return undefined
}

/** How the test says it, with a parameter where it has none. */
function reach({ form, index, name }: TestEnd, callback: FunctionNode, draft: Draft): string {
  const parameter = callback.params[index]
  if (parameter?.type === 'Identifier') return `${parameter.name}.${name}`
  if (form === 'function') {
    const isTaken = parameter?.type === 'ObjectPattern' && parameter.properties.some((property) => property.type === 'Property' && propertyName(property) === name && property.shorthand)
    if (isTaken) return name
    if (!isFreeIn(callback, name, draft)) decline(reasons.nameTaken(name))
    takeFixture(callback, index, name, draft)
    return name
  }
  if (parameter !== undefined || callback.params.length !== index || !isFreeIn(callback, 't', draft)) decline(reasons.nothingCloses)
  appendParameter(callback, 't', draft.module, draft)
  return `t.${name}`
}

function isFreeIn(callback: FunctionNode, name: string, draft: Draft): boolean {
  const scope = draft.module.scopes.acquire(callback)
  return scope !== null && isFreeName(name, draft, scope)
}

function statementIn(node: TSESTree.Node, { module }: Draft): TSESTree.Node | undefined {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) {
    if (module.parentOf(current)?.type === 'BlockStatement') return current
  }
  return undefined
}
