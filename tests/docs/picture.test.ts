import { expect, test } from 'vitest'
import { pageOf } from './markdown.ts'
import { picture } from './picture.ts'

test('the picture shows what an editor shows', async () => {
  await expect(picture()).toMatchFileSnapshot('../../docs/picture.svg')
})

test('the README shows it', () => {
  expect(pageOf('README.md').text).toContain('(docs/picture.svg)')
})
