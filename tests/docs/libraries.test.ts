import { expect, test } from 'vitest'
import { frameworks } from '../../src/frameworks/registry.ts'
import { libraries } from '../../src/libraries/registry.ts'
import { librariesPage } from './libraries-page.ts'
import { pageOf } from './markdown.ts'

test('the page of libraries says what the registries say', async () => {
  await expect(librariesPage()).toMatchFileSnapshot('../../docs/libraries.md')
})

test('the README counts them', () => {
  expect(pageOf('README.md').text).toContain(`${libraries.length} libraries and ${frameworks.length} test frameworks`)
})
