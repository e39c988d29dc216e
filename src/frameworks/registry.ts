import ava from './ava.ts'
import bunTest from './bun-test.ts'
import type { Framework } from './define-framework.ts'
import deno from './deno.ts'
import jasmine from './jasmine.ts'
import japa from './japa.ts'
import jest from './jest.ts'
import mocha from './mocha.ts'
import nodeTest from './node-test.ts'
import playwright from './playwright.ts'
import poku from './poku.ts'
import qunit from './qunit.ts'
import tap from './tap.ts'
import tape from './tape.ts'
import uvu from './uvu.ts'
import vitest from './vitest.ts'

/**
 * Every test framework the plugin knows. Where several bring a global variable of one name, the first that stands here
 * gives it its meaning; they mean the same by it.
 */
export const frameworks: readonly Framework[] = [
  vitest,
  jest,
  mocha,
  bunTest,
  deno,
  jasmine,
  qunit,
  nodeTest,
  playwright,
  ava,
  tap,
  tape,
  uvu,
  japa,
  poku,
]
