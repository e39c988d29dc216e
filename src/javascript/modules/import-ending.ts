import path from 'node:path'
import { compilerOptionsAround } from './tsconfig-paths.ts'
import type { Workspaces } from './workspace-packages.ts'

/** The ending of a TypeScript file in an import: that of the file itself, or of what it is compiled to. */
export type ImportEnding = 'emitted' | 'own'

/**
 * The ending that a relative import needs where the compiler finds ES modules as Node.js does.
 *
 * @param importer - absolute path of the importing file
 * @param workspaces - finds packages
 * @returns `undefined` where an import may do without
 */
export function neededEnding(importer: string, { packageOf, packagesAround }: Workspaces): ImportEnding | undefined {
  const directory = path.dirname(importer)
  const isEsModule = importer.endsWith('.mts') || (!importer.endsWith('.cts') && packageOf(directory)?.manifest.type === 'module')
  if (!isEsModule) return undefined
  const { allowImportingTsExtensions, module, moduleResolution = module, rewriteRelativeImportExtensions } = compilerOptionsAround(directory, packagesAround)
  if (!/^node(?:\d\d|next)$/i.test(moduleResolution ?? '')) return undefined
  return allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true ? 'own' : 'emitted'
}
