import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTextFile } from '../../src/javascript/modules/text-file.ts'

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'text-file-')))
const root = path.join(folder, 'project')
const write = (name: string, text: string): string => {
  const filename = path.join(folder, name)
  mkdirSync(path.dirname(filename), { recursive: true })
  writeFileSync(filename, text)
  return filename
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const inside = write('project/tests/schema.sql', 'CREATE TABLE users (id int)')
const outside = write('elsewhere.sql', 'SELECT 1')
const installed = write('project/node_modules/shop/schema.sql', 'SELECT 1')
const large = write('project/dump.sql', ' '.repeat(1024 * 1024 + 1))
symlinkSync(outside, path.join(root, 'link.sql'))
symlinkSync(inside, path.join(root, 'near.sql'))

test.each([
  ['a file of the project', inside, 'CREATE TABLE users (id int)'],
  ['a link to one', path.join(root, 'near.sql'), 'CREATE TABLE users (id int)'],
  ['a file elsewhere', outside, undefined],
  ['a link to one elsewhere', path.join(root, 'link.sql'), undefined],
  ['a file that is installed', installed, undefined],
  ['a file that is too large', large, undefined],
  ['a folder', path.join(root, 'tests'), undefined],
  ['nothing', path.join(root, 'nothing.sql'), undefined],
])('reads %s', (_name, filename, expected) => {
  expect(readTextFile(filename, root)).toBe(expected)
})
