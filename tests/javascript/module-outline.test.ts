import { describe, expect, test } from 'vitest'
import { outlineOf } from '../../src/javascript/modules/module-outline.ts'

/** What modules export, told by their lines; `null` where only the parser can tell all of it. */
const exported: Readonly<Record<string, { text: string; names: readonly string[] | null; stars?: readonly string[] }>> = {
  'declarations of every kind': {
    text: 'export const a = 1\nexport let b\nexport var c\nexport function d() {}\nexport async function e() {}\nexport function* f() {}\nexport function *g() {}\nexport class H {}\nexport abstract class I {}\nexport enum J {}\nexport const enum K {}\nexport declare const l: number\nexport namespace m {}',
    names: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'H', 'I', 'J', 'K', 'l', 'm'],
  },
  'types, which are no values': { text: 'export interface A {}\nexport type B = 1\nexport type { C } from "./c"\nexport { type D, e } from "./c"', names: ['e'] },
  'a default function': { text: 'export default function main() {}', names: ['default'] },
  'a default function without a name': { text: 'export default async function () {}', names: ['default'] },
  'a default class that extends another': { text: 'export default class extends Base {}', names: ['default'] },
  'a default expression': { text: 'export default { a: 1 }', names: ['default'] },
  'a pattern': { text: 'export const { a, b: { c }, ...d } = load()', names: ['a', 'b', 'c', 'd'] },
  'an array pattern over lines': { text: 'export const [\n  a,\n  b,\n] = load()', names: ['a', 'b'] },
  'a list over lines': { text: 'export {\n  a, // the first\n  /* the second */ b as c,\n}', names: ['a', 'c'] },
  'a list with the default': { text: "export { default, b as default2 } from './b'", names: ['default', 'default2'] },
  'everything of another module': { text: "export * from './a'\nexport * as b from './b'\nexport type * from './c'", names: ['b'], stars: ['./a'] },
  'signatures before a function': { text: 'export function a(x: string): void\nexport function a(x: unknown) {}', names: ['a'] },
  'parameters on lines of their own': { text: 'export function a<\n  T,\n>(\n  x: T,\n) {\n  return x\n}\nexport const b = 1', names: ['a', 'b'] },
  'parameters with defaults': { text: 'export const a = (x = 1, y = 2) => x + y', names: ['a'] },
  'the word in a text': { text: "export const a = 'we export b'", names: ['a'] },
  'several variables': { text: 'export const a = 1, b = 2', names: null },
  'several variables without values': { text: 'export let a, b', names: null },
  'a name in quotes': { text: "export { a as 'b c' }", names: null },
  'in a block': { text: 'declare module "x" {\n  export const a = 1\n}\nexport {}', names: null },
  'behind another statement': { text: 'import "x"; export const a = 1', names: null },
  'behind a comment': { text: '/* a */ export const a = 1\nexport {}', names: null },
  'an assignment': { text: 'export = a', names: null },
  'an alias': { text: 'export import a = b.c', names: null },
  CommonJS: { text: 'module.exports = { a: 1 }', names: null },
  nothing: { text: '', names: null },
}

describe('exports', () => {
  test.each(Object.entries(exported))('%s', (_name, { text, names, stars = [] }) => {
    const { exports, isWhole } = outlineOf(text)
    expect(isWhole).toBe(names !== null)
    if (names !== null) {
      expect([...exports.named].filter(([, { isType }]) => !isType).map(([name]) => name)).toEqual(names)
      expect(exports.stars).toEqual(stars)
    }
  })

  test('an import that is exported comes from its module', () => {
    expect(outlineOf("import { a as b } from './a'\nexport { b as c }").exports.named.get('c')).toEqual({ source: { specifier: './a', name: 'a' }, isType: false })
  })
})

