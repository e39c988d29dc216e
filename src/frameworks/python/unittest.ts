import { defineFramework } from '../define-framework.ts'

export default defineFramework(() => ({
  packages: { unittest: 'module', 'unittest.mock': 'mock', mock: 'mock', 'django.test': 'django' },
  types: {
    module: {
      TestCase: { construct: 'TestCase' },
      IsolatedAsyncioTestCase: { construct: 'TestCase' },
      mock: { is: 'mock' },
    },
    django: {
      SimpleTestCase: { construct: 'TestCase' },
      TestCase: { construct: 'TestCase' },
      TransactionTestCase: { construct: 'TestCase' },
      LiveServerTestCase: { construct: 'TestCase' },
    },
    mock: { patch: { is: 'Patch' } },
    Patch: {
      '()': { mocks: { argument: 0, keyword: 'target' } },
      object: { mocks: { argument: 0, keyword: 'target', member: { argument: 1, keyword: 'attribute' } } },
    },
    TestCase: {},
  },
}))
