import type { ModuleSource } from '../module-source.ts'
import type { ModuleValue } from '../values/value.ts'

/**
 * Whether a file can use a generated Prisma client, by its text alone.
 *
 * @param text - the file's source text
 */
export function mentionsPrismaClient(text: string): boolean {
  return text.includes('PrismaClient')
}

/**
 * Whether an import leads to a Prisma client that `prisma generate` wrote into the project. The output folder is rarely
 * in version control, so the module is often missing; its path then has to say where it comes from.
 *
 * @param value - the imported module
 * @param name - the imported name
 * @param module - the module's source, where it could be read
 * @see https://www.prisma.io/docs/orm/prisma-schema/overview/generators
 */
export function isPrismaClientExport(value: ModuleValue, name: string, module: ModuleSource | undefined): boolean {
  if (name !== 'PrismaClient' && name !== 'Prisma') return false
  if (module !== undefined) return module.text.includes('@prisma/client/runtime') || module.text.includes('prisma generate') || module.text.includes('.prisma/client')
  return mayBeGenerated(value.specifier)
}

/** Whether a module's path reads like that of a generated Prisma client: `../generated/client`, `@prisma/client/index.js`. */
export function mayBeGenerated(specifier: string): boolean {
  return /(?:^|[/.@_-])(?:generated|prisma)(?:$|[/._-])/i.test(specifier)
}
