import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** A fenced block of code: its language, and what its info string says of it after that. */
export interface CodeBlock {
  language: string
  /** Bare words of the info string: `incorrect`, `before`. */
  marks: ReadonlySet<string>
  /** `key=value` pairs of the info string: `file=src/db.ts`, `options={"allow":["pg"]}`. */
  attributes: ReadonlyMap<string, string>
  code: string
  /** Line of the opening fence. */
  line: number
}

/** A page of the documentation. */
export interface Page {
  /** Path relative to the project's root, with slashes. */
  name: string
  text: string
  blocks: readonly CodeBlock[]
}

/** Every page that the project's readers see. */
export const pages: readonly Page[] = [...rootPages(), ...pagesBelow('docs')].map(readPage)

/** The pages of rules, each with its rule's name. */
export const rulePages: readonly (Page & { rule: string })[] = pages.flatMap((page) =>
  path.dirname(page.name) === 'docs/rules' ? [{ ...page, rule: path.basename(page.name, '.md') }] : [],
)

/**
 * @param name - the path of one of the {@link pages}
 * @throws Error where there is no such page
 */
export function pageOf(name: string): Page {
  const page = pages.find((candidate) => candidate.name === name)
  if (page === undefined) throw new Error(`There is no page ${name}.`)
  return page
}

function rootPages(): string[] {
  return readdirSync('.').filter((name) => name.endsWith('.md'))
}

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .sort()
}

function readPage(name: string): Page {
  const text = readFileSync(name, 'utf8').replaceAll('\r\n', '\n')
  return { name, text, blocks: codeBlocks(text) }
}

function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  for (const { 0: fenced, 1: indent = '', 2: info = '', 3: body = '', index } of text.matchAll(/^( *)```(.+)\n([\s\S]*?)^\1```$/gm)) {
    const [language = '', ...words] = info.split(' ')
    const pairs = words.filter((word) => word.includes('=')).map((word): [string, string] => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)])
    const code = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    blocks.push({ language, marks: new Set(words.filter((word) => !word.includes('='))), attributes: new Map(pairs), code, line: text.slice(0, index + fenced.indexOf('`')).split('\n').length })
  }
  return blocks
}