test.each(
  Object.entries({
    "import a from './a'": { a: { name: 'default', isType: false } },
    "import a, { b, c as d } from './a'": { a: { name: 'default', isType: false }, b: { name: 'b', isType: false }, d: { name: 'c', isType: false } },
    "import a, * as b from './a'": { a: { name: 'default', isType: false }, b: { name: '*', isType: false } },
    "import {\n  a,\n  type B,\n} from './a'": { a: { name: 'a', isType: false }, B: { name: 'B', isType: true } },
    "import type { A } from './a'": { A: { name: 'A', isType: true } },
    "import type A from './a'": { A: { name: 'default', isType: true } },
    "import type from './a'": { type: { name: 'default', isType: false } },
    "import a = require('./a')": { a: { name: '*', isType: false } },
    "import './a'": {},
  }),
)('%s', (text, names) => {
  const expected = Object.entries(names).map(([local, binding]) => [local, { specifier: './a', ...binding }])
  expect([...outlineOf(text).imports]).toEqual(expected)
})

test.each(
  Object.entries({
    'const a = 1': 'constant',
    'export const a = 1': 'constant',
    'const { a } = b': 'constant',
    'let a': 'variable',
    'function a() {}': 'maker',
    'class a {}': 'maker',
    'class a { static b = 1 }': 'variable',
    'class a { static b() {} }': 'maker',
    'namespace a {}': 'maker',
    'type a = 1': 'type',
    'interface a {}': 'type',
    'enum a {}': 'type',
  }),
)('%s declares a %s', (text, kind) => {
  expect(outlineOf(text).declarations.get('a')?.kind).toBe(kind)
})

test.each(
  Object.entries({
    'a type': 'class a {}\ntype a = 1',
    'an interface': 'class a {}\ninterface a {}',
    'a namespace': 'class a {}\nnamespace a {}',
    'a type before it': 'type a = 1\nconst b = 1\nfunction a() {}',
  }),
)('%s of the same name leaves a class or function what it is', (_name, text) => {
  expect(outlineOf(text).declarations.get('a')?.kind).toBe('maker')
})

// What the lines don't tell is left to the parser
test.each([
  "/* eslint-disable */ import { Pool } from 'pg'",
  "'use client'; import { Pool } from 'pg'",
  "import fs from 'fs'; import { Pool } from 'pg'",
  "  import { Pool } from 'pg'",
  "import { 'Pool' as P } from 'pg'",
  "import { Pool as Póol } from 'pg'",
  '/*\nexport const a = 1\n*/',
  'const a = `\nexport const b = 1\n`',
  '@Service() class A {}',
  '@Service({\n  a: 1,\n}) export class A {}',
  'class /* the pool */ A {}',
  '/** a */ class A {}',
  'export const /* the pool */ a = 1',
  'export const dänk = 1',
  'export const a =\nnew Pool()',
  'export default\nnew Pool()',
  'const a = 1, { b } = c',
  'const a = 1, b: Map<string, number> = c',
  'let a: string,\n  b',
  'export const a = 1\rexport const b = 2',
])('%j is not plain', (text) => {
  expect(outlineOf(text).isPlain).toBe(false)
})

test.each(['\uFEFFexport const a = 1', '// export const b = 1\nexport const a = 1', '/**\n * import { b } from "b"\n */\nexport const a = f(1, (b = 2) => b)\n  .c()'])('%j is plain', (text) => {
  expect(outlineOf(text).exports.named.has('a')).toBe(true)
  expect(outlineOf(text).isPlain).toBe(true)
})

// What grew with the square of the length would not end in time
test.each(
  Object.entries({
    'elements of an array': `export const a = [${'1,'.repeat(200_000)}]`,
    'assignments in brackets': `export const a = (${'b = 1, '.repeat(100_000)}0)`,
    'brackets that nothing closes': `export const a = ${'('.repeat(200_000)}`,
    'patterns that nothing closes': `export const { ${'a: { '.repeat(100_000)}`,
    'names of a list that nothing closes': `export { ${'a as b, '.repeat(100_000)}`,
    'variables without values': `let ${'a, '.repeat(200_000)}b`,
    'variables with types': `const a = 1${', b: string'.repeat(100_000)}`,
    'exports on one line': 'x export '.repeat(100_000),
    'exports in a template': `const a = \`${'\nexport const b = 1'.repeat(100_000)}`,
    'static members on one line': `class A { ${'static a;'.repeat(100_000)}`,
    'blanks behind a keyword': `export ${' '.repeat(300_000)}x`,
    'comments that nothing closes': '/*'.repeat(200_000),
  }),
)('ends on many %s', (_name, text) => {
  expect(outlineOf(text).exports.stars).toEqual([])
})
