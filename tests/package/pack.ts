import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const repository = path.resolve(import.meta.dirname, '../..')

/** The package as it would be published. */
export interface Tarball {
  /** Absolute path. */
  file: string
  /** The paths in it, in the order of their characters' codes. */
  contents: string[]
}

/**
 * Packs what was last built.
 *
 * @param folder - where to put the tarball
 * @throws Error where nothing has been built
 */
export async function pack(folder: string): Promise<Tarball> {
  if (!existsSync(path.join(repository, 'dist/index.mjs'))) throw new Error('Nothing has been built: run `npm run build`.')
  // Windows starts npm through a shell alone
  const options = { cwd: repository, shell: process.platform === 'win32' }
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', folder], options)
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[]
  if (packed === undefined) throw new Error(`npm packed nothing: ${stdout}`)
  return { file: path.join(folder, packed.filename), contents: packed.files.map((file) => file.path).sort() }
}
