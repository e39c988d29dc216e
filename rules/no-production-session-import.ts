import { createRule } from '../src/create-rule.ts'

export default createRule({
  name: 'no-production-session-import',
  meta: {
    type: 'problem',
    docs: {
      description: "disallow tests that import the application's live database session",
      preset: 'recommended',
    },
    schema: [],
    defaultOptions: [],
    messages: {
      session:
        "`{{ name }}` is the application's own {{ library }} {{ thing }}, opened in {{ origin }}: under a wrong environment this test reads and wipes real data. Take the database from {{ sharedFixture }}.",
      declared:
        "`{{ specifier }}` hands out the application's live database session: under a wrong environment this test reads and wipes real data. Take the database from {{ sharedFixture }}.",
    },
  },
  create(context) {
    return {
      sessionImport({ library, loc, local, origin, specifier, thing }, model) {
        if (model.role !== 'test') return
        const { sharedFixture } = model
        if (origin === null || library === null || thing === null) {
          context.report({ loc, messageId: 'declared', data: { specifier, sharedFixture } })
        } else {
          context.report({ loc, messageId: 'session', data: { name: local ?? specifier, library, thing, origin, sharedFixture } })
        }
      },
    }
  },
})
