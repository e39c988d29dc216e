import type { Framework } from '../../frameworks/define-framework.ts'
import { isFramework, type JavaScriptFile } from '../javascript-file.ts'
import type { RegistrationCall } from '../registrations.ts'
import { calleeOf, propertyName, unwrap } from '../syntax.ts'
import { decline } from './decline.ts'
import type { Draft } from './draft.ts'
import { keepImported } from './import-export.ts'

/** Makes a hook that runs once before all tests one that runs before each: `beforeAll` becomes `beforeEach`, `suiteSetup` becomes `setup`. */
export function runForEach({ node }: RegistrationCall, draft: Draft, { module, resolver }: JavaScriptFile): void {
  const callee = unwrap(calleeOf(node))
  const invoked = resolver.invokedMember(node, module)
  const written = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined
  const forEach = invoked !== undefined && invoked.name === written && isFramework(invoked.api) ? hookForEach(invoked.name, invoked.api, invoked.receiver.type) : undefined
  const definition = resolver.variableOf(callee, module)?.defs[0]
  const source = definition?.parent?.type === 'ImportDeclaration' ? definition.parent.source.value : undefined
  if (forEach === undefined || (definition !== undefined && source === undefined)) decline('a hook that runs once uses it, and the shared fixture is there for each test')
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
