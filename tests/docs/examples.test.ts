import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { exampleProject, fixExample, lintExample } from './lint-example.ts'
import { pages, rulePages, type CodeBlock } from './markdown.ts'

interface Example {
  rule: string
  block: CodeBlock
  /** The block after it on the page. */
  next: CodeBlock | undefined
}

const examples = pages.flatMap(({ name, blocks }) =>
  blocks.flatMap((block, index): [string, Example][] => {
    const rule = block.attributes.get('rule') ?? rulePages.find((page) => page.name === name)?.rule
    return rule === undefined || !['py', 'ts'].includes(block.language) ? [] : [[`${name}:${block.line}`, { rule, block, next: blocks[index + 1] }]]
  }),
)

test('every rule has a page, and every page a rule', () => {
  expect(new Set(rulePages.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)))
})

test.each(rulePages.map(({ name, blocks }): [string, readonly CodeBlock[]] => [name, blocks]))('%s has examples of both kinds', (_name, blocks) => {
  expect(blocks.some(({ marks }) => marks.has('incorrect'))).toBe(true)
  expect(blocks.some(({ marks }) => marks.has('correct'))).toBe(true)
})

test.each(examples)('%s says what it is', (_at, { block: { attributes, marks } }) => {
  expect(marks.has('correct') || marks.has('incorrect') || attributes.has('file')).toBe(true)
})

describe('an incorrect example gives findings of its rule and nothing else', () => {
  test.each(withMark('incorrect'))('%s', (_at, { rule, block }) => {
    const findings = lintExample(block, rule).map(({ ruleId }) => ruleId)
    expect(new Set(findings)).toEqual(new Set([`fixture-hygiene/${rule}`]))
  })
})

describe('a correct example gives none', () => {
  test.each(withMark('correct'))('%s', (_at, { rule, block }) => {
    expect(lintExample(block, rule)).toEqual([])
  })
})

describe('a fix gives what stands after it', () => {
  test.each(withMark('before'))('%s', (_at, { rule, block, next }) => {
    expect(next?.marks.has('after')).toBe(true)
    expect(fixExample(block, rule)).toBe(next?.code)
  })

  test.each(withMark('unfixed'))('%s has none', (_at, { rule, block }) => {
    expect(fixExample(block, rule)).toBe(block.code)
  })
})

describe('a file of the example project is the file', () => {
  test.each(withAttribute('file'))('%s', (_at, block, file) => {
    expect(block.code).toBe(readFileSync(path.join(exampleProject, file), 'utf8'))
  })
})

describe('an excerpt stands in its file', () => {
  test.each(withAttribute('excerpt'))('%s', (_at, block, file) => {
    const text = readFileSync(file, 'utf8')
    expect(pieces(block).filter((piece) => !text.includes(piece))).toEqual([])
  })
})

function withMark(mark: string): typeof examples {
  return examples.filter(([, { block }]) => block.marks.has(mark))
}

function withAttribute(key: string): [string, CodeBlock, string][] {
  return pages.flatMap(({ name, blocks }) =>
    blocks.flatMap((block): [string, CodeBlock, string][] => {
      const value = block.attributes.get(key)
      return value === undefined ? [] : [[`${name}:${block.line}`, block, value]]
    }),
  )
}

/** The parts of an excerpt between the lines `// …` that leave something out. */
function pieces({ code }: CodeBlock): string[] {
  return code.split(/^ *\/\/ …\n/m).filter((piece) => piece !== '')
}
