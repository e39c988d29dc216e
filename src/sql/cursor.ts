import { kindPhrases, reservedWords, type ObjectKind } from './kinds.ts'
import type { Name } from './statement.ts'
import type { Token } from './tokens.ts'

/** A place in a list of tokens that moves forward as tokens are taken. */
export class Cursor {
  readonly #tokens: readonly Token[]
  #index: number

  constructor(tokens: readonly Token[], index = 0) {
    this.#tokens = tokens
    this.#index = index
  }

  /** The next token, or one further on; `undefined` behind the last. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#index + ahead]
  }

  /** The token taken last. */
  get previous(): Token | undefined {
    return this.#tokens[this.#index - 1]
  }

  /** The offset behind the token taken last. */
  get end(): number {
    return this.previous?.end ?? 0
  }

  /** Another cursor at the same place. */
  copy(): Cursor {
    return new Cursor(this.#tokens, this.#index)
  }

  /** The next token as tables of grammar write it: a keyword, a punctuation character, `'END'` behind the last, `''` for the rest. */
  get head(): string {
    const token = this.peek()
    if (token === undefined) return 'END'
    return token.kind === 'punctuation' ? token.value : token.keyword
  }

  /** Whether these keywords come next, in this order. */
  isAt(...keywords: readonly string[]): boolean {
    return keywords.every((keyword, ahead) => this.peek(ahead)?.keyword === keyword)
  }

  /** Takes these keywords where they come next, in this order. */
  take(...keywords: readonly string[]): boolean {
    if (!this.isAt(...keywords)) return false
    this.#index += keywords.length
    return true
  }

  /** Takes the first of these keywords that comes next. */
  takeAny(...keywords: readonly string[]): boolean {
    return keywords.some((keyword) => this.take(keyword))
  }

  /** Takes this character where it comes next. */
  takePunctuation(character: string): boolean {
    const token = this.peek()
    if (token?.kind !== 'punctuation' || token.value !== character) return false
    this.#index += 1
    return true
  }

  /** Takes a hole where one comes next. */
  takeHole(): boolean {
    if (this.peek()?.kind !== 'hole') return false
    this.#index += 1
    return true
  }

  /** Takes the next token, whatever it is. */
  advance(): void {
    this.#index += 1
  }

  /** Moves to the first token outside parentheses that is one of these keywords, or to the end. */
  seek(...keywords: readonly string[]): boolean {
    let depth = 0
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (depth === 0 && keywords.includes(token.keyword)) return true
      depth = depthAfter(token, depth)
      this.#index += 1
    }
    return false
  }

  /** Takes the phrase of a kind: `MATERIALIZED VIEW`. */
  takeKind(): ObjectKind | null {
    const phrases = kindPhrases.get(this.peek()?.keyword ?? '')
    return phrases?.find(({ words }) => this.take(...words))?.kind ?? null
  }

  /** Takes a name: `users`, `public."users"`, `${schema}.users`, SQLite's `'users'`. */
  takeName(): Name | null {
    const first = this.peek()
    if (first === undefined || reservedWords.has(first.keyword)) return null
    const parts: (string | null)[] = []
    const start = first.start
    do {
      const part = this.#takePart()
      if (part === undefined) return null
      parts.push(part)
    } while (this.takePunctuation('.'))
    return { parts, start, end: this.end }
  }

  /** Takes one part of a name; what touches a hole belongs to the same part: `${prefix}_users`. */
  #takePart(): string | null | undefined {
    const first = this.peek()
    if (first === undefined) return undefined
    if (first.kind === 'punctuation') return this.#takePlaceholder() ? null : undefined
    if (first.kind === 'number' && !/[a-z_]/i.test(first.value)) return undefined
    this.#index += 1
    let last = first
    let part = first.holed ? null : first.value
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      const touchesHole = token.start === last.end && token.kind !== 'punctuation' && (token.kind === 'hole' || last.kind === 'hole')
      if (!touchesHole) break
      part = null
      last = token
      this.#index += 1
    }
    return part
  }

  /** Takes what a driver puts a name in for: Knex's `??` and `:name:`, psql's `:name`, pg-promise's `$1:name`. */
  #takePlaceholder(): boolean {
    if (this.takePunctuation('?')) {
      this.takePunctuation('?')
      return true
    }
    const isNumbered = this.peek()?.value === '$' && this.peek(1)?.kind === 'number'
    const isNamed = this.peek()?.value === ':' && this.peek(1)?.kind === 'word'
    if (!isNumbered && !isNamed) return false
    this.#index += 2
    if (this.takePunctuation(':') && isNumbered) this.take('NAME')
    return true
  }
}

/** How many parentheses and array brackets are open behind a token. */
export function depthAfter(token: Token, depth: number): number {
  if (token.kind !== 'punctuation') return depth
  if (token.value === '(' || token.value === '[') return depth + 1
  return token.value === ')' || token.value === ']' ? Math.max(0, depth - 1) : depth
}
