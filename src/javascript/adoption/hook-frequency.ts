import type { Framework } from '../../frameworks/define-framework.ts'
import { importedFrom } from '../bindings.ts'
import { isFramework, type JavaScriptFile } from '../javascript-file.ts'
import type { RegistrationCall } from '../registrations.ts'
import { calleeOf, lastName, unwrap } from '../syntax.ts'
import { decline } from './decline.ts'
import type { Draft } from './draft.ts'
import { keepImported } from './import-export.ts'

/** Makes a hook that runs once before all tests one that runs before each: `beforeAll` becomes `beforeEach`, `suiteSetup` becomes `setup`. */
export function runForEach({ node }: RegistrationCall, draft: Draft, { module, resolver }: JavaScriptFile): void {
  const callee = unwrap(calleeOf(node))
  const invoked = resolver.invokedMember(node, module)
  const forEach = invoked !== undefined && invoked.name === lastName(callee) && isFramework(invoked.api) ? hookForEach(invoked.name, invoked.api, invoked.receiver.type) : undefined
  const variable = resolver.variableOf(callee, module)
  const source = importedFrom(variable)
  if (forEach === undefined || (variable !== undefined && source === undefined)) decline('a hook that runs once uses it, and the shared fixture is there for each test')
  if (source !== undefined) keepImported(forEach, source, draft)
  if (callee.type === 'MemberExpression') draft.replace(callee.property, forEach)
  else draft.rewrite(callee, forEach)
}

/** The hook before each test that goes with one before all of them, by their order. */
function hookForEach(name: string, { types }: Framework, type: string): string | undefined {
  const hooks = (frequency: 'each' | 'once'): string[] =>
    Object.entries(types[type] ?? {}).flatMap(([hook, { registration }]) => (registration?.registers === 'hook' && registration.phase === 'before' && registration.frequency === frequency ? [hook] : []))
  return hooks('each')[hooks('once').indexOf(name)]
}
