/** `from '../db'`, `import '../db'`, `import('../db')`, `require('../db')` */
const importedModule = /\b(?:from|import|require)(?:\s*\(\s*|\s*)['"]([^'"\n]+)['"]/g

/**
 * The modules that a text imports, told without parsing it.
 *
 * @param text - a module's source
 * @returns the specifiers as written, those in comments among them
 */
export function importedSpecifiers(text: string): string[] {
  return [...text.matchAll(importedModule)].map(([, specifier = '']) => specifier)
}
