import type { Registration } from '../../frameworks/define-framework.ts'
import { importedFrom } from '../values/bindings.ts'
import { isFramework, type JavaScriptFile } from '../javascript-file.ts'
import type { RegistrationCall } from '../runs/registrations.ts'
import { calleeOf, lastName, unwrap } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { keepImported } from './import-export.ts'
import { reasons } from './reasons.ts'

type Times = Pick<Extract<Registration, { registers: 'hook' }>, 'frequency' | 'phase'>

/** Makes a hook that runs once before all tests one that runs before each: `beforeAll` becomes `beforeEach`, `suiteSetup` becomes `setup`. */
export function runForEach(call: RegistrationCall, draft: Draft, file: JavaScriptFile): void {
  const callee = unwrap(calleeOf(call.node))
  const forEach = counterpartOf(call, { phase: 'before', frequency: 'each' }, draft, file)
  if (forEach === undefined) decline(reasons.onceForEach)
  if (callee.type === 'MemberExpression') draft.replace(callee.property, forEach)
  else draft.rewrite(callee, forEach)
}

/** How the file calls the hook that goes with one of its hooks: `test.afterEach` with `test.beforeEach`, `teardown` with `setup`. */
export function hookBehind(call: RegistrationCall, draft: Draft, file: JavaScriptFile): string | undefined {
  const { registration } = call
  if (registration.registers !== 'hook' || registration.phase !== 'before') return undefined
  const callee = unwrap(calleeOf(call.node))
  const name = counterpartOf(call, { phase: 'after', frequency: registration.frequency }, draft, file)
  return name === undefined || callee.type !== 'MemberExpression' ? name : `${draft.module.text.slice(...callee.object.range)}.${name}`
}

/** The name of a hook that runs at other times than one of the same framework, told by their order; the file imports it then. */
function counterpartOf({ node, registration }: RegistrationCall, times: Times, draft: Draft, { module, resolver }: JavaScriptFile): string | undefined {
  const callee = unwrap(calleeOf(node))
  const invoked = resolver.invokedMember(node, module)
  if (registration.registers !== 'hook' || invoked === undefined || invoked.name !== lastName(callee) || !isFramework(invoked.api)) return undefined
  const members = Object.entries(invoked.api.types[invoked.receiver.type] ?? {})
  const hooksAt = ({ frequency, phase }: Times): string[] =>
    members.flatMap(([name, { registration: own }]) => (own?.registers === 'hook' && own.phase === phase && own.frequency === frequency ? [name] : []))
  const counterpart = hooksAt(times)[hooksAt(registration).indexOf(invoked.name)]
  const variable = resolver.variableOf(callee, module)
  const source = importedFrom(variable)
  if (counterpart === undefined || (variable !== undefined && source === undefined)) return undefined
  if (source !== undefined) keepImported(counterpart, source, draft)
  return counterpart
}
