import { defineFramework } from '../define-framework.ts'

export default defineFramework(() => ({
  packages: ['pytest_asyncio', 'pytest_asyncio.plugin'],
  types: { module: { fixture: { returns: 'Decorator', fixtures: true } }, Decorator: {} },
}))
