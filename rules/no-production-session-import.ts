import { adoptionReport } from '../src/adoption-report.ts'
import { createRule } from '../src/create-rule.ts'
import type { SessionImport } from '../src/model/fixture-model.ts'

interface Options {
  accessors: boolean
  classes: boolean
}

const defaultOptions: readonly [Options] = [{ accessors: false, classes: false }]

/** The message by how a file gets the session. */
const messageIds = { 'by accessor': 'accessor', 'by class': 'class', 'by connecting': 'connecting', 'by loading': 'loaded', 'by query': 'query', 'by value': 'session' } as const satisfies Record<SessionImport['given'], string>

const harm = 'under a wrong environment this test reads and wipes real data. Take the database from {{ sharedFixture }}.'

export default createRule({
  name: 'no-production-session-import',
  meta: {
    type: 'problem',
    docs: {
      description: "disallow tests that import the application's live database session",
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          accessors: {
            type: 'boolean',
            description: 'Also report functions of the application that open a session on their first call and keep it.',
          },
          classes: {
            type: 'boolean',
            description: 'Also report classes of the application whose instances open a session.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions,
    messages: {
      session: `\`{{ name }}\` is the application's own {{ library }} {{ thing }} ({{ way }}): ${harm}{{ reason }}`,
      query: `\`{{ name }}\` runs SQL on the application's own {{ library }} {{ thing }} ({{ way }}): ${harm}`,
      connecting: `\`{{ name }}()\` connects the models to the application's own {{ library }} database ({{ way }}): under a wrong environment this test reads and wipes real data. Connect them to a database of the tests' own.`,
      accessor: `\`{{ name }}()\` opens the application's own {{ library }} {{ thing }} ({{ way }}): ${harm}`,
      class: `\`new {{ name }}()\` opens the application's own {{ library }} {{ thing }} ({{ way }}): ${harm}`,
      loaded: `Loading \`{{ specifier }}\` opens the application's own {{ library }} {{ thing }} ({{ way }}): ${harm}{{ reason }}`,
      adopt: 'Take it from {{ fixture }}.',
      declared: `\`{{ specifier }}\` hands out the application's live database session: ${harm}`,
      handedOn:
        "This module hands the application's live session to tests ({{ way }}): under a wrong environment they read and wipe real data. Open a database of the tests' own here.",
      usedInHook:
        "This set-up puts the tests on the application's live session ({{ way }}): under a wrong environment they read and wipe real data. Open a database of the tests' own here.",
    },
  },
  create(context) {
    const [{ accessors, classes }] = context.options

    return {
      sessionImport(sessionImport, model) {
        const { library, loc, specifier, thing } = sessionImport
        const { sharedFixture } = model
        const way = wayOf(sessionImport)
        if (model.role === 'support' && sessionImport.handedOn) context.report({ loc, messageId: 'handedOn', data: { way } })
        else if (model.role === 'support' && sessionImport.usedInHook) context.report({ loc, messageId: 'usedInHook', data: { way } })
        if (model.role !== 'test') return
        if (library === null || thing === null) {
          context.report({ loc, messageId: 'declared', data: { specifier, sharedFixture } })
        } else {
          const { fix, reason, suggest } = adoptionReport(sessionImport.adoption)
          context.report({
            loc,
            messageId: messageIds[sessionImport.given],
            data: { name: sessionImport.local ?? specifier, specifier, library, thing, way, sharedFixture, reason },
            fix,
            suggest,
          })
        }
      },
      ...((accessors || classes) && {
        sessionOnDemand(sessionImport, { role, sharedFixture }) {
          const { given, library, loc, local, specifier, thing } = sessionImport
          const messageId = messageIds[given]
          if (role !== 'test' || !(messageId === 'accessor' ? accessors : classes)) return
          context.report({ loc, messageId, data: { name: local ?? specifier, library, thing, way: wayOf(sessionImport), sharedFixture } })
        },
      }),
    }
  },
})

/** `prisma` ← `@acme/db` ← `packages/db/src/client.ts` */
function wayOf({ local, route, specifier }: SessionImport): string {
  // A relative path says less than the file it leads to
  const steps = [local ?? [], /^\.\.?(?:\/|$)/.test(specifier) && route.length > 0 ? [] : specifier, route].flat()
  return steps.map((step) => `\`${step}\``).join(' ← ')
}
