import { defineFramework } from '../define-framework.ts'

export default defineFramework(() => ({
  packages: ['pytest'],
  globals: 'Parameters',
  types: {
    module: {
      fixture: { returns: 'Decorator', fixtures: true },
      yield_fixture: { returns: 'Decorator', fixtures: true },
      FixtureRequest: { annotates: 'Request' },
      MonkeyPatch: { construct: 'MonkeyPatch' },
      mark: { is: 'Mark' },
      raises: { returns: 'Raises' },
    },
    Parameters: { request: { is: 'Request' }, monkeypatch: { is: 'MonkeyPatch' } },
    Decorator: {},
    Mark: { usefixtures: { requests: true } },
    MonkeyPatch: { setattr: { mocks: { argument: 0, keyword: 'target', member: { argument: 1, keyword: 'name' } } }, context: { returns: 'MonkeyPatch' } },
    Raises: {},
    Request: { getfixturevalue: { requests: true } },
  },
}))
