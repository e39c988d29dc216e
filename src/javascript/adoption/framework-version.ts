import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The first Vitest whose test functions have hooks of their own: `test.beforeEach(({ db }) => …)`. */
const firstWithHooks = [4, 1] as const

/** Whether the Vitest that a test file would run with has hooks on its test functions; one that is not installed may. */
export function hasHookMethods(testFile: string, sharedModule: string): boolean {
  const version = installedVersion(testFile) ?? installedVersion(sharedModule)
  if (version === undefined) return true
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > firstWithHooks[0] || (major === firstWithHooks[0] && minor >= firstWithHooks[1])
}

function installedVersion(filename: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(createRequire(filename).resolve('vitest/package.json'), 'utf8'))
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : undefined
  } catch {
    return undefined
  }
}
