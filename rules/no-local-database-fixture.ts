import { adoptionReport } from '../src/adoption-report.ts'
import { createRule } from '../src/create-rule.ts'
import type { Acquisition, Scope } from '../src/model/fixture-model.ts'
import { occasionsOf } from '../src/model/occasions.ts'

interface Options {
  allow: readonly string[]
  handedOver: boolean
  testBodies: boolean
}

const defaultOptions: readonly [Options] = [{ allow: [], handedOver: false, testBodies: false }]

export default createRule({
  name: 'no-local-database-fixture',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow test files that open a database of their own instead of using the shared fixture',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Libraries whose databases test files may open, by package name.',
          },
          handedOver: {
            type: 'boolean',
            description: 'Also report a database in memory that the file only hands to the code under test, without schema or rows of its own.',
          },
          testBodies: {
            type: 'boolean',
            description: 'Also report a database that a test opens in its own body.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions,
    strictOptions: [{ allow: [], handedOver: true, testBodies: true }],
    messages: {
      fixture:
        "This test file opens its own {{ library }} {{ thing }}{{ binding }}, so its schema, rows and teardown can drift from every other test's. Take it from {{ sharedFixture }}.{{ reason }}",
      perTest:
        "This test opens its own {{ library }} {{ thing }}{{ binding }}, so nothing but the test itself closes and cleans it. Take it from {{ sharedFixture }}.{{ reason }}",
      adopt: 'Take it from {{ fixture }}.',
    },
  },
  create(context) {
    const [{ allow, ...wanted }] = context.options

    return {
      acquisition(acquisition, model) {
        const { binding, library, loc, packages, thing } = acquisition
        if (model.role !== 'test' || packages.some((name) => allow.includes(name)) || !isFixture(acquisition, wanted)) return
        if (isToldAlready(acquisition, model.acquisitions)) return
        const { fix, reason, suggest } = adoptionReport(acquisition.adoption)
        context.report({
          loc,
          messageId: acquisition.scope.kind === 'test' && !acquisition.outlivesScope ? 'perTest' : 'fixture',
          data: { library, thing, binding: binding === null ? '' : ` \`${binding}\``, sharedFixture: model.sharedFixture, reason },
          fix,
          suggest,
        })
      },
    }
  },
})

function isFixture(acquisition: Acquisition, { handedOver, testBodies }: Omit<Options, 'allow'>): boolean {
  const { closedInPlace, mocked, outlivesScope, readOnly, scope, underTest, use } = acquisition
  if (closedInPlace || mocked || readOnly || underTest || use === 'looks at it' || (!handedOver && isBare(acquisition))) return false
  if (scope.kind === 'test') return testBodies || outlivesScope
  // A helper that nothing of the file calls for sure gives no test a database
  return occasionsOf(scope).some(({ kind }) => kind !== 'unknown')
}

/** `store = new Store(new Database(':memory:'))`: nothing in it can drift from other tests. */
function isBare({ database, equipped, use }: Acquisition): boolean {
  return use === 'hands it over' && database === 'memory' && !equipped
}

/** Whether what runs here runs for hooks alone. */
function isOfHooks(scope: Scope): boolean {
  const occasions = occasionsOf(scope)
  return occasions.length > 0 && occasions.every(({ kind }) => kind === 'hook')
}

/**
 * A hook often opens a second handle to make the database that the file's fixture connects to, and several tests open
 * the variable they share: `if (!db) db = connect()`. One finding tells of both.
 */
function isToldAlready(acquisition: Acquisition, all: readonly Acquisition[]): boolean {
  const { binding, library, outlivesScope, range, scope } = acquisition
  const others = all.filter((other) => other !== acquisition && other.library === library && isFixture(other, { handedOver: true, testBodies: false }))
  if (!outlivesScope && isOfHooks(scope)) return others.some((other) => other.outlivesScope || other.scope.kind === 'module' || other.scope.kind === 'suite')
  return scope.kind === 'test' && outlivesScope && others.some((other) => other.outlivesScope && other.binding === binding && other.range[0] < range[0])
}
