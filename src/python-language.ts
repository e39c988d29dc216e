import { loadLinting } from './load-linting.ts'
import type * as Linting from './linting.ts'

/** Python as a language of ESLint: parse errors, comments and positions. */
export const pythonLanguage = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'nodeType',

  /** There is nothing to choose; what a configuration says to every language is no error. */
  validateLanguageOptions(): void {
    // Every option is another language's
  },

  parse: (...file: Parameters<typeof Linting.parseFile>) => loadLinting().parseFile(...file),
  createSourceCode: (...parsed: Parameters<typeof Linting.createSourceCode>) => loadLinting().createSourceCode(...parsed),
} as const
