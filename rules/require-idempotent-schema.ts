import { createRule } from '../src/create-rule.ts'

export default createRule({
  name: 'require-idempotent-schema',
  meta: {
    type: 'problem',
    docs: {
      description: 'require schema that tests create to allow a second run on the same database',
      preset: 'recommended',
    },
    fixable: 'code',
    schema: [],
    defaultOptions: [],
    messages: {
      secondRun:
        'The next run of this test file finds {{ creates }} `{{ name }}` in the database and fails with "{{ error }}". {{ remedy }}',
      runsAgain:
        'This creates {{ creates }} `{{ name }}` again on the same database, which fails with "{{ error }}". {{ remedy }}',
    },
  },
  create(context) {
    return {
      schemaCreation({ creates, error, loc, name, reason, remedy, repair }, model) {
        if (model.role === 'source') return
        context.report({
          loc,
          messageId: reason === 'runs again' ? 'runsAgain' : 'secondRun',
          data: { creates, name, error, remedy },
          fix: repair === null ? null : (fixer) => repair.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text)),
        })
      },
    }
  },
})
