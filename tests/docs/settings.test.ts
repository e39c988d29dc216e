import { expect, test } from 'vitest'
import { readSettings } from '../../src/settings.ts'
import { pageOf } from './markdown.ts'

test('the page of settings has a section for each key and no other', () => {
  const sections = [...pageOf('docs/settings.md').text.matchAll(/^## `(.+)`$/gm)].map(([, key]) => key)
  expect(new Set(sections)).toEqual(new Set(Object.keys(readSettings({}))))
})
