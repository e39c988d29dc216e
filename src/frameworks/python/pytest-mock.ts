import { defineFramework } from '../define-framework.ts'

export default defineFramework(() => ({
  packages: ['pytest_mock'],
  globals: 'Parameters',
  types: {
    module: { MockerFixture: { annotates: 'Mocker' }, MockFixture: { annotates: 'Mocker' } },
    Parameters: {
      mocker: { is: 'Mocker' },
      class_mocker: { is: 'Mocker' },
      module_mocker: { is: 'Mocker' },
      package_mocker: { is: 'Mocker' },
      session_mocker: { is: 'Mocker' },
    },
    Mocker: { patch: { is: 'Patch' } },
    Patch: {
      '()': { mocks: { argument: 0, keyword: 'target' } },
      object: { mocks: { argument: 0, keyword: 'target', member: { argument: 1, keyword: 'attribute' } } },
    },
  },
}))
