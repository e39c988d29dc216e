import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import packageJson from '../../package.json' with { type: 'json' }
import type { Tarball } from './pack.ts'

const repository = path.resolve(import.meta.dirname, '../..')

/** What a program said, and how it ended. */
export interface Outcome {
  exitCode: number
  stderr: string
  stdout: string
}

/** A fresh project that has the packed plugin with the dependencies that its manifest declares, what it is given, and nothing else. */
export class Consumer {
  /** Absolute path. */
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /**
   * @param folder - where to make the project
   * @param tarball - the packed plugin
   * @param packages - what else to install: by name, the path in this repository
   */
  static async create(folder: string, tarball: Tarball, packages: Readonly<Record<string, string>>): Promise<Consumer> {
    const plugin = path.join(folder, 'node_modules', packageJson.name)
    await mkdir(plugin, { recursive: true })
    await promisify(execFile)('tar', ['-xzf', tarball.file, '-C', plugin, '--strip-components', '1'])
    for (const dependency of Object.keys(packageJson.dependencies)) await link(folder, dependency, `node_modules/${dependency}`)
    for (const [name, source] of Object.entries(packages)) await link(folder, name, source)
    const consumer = new Consumer(folder)
    await consumer.write({ 'package.json': JSON.stringify({ name: 'consumer', private: true, type: 'module' }) })
    return consumer
  }

  /** @param files - texts by path in the project */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(this.folder, file)
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, text)
    }
  }

  /** @param parameters - what to pass to Node.js, in the project's folder */
  async node(...parameters: string[]): Promise<Outcome> {
    return this.run(process.execPath, ...parameters)
  }

  /**
   * @param runtime - a Node.js, by its absolute path
   * @param parameters - what to pass to it, in the project's folder
   */
  async run(runtime: string, ...parameters: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = execFile(runtime, parameters, { cwd: this.folder, maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? 1, stderr, stdout })
      })
    })
  }

  /** @param parameters - what to pass to the project's ESLint */
  async eslint(...parameters: string[]): Promise<Outcome> {
    return this.node('node_modules/eslint/bin/eslint.js', ...parameters)
  }

  /** @param typescript - the TypeScript to use, by its path in this repository */
  async typecheck(typescript: string): Promise<Outcome> {
    return this.node(path.join(repository, typescript, 'bin/tsc'), '--project', '.')
  }
}

async function link(folder: string, name: string, source: string): Promise<void> {
  const target = path.join(folder, 'node_modules', name)
  await mkdir(path.dirname(target), { recursive: true })
  await symlink(path.join(repository, source), target, 'junction')
}
