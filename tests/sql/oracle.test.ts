import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardFor, guardInsertion, type GuardClause } from '../../src/sql/guards.ts'
import type { AlterAction, CreateStatement } from '../../src/sql/statement.ts'
import { readStatements } from '../../src/sql/statements.ts'
import { postgresql, sqlite } from './corpus.ts'
import { readPostgresql } from './postgresql-oracle.ts'
import { readSqlite } from './sqlite-oracle.ts'
import { line, summarise, type Summary } from './summaries.ts'

const oracles = [
  {
    dialect: 'postgresql',
    title: "PostgreSQL's parser",
    corpus: postgresql,
    read: readPostgresql,
    comments: [' /* a /* b; */ c */ ', " -- it's\n"],
  },
  {
    dialect: 'sqlite',
    title: "SQLite's grammar",
    corpus: sqlite,
    read: readSqlite,
    comments: [' /* it\'s; a " */ ', ' -- it\'s; "\n'],
  },
] as const

const lines = (summaries: readonly Summary[]): string[] => summaries.map(line)
const ours = (text: string): string[] => lines(readStatements(text).map(summarise))

describe.each(oracles)('as $title reads', ({ dialect, corpus, read, comments }) => {
  test.each(corpus)('%s', (text) => {
    expect(ours(text)).toEqual(lines(read(text)))
  })

  const statement = fc.constantFrom(...corpus)

  test('any spelling of them', () => {
    const space = fc.constantFrom(' ', '\n', '\t', '\r\n  ', ...comments)
    const spelling = fc.constantFrom<Spelling>('as it is', 'lower', 'quoted', 'upper')
    fc.assert(
      fc.property(statement, fc.array(space, { minLength: 1, maxLength: 8 }), spelling, (text, spaces, how) => {
        const respelled = respell(text, spaces, how)
        expect(ours(respelled)).toEqual(lines(read(respelled)))
      }),
      { numRuns: 1500 },
    )
  })

  test('any script of them', () => {
    const separator = fc.constantFrom(';', ' ; ', ';\n', ';;', `;${comments[0]}`)
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 6 }), separator, (texts, between) => {
        const script = texts.join(between)
        expect(ours(script)).toEqual(lines(read(script)))
      }),
      { numRuns: 500 },
    )
  })

  test.each(corpus.filter((text) => places(text).length > 0))('every place for a guard in %s', (text) => {
    for (const { subject, offset, clause } of places(text)) {
      const takes = clause === 'IF EXISTS' || guardFor(subject, dialect).fix === 'if not exists'
      const guarded = `${text.slice(0, offset)} ${clause}${text.slice(offset)}`
      const isColumnOfSqlite = dialect === 'sqlite' && text.startsWith('ALTER')
      expect(accepts(() => read(guarded)), guarded).toBe(takes && !isColumnOfSqlite)
      if (takes && !isColumnOfSqlite) expect(ours(guarded)).toEqual(lines(read(guarded)))
    }
  })

  test.each(creates(corpus))('the only clauses that %s takes', (text) => {
    const [creation] = readCreates(text)
    if (creation === undefined) throw new Error('no CREATE')
    const guard = guardFor(creation, dialect)
    for (const clause of ['if not exists', 'or replace'] as const) {
      const guarded = insert(text, creation, clause)
      if (guarded === null) continue
      expect(accepts(() => read(guarded)), guarded).toBe(guard.fix === clause)
      if (guard.fix === clause) expect(lines(read(guarded))).toEqual(ours(guarded))
    }
  })
})

describe("where PostgreSQL's parser says what it makes of a statement", () => {
  test.each([
    ['CREATE LANGUAGE plx', 'create language | plx', 'create extension | plx'],
    ['DROP USER bob', 'drop user | bob', 'drop role | bob'],
  ])('%s', (text, written, made) => {
    expect(ours(text)).toEqual([written])
    expect(lines(readPostgresql(text))).toEqual([made])
  })
})

type Spelling = 'as it is' | 'lower' | 'quoted' | 'upper'

/** Replaces the spaces between words and the case of words; leaves quotes and comments alone. */
function respell(text: string, spaces: readonly string[], spelling: Spelling): string {
  let count = 0
  return text.replaceAll(/'(?:[^'\\]|\\.|'')*'|"[^"]*"|`[^`]*`|\[[^[\]]*\]|\$(\w*)\$.*\$\1\$|[a-z_]+|\s+/gis, (part) => {
    if (/^\s/.test(part)) {
      count += 1
      return spaces[count % spaces.length] ?? part
    }
    if (!/^[a-z_]/i.test(part)) return part
    if (spelling === 'quoted') return part === 'users' || part === 'copies' ? `"${part}"` : part
    return spelling === 'upper' ? part.toUpperCase() : spelling === 'lower' ? part.toLowerCase() : part
  })
}

interface GuardPlace {
  subject: AlterAction
  offset: number
  clause: string
}

/** Where the guards of `ALTER` actions and of `DROP` go. */
function places(text: string): GuardPlace[] {
  return readStatements(text).flatMap((statement): GuardPlace[] => {
    if (statement.verb === 'drop') {
      const subject: AlterAction = { ...statement, action: 'other', name: null, constraint: null }
      return statement.guardOffset === null ? [] : [{ subject, offset: statement.guardOffset, clause: 'IF EXISTS' }]
    }
    if (statement.verb !== 'alter') return []
    return statement.actions.flatMap((subject) => {
      const clause = subject.action.startsWith('add') ? 'IF NOT EXISTS' : 'IF EXISTS'
      return subject.guardOffset === null ? [] : [{ subject, offset: subject.guardOffset, clause }]
    })
  })
}

function readCreates(text: string): CreateStatement[] {
  return readStatements(text).filter((statement) => statement.verb === 'create')
}

/** Statements that a clause can be inserted into. */
function creates(corpus: readonly string[]): string[] {
  return corpus.filter((text) => readCreates(text).some(({ guardOffset, replaceOffset }) => guardOffset !== null || replaceOffset !== null))
}

function insert(text: string, statement: CreateStatement, clause: GuardClause): string | null {
  const insertion = guardInsertion(text, statement, clause)
  return insertion === null ? null : text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset)
}

function accepts(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
