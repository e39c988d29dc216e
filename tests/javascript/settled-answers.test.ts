import { expect, test } from 'vitest'
import { keepAnswers, type Answers } from '../../src/javascript/values/settled-answers.ts'

/** What each name leads to: `a` is `b`, or else `c`. */
type Names = Readonly<Record<string, readonly string[]>>

const names: Names = { a: ['b'], b: ['a', 'found'], c: ['b'], loop: ['loop'], outside: ['a', 'c'] }

/** Follows names until one is in no table, as imports are followed through modules that import each other. */
function ask(name: string, answers: Answers<string>, { once } = keepAnswers<string>(20)): string | undefined {
  const keeper = { once, within: <U>(compute: () => U): U => compute() }
  return once(name, answers, () => {
    const followed = names[name]
    return followed === undefined ? name : followed.map((next) => ask(next, answers, keeper)).find((found) => found !== undefined)
  })
}

test.each(Object.keys(names))('%s is the same whatever was asked before', (name) => {
  const alone = ask(name, new Map())
  for (const first of Object.keys(names)) {
    const answers: Answers<string> = new Map()
    ask(first, answers)
    expect(ask(name, answers), `after ${first}`).toBe(alone)
  }
})

test('what leans on an answer that was still unknown is not kept for good', () => {
  const answers: Answers<string> = new Map()
  expect(ask('a', answers)).toBe('found')
  expect(Object.fromEntries(answers)).toEqual({ a: 'found', found: 'found' })
  expect(ask('loop', answers)).toBeUndefined()
  expect(answers.get('loop')).toBeNull()
})

test('what lies too deep is not kept for good', () => {
  const answers: Answers<number> = new Map()
  const count = (from: number, { once } = keepAnswers<number>(10)): number | undefined => once(String(from), answers, () => (from === 0 ? 0 : count(from - 1, { once, within: (compute) => compute() })))
  expect(count(20)).toBeUndefined()
  expect(answers.size).toBe(0)
  expect(count(5)).toBe(0)
  expect(answers.size).toBe(6)
  expect(count(12)).toBe(0)
})
