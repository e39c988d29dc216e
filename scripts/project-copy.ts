import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }

const repository = fileURLToPath(new URL('..', import.meta.url))

/**
 * Copies a project into a temporary folder and links its packages to those of this repository.
 *
 * @param project - the project's folder
 * @param leftOut - names of files and folders that are not copied
 * @returns the copy's folder
 */
export function copyProject(project: string, leftOut: readonly string[] = []): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'fixture-hygiene-'))
  cpSync(project, folder, { recursive: true, filter: (source) => !['node_modules', ...leftOut].includes(path.basename(source)) && !source.endsWith('.db') })
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  const modules = path.join(folder, 'node_modules')
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const installed = name === packageJson.name ? repository : path.join(repository, 'node_modules', name)
    if (!existsSync(installed)) throw new Error(`${name} is not installed. Run: npm ci`)
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true })
    symlinkSync(installed, path.join(modules, name), 'junction')
  }
  return folder
}

/** What a command printed, and how it ended. */
export interface CommandResult {
  status: number | null
  stdout: string
  stderr: string
}

/**
 * Runs Node in a copied project as a developer's shell would: unaware of a test run around it.
 *
 * @param folder - the copy
 * @param parameters - Node's parameters; a script of a package stands below `node_modules`
 */
export function runNode(folder: string, parameters: readonly string[]): CommandResult {
  const environment = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|NODE_OPTIONS$|NODE_TEST|\w+_DATABASE$)/.test(name))
  const { error, status, stderr, stdout } = spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8', env: Object.fromEntries(environment) })
  if (error !== undefined) throw error
  return { status, stderr, stdout }
}
