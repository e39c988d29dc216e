import { defineFramework, type Framework } from './define-framework.ts'

const replacing = { mocks: { argument: 0 } } as const

const mockery = defineFramework(() => ({
  packages: ['mockery'],
  types: { module: { registerMock: replacing, registerSubstitute: replacing, default: { is: 'module' } } },
}))

const mockRequire = defineFramework(() => ({ packages: ['mock-require'], types: { module: { '()': replacing, default: { is: 'module' } } } }))

const quibble = defineFramework(() => ({ packages: ['quibble'], types: { module: { '()': replacing, esm: replacing, default: { is: 'module' } } } }))

const rewiremock = defineFramework(() => ({
  packages: ['rewiremock', 'rewiremock/node', 'rewiremock/webpack', 'rewiremock/jest'],
  types: { module: { '()': replacing, default: { is: 'module' } } },
}))

const testdouble = defineFramework(() => ({
  packages: ['testdouble'],
  types: { module: { replace: replacing, replaceCjs: replacing, replaceEsm: replacing, default: { is: 'module' } } },
}))

/**
 * Packages that replace modules when a test loads them. Loaders that give what they load to their caller alone, such as
 * proxyquire and esmock, leave the test's own imports as they are and need no description.
 */
export const mockLoaders: readonly Framework[] = [mockery, mockRequire, quibble, rewiremock, testdouble]
