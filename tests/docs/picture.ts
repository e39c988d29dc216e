import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../../src/index.ts'
import { exampleProject } from './lint-example.ts'

const file = 'tests/users.test.ts'
const code = `import { expect, test } from 'vitest'
import { db } from '../src/db.ts'
import { users } from '../src/schema.ts'

test('creates a user', async () => {
  await db.insert(users).values({ email: 'ada@example.com' })
  expect(await db.$count(users)).toBe(1)
})
`

const width = 720
const lineHeight = 20
const headHeight = 36
/** The width of a character of the code, which every token is placed by, whatever font there is. */
const column = 7.8
const codeLeft = 56
/** How many characters of running text stand in a line. */
const textColumns = 84

const colors = {
  light: { paper: '#ffffff', bar: '#f6f8fa', edge: '#d0d7de', text: '#1f2328', dim: '#6e7781', keyword: '#cf222e', string: '#0a3069', call: '#8250df', wrong: '#d1242f', right: '#1a7f37', added: '#dafbe1' },
  dark: { paper: '#0d1117', bar: '#161b22', edge: '#30363d', text: '#e6edf3', dim: '#8d96a0', keyword: '#ff7b72', string: '#a5d6ff', call: '#d2a8ff', wrong: '#f85149', right: '#3fb950', added: '#12261e' },
}
type Color = keyof typeof colors.light

/** A picture of what an editor shows in a test file of the example project, and of the file when its suggestion has been taken. */
export function picture(): string {
  const { line, column: start, endColumn = start, message, ruleId, suggestions = [] } = finding()
  const [suggestion] = suggestions
  if (suggestion === undefined) throw new Error('The picture shows a suggestion.')
  const { desc, fix } = suggestion
  const after = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])
  const told = wrapped(message)
  const card = { top: headHeight + 8 + line * lineHeight + 8, height: (told.length + 2) * lineHeight + 20 }
  const codeTop = (index: number): number => headHeight + 8 + index * lineHeight + (index >= line ? card.height + 16 : 0)
  const second = codeTop(linesOf(code).length) + 12
  const height = second + headHeight + linesOf(after).length * lineHeight + 20
  const squiggle = { left: codeLeft + (start - 1) * column, right: codeLeft + (endColumn - 1) * column, top: codeTop(line - 1) + lineHeight - 3 }

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escaped(`${file}, line ${line}: ${message} With the suggestion taken, the file imports its test function from the shared fixture.`)}</title>
<style>
text { font-family: ui-sans-serif, system-ui, sans-serif; font-size: 13px }
.code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
.bold { font-weight: 600 }
${styles('light')}
@media (prefers-color-scheme: dark) {
${styles('dark')}
}
</style>
<rect class="paper edge" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${head(0, 'wrong', file)}
${codeLines(code, codeTop)}
<path class="squiggle" d="${wave(squiggle.left, squiggle.right, squiggle.top)}"/>
<rect class="bar edge" x="${codeLeft - 8}" y="${card.top}" width="${width - codeLeft - 8}" height="${card.height}" rx="6"/>
${told.map((text, index) => textAt(codeLeft + 6, card.top + 24 + index * lineHeight, 'text', text)).join('\n')}
${textAt(codeLeft + 6, card.top + 24 + told.length * lineHeight, 'dim', ruleId ?? '')}
${textAt(codeLeft + 6, card.top + 30 + (told.length + 1) * lineHeight, 'right bold', `Quick fix: ${desc}`)}
${head(second, 'right', file)}
${linesOf(after)
  .map((text, index) => (linesOf(code).includes(text) ? '' : `<rect class="added" x="1" y="${second + headHeight + 8 + index * lineHeight}" width="${width - 2}" height="${lineHeight}"/>\n`))
  .join('')}${codeLines(after, (index) => second + headHeight + 8 + index * lineHeight)}
</svg>
`
}

/** What the preset `recommended` finds, with the fixture of the example project declared. */
function finding(): Linter.LintMessage {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    plugin.configs.recommended,
    { settings: { 'fixture-hygiene': { sharedFixtures: ['tests/fixtures.ts'] } } },
  ]
  const [found, ...others] = new Linter({ cwd: exampleProject }).verify(code, config, path.join(exampleProject, file))
  if (found === undefined || others.length > 0) throw new Error('The picture shows one finding.')
  return found
}

function head(top: number, color: Color, title: string): string {
  const border = top === 0 ? '' : `<path class="line" d="M0 ${top}H${width}"/>\n`
  return `${border}<circle class="${color}" cx="20" cy="${top + 20}" r="5"/>\n${textAt(34, top + 24, 'dim', title)}`
}

function codeLines(text: string, topOf: (index: number) => number): string {
  const tokens = parser.parse(text, { loc: true, range: true, tokens: true }).tokens
  return linesOf(text)
    .map((_line, index) => {
      const spans = tokens.flatMap(({ loc, type, value }, at) => {
        if (loc.start.line !== index + 1) return []
        const color: Color = type === 'String' ? 'string' : type === 'Keyword' || ['async', 'await', 'from'].includes(value) ? 'keyword' : tokens[at + 1]?.value === '(' && type === 'Identifier' ? 'call' : 'text'
        return [`<tspan class="${color}" x="${place(codeLeft + loc.start.column * column)}">${escaped(value)}</tspan>`]
      })
      const baseline = topOf(index) + 14
      return `<text class="code" y="${baseline}"><tspan class="dim" x="${place(codeLeft - 24 - String(index + 1).length * column)}">${index + 1}</tspan>${spans.join('')}</text>`
    })
    .join('\n')
}

function textAt(x: number, y: number, classes: string, text: string): string {
  return `<text class="${classes}" x="${place(x)}" y="${y}">${escaped(text)}</text>`
}

function wave(left: number, right: number, y: number): string {
  const steps = Math.round((right - left) / 3)
  return `M${place(left)} ${y}${Array.from({ length: steps }, (_, index) => `l3 ${index % 2 === 0 ? 3 : -3}`).join('')}`
}

function styles(scheme: keyof typeof colors): string {
  const { edge, wrong, ...fills } = colors[scheme]
  const rules = Object.entries({ ...fills, wrong }).map(([name, color]) => `.${name} { fill: ${color} }`)
  return [...rules, `.edge, .line { stroke: ${edge} }`, `.squiggle { fill: none; stroke: ${wrong}; stroke-width: 1.5 }`].join('\n')
}

function wrapped(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last === undefined || last.length + word.length >= textColumns ? [...lines, word] : [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n')
}

function place(x: number): string {
  return String(Math.round(x * 10) / 10)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
