import { withoutTexts } from './without-comments.ts'

/** Longer statements of import and export are none that somebody wrote. */
export const longestList = 20_000

const keywords = 'abstract|async|class|const|declare|enum|export|function|import|interface|let|namespace|type|var'
/** `/* eslint-disable *\/ import …`, `'use client'; import …`, `@Service() export class …` */
const hiddenBehind = new RegExp(String.raw`(?:\*/|['"];)[ \t]*(?:@|(?:${keywords})\b)`)
const beginsLine = new RegExp(String.raw`\n(?:${keywords})\b`)

/** Whether statements begin at the margin and nowhere else, as far as the whole text tells. */
export function hasPlainLines(text: string): boolean {
  return !/\r(?!\n)/.test(text) && !hiddenBehind.test(text) && !hides('export', text) && !hides('import', text) && !hasCodeInComments(text)
}

/** Whether a statement may begin elsewhere than at the margin: in a block, behind another statement or a decorator. */
function hides(keyword: string, text: string): boolean {
  for (let at = text.indexOf(keyword); at !== -1; at = text.indexOf(keyword, at + 1)) {
    if (at === 0 || text.charAt(at - 1) === '\n' || !/[\s*{'"]/.test(text.charAt(at + keyword.length))) continue
    const start = text.lastIndexOf('\n', at) + 1
    const before = text.slice(Math.max(start, at - 200), at)
    if (/(?:^|[;})])\s*$/.test(before) || before.startsWith('@')) return true
  }
  return false
}

/** Whether a block comment has a line that reads like a statement. */
function hasCodeInComments(text: string): boolean {
  for (let at = text.indexOf('/*'); at !== -1; ) {
    const end = text.indexOf('*/', at + 2)
    if (end === -1) return true
    if (beginsLine.test(text.slice(at, end))) return true
    at = text.indexOf('/*', end + 2)
  }
  return false
}

/** Whether a statement is none that its first line tells: with a decorator before it, a template with lines at the margin, an operator at its end, or very long. */
export function isOdd(statement: string): boolean {
  if (statement.startsWith('@')) return /\bclass\b/.test(statement)
  if (/^(?:export\s+(?:type\s+)?[{*]|import)/.test(statement) && statement.length > longestList) return true
  if (hasOddQuotes(statement) && (statement.length > longestList || hasOddQuotes(withoutTexts(statement)))) return true
  const lastLine = statement.slice(-200).trimEnd().split('\n').at(-1) ?? ''
  return /(?:[=?:+,&|(]|\bdefault)$/.test(lastLine) && !/^\s*(?:\/[/*]|\*)/.test(lastLine)
}

function hasOddQuotes(text: string): boolean {
  return text.includes('`') && text.split('`').length % 2 === 0
}
