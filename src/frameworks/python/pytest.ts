import { defineFramework } from '../define-framework.ts'

export default defineFramework(() => ({
  packages: ['pytest'],
  types: {
    module: {
      fixture: { returns: 'Decorator', fixtures: true },
      yield_fixture: { returns: 'Decorator', fixtures: true },
      FixtureRequest: { annotates: 'Request' },
      mark: { is: 'Mark' },
      raises: { returns: 'Raises' },
    },
    Decorator: {},
    Mark: { usefixtures: { requests: true } },
    Raises: {},
    Request: { getfixturevalue: { requests: true } },
  },
}))
