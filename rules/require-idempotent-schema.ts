import { applying, createRule } from '../src/create-rule.ts'
import type { SchemaCreation } from '../src/model/fixture-model.ts'

interface Options {
  explicitGuard: boolean
}

const defaultOptions: readonly [Options] = [{ explicitGuard: false }]

export default createRule({
  name: 'require-idempotent-schema',
  meta: {
    type: 'problem',
    docs: {
      description: 'require schema that tests create to allow a second run on the same database',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'What is reported beside schema that can meet its own result.',
        properties: {
          explicitGuard: { type: 'boolean', description: 'Ask for a guard on every statement, also where the database is new each time.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions,
    messages: {
      secondRun:
        'The next run finds {{ object }} in the database and fails with `{{ error }}`. {{ remedy }}',
      runsAgain:
        'This creates {{ object }} again on the same database, which fails with `{{ error }}`. {{ remedy }}',
      dropsAgain:
        'This drops {{ object }} again after it is gone, which fails with `{{ error }}`. {{ remedy }}',
      duplicates:
        'Each run adds one more {{ object }} under a name that the database makes up, and no error says so. {{ remedy }}',
      unguarded:
        'This creates {{ object }} without a guard. On a database that has it, that fails with `{{ error }}`. {{ remedy }}',
      definedTwice:
        'The models define {{ object }} twice, in {{ places }}, so creating them fails with `{{ error }}` even on an empty database. {{ remedy }}',
      failureHidden:
        'This handler hides every failure to create {{ object }}, and tests run without what is missing. {{ remedy }}',
      implicitGuard: 'Nothing here says that this looks for what is there before it creates. {{ remedy }}',
      suggestion: '{{ message }}',
    },
  },
  create(context) {
    const [{ explicitGuard }] = context.options
    return {
      schemaCreation(creation, model) {
        const { error, loc, reason, remedy, repair, secondRun, suggestions } = creation
        const isAllowed = reason === 'no second run is seen' || reason === 'looks by default'
        const isWanted = !isAllowed || (explicitGuard && secondRun === 'fails')
        if (model.role === 'source' || !isWanted) return
        context.report({
          loc,
          messageId: messageOf(creation),
          data: { object: objectOf(creation), error, remedy, ...(reason === 'defined twice' && { places: creation.writtenIn }) },
          fix: repair === null ? null : applying(repair),
          suggest: suggestions.map(({ edits, message }) => ({ messageId: 'suggestion', data: { message }, fix: applying(edits) })),
        })
      },
    }
  },
})

function messageOf({ reason, secondRun }: SchemaCreation): (typeof messageIds)[keyof typeof messageIds] | 'dropsAgain' | 'duplicates' {
  if (secondRun === 'duplicates') return 'duplicates'
  return secondRun === 'finds nothing' ? 'dropsAgain' : messageIds[reason]
}

const messageIds = {
  'database outlives the run': 'secondRun',
  'defined twice': 'definedTwice',
  'failure hidden': 'failureHidden',
  'looks by default': 'implicitGuard',
  'no second run is seen': 'unguarded',
  'runs again': 'runsAgain',
} as const satisfies Record<SchemaCreation['reason'], string>

/** What is made or dropped: table `users`, constraint to `users`, table `users` (schema.sql:5). */
function objectOf({ creates, name, reason, secondRun, table, writtenIn }: SchemaCreation): string {
  const named = secondRun === 'duplicates' ? `${creates} to \`${table ?? ''}\`` : name === '' ? `the ${creates}` : `${creates} \`${name}\``
  return writtenIn === null || reason === 'defined twice' ? named : `${named} (${writtenIn})`
}
