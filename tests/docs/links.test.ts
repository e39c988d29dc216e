import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, type Page } from './markdown.ts'

const links = pages.flatMap((page) => linksOf(page).map((link): [string, string, Page] => [page.name, link, page]))

test('pages have links', () => {
  expect(links.length).toBeGreaterThan(0)
})

describe('links lead somewhere', () => {
  test.each(links)('%s: %s', (_name, link, page) => {
    const [target = '', anchor] = link.split('#')
    const file = target === '' ? page.name : path.join(path.dirname(page.name), target)
    expect(existsSync(file), `${file} exists`).toBe(true)
    if (anchor !== undefined && statSync(file).isFile()) expect(anchorsOf(readFileSync(file, 'utf8'))).toContain(anchor)
  })
})

describe('commands exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const commands = pages.flatMap(({ name, text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']): [string, string] => [name, script]))

  test.each(commands)('%s: npm run %s', (_name, script) => {
    expect(Object.keys(scripts)).toContain(script)
  })
})

/** Links to files and sections of the project, outside of code. */
function linksOf({ text }: Page): string[] {
  const prose = text.replaceAll(/^( *)```.*\n[\s\S]*?^\1```$/gm, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target))
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
