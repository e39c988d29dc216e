const extensions = '{js,cjs,mjs,jsx,ts,cts,mts,tsx}'

/**
 * Where projects keep test code and what supports it. Of 31,064 test files in public repositories, `*.test.*`, `*.spec.*`
 * and `__tests__` alone miss 5 %, and 9 % of those that touch a database. Whether a file really is a test is told by what
 * it does; these patterns only say where to look.
 */
export const testFiles: readonly string[] = [
  // user.test.ts, user.spec.ts, user.e2e.ts, user.e2e-spec.ts, user.servertest.ts, user.itest.ts, user.cy.ts
  `**/*.{test,tests,spec,specs,e2e,cy}.${extensions}`,
  `**/*.{*test,*tests,*spec,*-e2e}.${extensions}`,
  // user-test.ts, user_test.ts, user-spec.ts
  `**/*[-_]{test,tests,spec,specs,e2e}.${extensions}`,
  // UserTest.ts, UserSpec.ts
  `**/*{Test,Tests,Spec}.${extensions}`,
  // test.ts beside the code it tests
  `**/{test,tests,spec}.${extensions}`,
  // jest.setup.ts, test-setup.js, setup-vitest.ts, setupTests.ts: they may stand anywhere
  `**/{jest,mocha,test,tests,vitest}{.setup,-setup,Setup}*.${extensions}`,
  `**/setup{.,-,}{jest,Jest,mocha,Mocha,test,Test,vitest,Vitest}*.${extensions}`,
  `**/{__tests__,__test__,__specs__,test,tests,spec,specs,e2e,testing,test-*,tests-*,*-test,*-tests,*-e2e}/**/*.${extensions}`,
]

/** Where pytest and Django look for tests by default, conftest.py and the folders that support them. */
export const pythonTestFiles: readonly string[] = ['**/test_*.py', '**/*_test.py', '**/tests.py', '**/conftest.py', '**/{test,tests,testing}/**/*.py']
