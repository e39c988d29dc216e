import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { readSettings } from '../src/settings.ts'

function settingsError(written: unknown): string {
  try {
    readSettings({ 'fixture-hygiene': written }, '/shop')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

describe('settings', () => {
  test('are optional', () => {
    expect(readSettings({}, '/shop')).toEqual({ allowedModules: [], productionModules: [], setupPointsAtTestDatabase: false, sharedFixtures: [] })
    expect(readSettings({ 'fixture-hygiene': {} }, '/shop')).toEqual({ allowedModules: [], productionModules: [], setupPointsAtTestDatabase: false, sharedFixtures: [] })
  })

  test('may name modules by absolute paths, from whatever folder they are read', () => {
    const shared = { 'fixture-hygiene': { sharedFixtures: ['/shop/packages/api/tests/fixtures.ts#test'], productionModules: ['/shop/packages/*/src/db.ts', '@shop/database'] } }
    expect(readSettings(shared, '/shop')).toMatchObject({ sharedFixtures: ['packages/api/tests/fixtures.ts#test'], productionModules: ['packages/*/src/db.ts', '@shop/database'] })
    expect(readSettings(shared, '/shop/packages/api')).toMatchObject({ sharedFixtures: ['tests/fixtures.ts#test'], productionModules: ['../*/src/db.ts', '@shop/database'] })
  })

  test.each<[string, unknown, string]>([
    ['a key that is not there', { sharedFixture: ['a'] }, "settings['fixture-hygiene'].sharedFixture: there is no such key; the keys are dialect, productionModules, allowedModules, sharedFixtures, setupPointsAtTestDatabase"],
    ['text for a list', { sharedFixtures: 'tests/db.ts' }, 'settings[\'fixture-hygiene\'].sharedFixtures: expected a list of modules, got "tests/db.ts"'],
    ['a number in a list', { productionModules: ['a', 1] }, "settings['fixture-hygiene'].productionModules.1: expected a module as text, got 1"],
    ['nothing in a list', { productionModules: [''] }, "settings['fixture-hygiene'].productionModules.0: expected a module, got an empty text"],
    ['a dialect that is not there', { dialect: 'postgres' }, 'settings[\'fixture-hygiene\'].dialect: expected cassandra, clickhouse, cockroachdb, duckdb, mariadb, microsoft.sql_server, mysql, oracle.db, postgresql or sqlite, got "postgres"'],
    ['text for yes or no', { setupPointsAtTestDatabase: 'yes' }, 'settings[\'fixture-hygiene\'].setupPointsAtTestDatabase: expected true or false, got "yes"'],
    ['text for the whole', 'tests/db.ts', 'settings[\'fixture-hygiene\']: expected an object, got "tests/db.ts"'],
    ['null for the whole', null, "settings['fixture-hygiene']: expected an object, got null"],
  ])('name what is wrong with %s', (_case, written, expected) => {
    expect(settingsError(written)).toBe(`Wrong settings for eslint-plugin-fixture-hygiene:\n- ${expected}`)
  })

  test('end the run, once for every wrong key', () => {
    const config: Linter.Config[] = [
      { files: ['**/*.ts'], languageOptions: { parser } },
      { ...plugin.configs.recommended, settings: { 'fixture-hygiene': { fixtures: [], sharedFixtures: 1 } } },
    ]
    expect(() => new Linter().verify('', config, { filename: 'a.test.ts' })).toThrow(/sharedFixtures: expected a list of modules, got 1[\s\S]*\.fixtures: there is no such key/)
  })
})
