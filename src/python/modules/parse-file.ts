import type { Module } from 'py-ast'
import { indexLines } from '../line-index.ts'
import { parsePython } from './parser.ts'
import { PythonSourceCode } from '../source-code.ts'

/** What ESLint hands a language: a file's text without its byte order mark. */
export interface LintedText {
  path: string
  physicalPath: string
  body: string | Uint8Array
  bom: boolean
}

/** A failure, in ESLint's counting by this language: lines from 1, columns from 0. */
export interface ParseFailure {
  ok: false
  errors: { message: string; line: number; column: number }[]
}

/** @returns the file's tree, or what is wrong with its text */
export function parseFile({ body }: LintedText): ParseFailure | { ok: true; ast: Module } {
  const text = textOf(body)
  const result = parsePython(text)
  if (result.ok) return result
  const { message, line, byteColumn } = result.error
  const lines = indexLines(text)
  const position = lines.positionAt(lines.offsetOf(line, byteColumn))
  // ESLint shows a parse error as it gets it, with columns from 1
  return { ok: false, errors: [{ message, line: position.line, column: position.column + 1 }] }
}

/**
 * What rules get to see of a file.
 *
 * @param file - the file
 * @param parsed - what {@link parseFile} gave for it
 */
export function createSourceCode({ body, bom, physicalPath }: LintedText, { ast }: { ast: unknown }): PythonSourceCode {
  if (!isModule(ast)) throw new Error('The parser gave no module.')
  return new PythonSourceCode({ text: textOf(body), ast, hasBOM: bom, filename: physicalPath })
}

function isModule(tree: unknown): tree is Module {
  return typeof tree === 'object' && tree !== null && 'nodeType' in tree && tree.nodeType === 'Module'
}

function textOf(body: LintedText['body']): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}
