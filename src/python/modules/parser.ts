import { createRequire } from 'node:module'
import type { Module } from 'py-ast'
import { closeOpenSequences } from './open-sequences.ts'

const require = createRequire(import.meta.url)

/** What py-ast makes of a text. */
export type ParseResult = { ok: true; ast: Module } | { ok: false; error: SyntaxProblem }

export interface SyntaxProblem {
  message: string
  /** From 1. */
  line: number
  /** UTF-8 bytes from the start of the line. */
  byteColumn: number
}

/**
 * Parses Python. The parser is loaded when the first text is parsed.
 *
 * @param text - a module's text, without a byte order mark
 * @returns the tree, or what is wrong with the text
 */
export function parsePython(text: string): ParseResult {
  const known = withoutFormFeeds(text)
  const result = tryParsing(known)
  if (result.ok) return result
  const closed = closeOpenSequences(known)
  const second = closed === known ? result : tryParsing(closed)
  return second.ok ? second : result
}

function tryParsing(text: string): ParseResult {
  const { parse } = require('py-ast') as typeof import('py-ast')
  try {
    return { ok: true, ast: parse(text) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { ok: false, error: problemOf(error) }
  }
}

/** A comment of a module. */
export interface PythonComment {
  /** The text behind the `#`. */
  value: string
  /** From 1. */
  line: number
  byteColumn: number
  endByteColumn: number
}

/** The enum that names the types of tokens is py-ast's own and is not there before that is loaded. */
const commentTypes: ReadonlySet<string> = new Set(['COMMENT'])

/** The comments of a text that parses, in order. */
export function readComments(text: string): PythonComment[] {
  const { Lexer } = require('py-ast') as typeof import('py-ast')
  return new Lexer(withoutFormFeeds(text)).tokenize().flatMap(({ type, value, lineno, col_offset: start, end_col_offset: end }) =>
    commentTypes.has(type) ? [{ value: value.slice(1), line: lineno, byteColumn: start, endByteColumn: end }] : [],
  )
}

/** CPython reads a form feed as white space; py-ast does not know it. */
function withoutFormFeeds(text: string): string {
  return text.replaceAll('\f', ' ')
}

/** py-ast throws errors that carry a position, or say the line in their message only. */
function problemOf(error: Error & { lineno?: unknown; col_offset?: unknown }): SyntaxProblem {
  const [, written] = / at line (\d+)/.exec(error.message) ?? []
  const line = typeof error.lineno === 'number' ? error.lineno : Number(written ?? 1)
  const byteColumn = typeof error.col_offset === 'number' ? error.col_offset : 0
  return { message: error.message.replace(/ at line \d+(?:, column \d+)?$/, ''), line, byteColumn }
}
