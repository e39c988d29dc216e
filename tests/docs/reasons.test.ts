import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reasons } from '../../src/javascript/adoption/reasons.ts'

const page = readFileSync('docs/rules/no-local-database-fixture.md', 'utf8')

test('the page lists every reason why a file is left alone, and no other', () => {
  const [, table = ''] = page.split('| What the message says | Why |\n| :-- | :-- |\n')
  const rows = (/^(?:\|.*\n)+/.exec(table)?.[0] ?? '').split('\n').flatMap((row) => row.split(' | ')[0]?.replace('| ', '') ?? [])
  const texts = Object.values(reasons).map((reason) => (typeof reason === 'string' ? reason : reason('`…`', '`…`', '`…`')))
  expect(rows.filter((row) => row !== '').map(withoutNames).toSorted()).toEqual(texts.map(withoutNames).toSorted())
})

function withoutNames(text: string): string {
  return text.replaceAll(/`[^`]+`|``…``|…/g, '…')
}
