import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { pageOf } from './markdown.ts'

test('each runtime dependency has its reason', () => {
  const reasons = [...pageOf('SECURITY.md').text.matchAll(/^\| `([^`]+)` \| \S.* \|$/gm)].map(([, name]) => name)
  expect(new Set(reasons)).toEqual(new Set(Object.keys(packageJson.dependencies)))
})
