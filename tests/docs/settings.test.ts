import { expect, test } from 'vitest'
import { readSettings } from '../../src/settings.ts'
import { pageOf } from './markdown.ts'

test('the page of settings has a section for each key and no other', () => {
  const sections = [...pageOf('docs/settings.md').text.matchAll(/^## `(.+)`$/gm)].map(([, key]) => key)
  expect(new Set(sections)).toEqual(new Set(knownKeys()?.split(', ')))
})

/** The keys as the message about an unknown one lists them. */
function knownKeys(): string | undefined {
  try {
    readSettings({ 'fixture-hygiene': { unknown: true } }, '/shop')
  } catch (error) {
    return error instanceof Error ? /the keys are (.*)$/.exec(error.message)?.[1] : undefined
  }
  return undefined
}
