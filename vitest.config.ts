import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Many a test starts a linter, a compiler or a server, on a machine that may be busy
    testTimeout: 60_000,
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/fixtures/**', 'tests/e2e/projects/**'],
  },
})
