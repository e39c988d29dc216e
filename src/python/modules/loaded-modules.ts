import { oncePer } from '../../lazy.ts'
import { submodule } from './scopes.ts'
import type { PythonProject } from './project-files.ts'

/** How many modules are looked into for what they import; more of them are some framework's. */
const mostModules = 500

/** `from core.models import (User, Team)`, `import core.models as models`; what stands in a function or block may not run. */
const importStatement = /^(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#]*))|import[ \t]+([^\n#]*))/gm

/** `pytest_plugins = ["tests.fixtures.database"]` */
const plugins = /^pytest_plugins\s*=\s*[[(]?([^\])]*)/gm

/**
 * Whether a module is loaded once the given texts have run.
 *
 * @param wanted - absolute path of the module
 * @param texts - modules, or the beginnings of some, with the files that they stand in
 */
export function isLoadedBy(wanted: string, texts: readonly { filename: string; text: string }[], project: PythonProject): boolean {
  const seen = new Set<string>()
  const pending = [...texts]
  for (let next = pending.pop(); next !== undefined && seen.size < mostModules; next = pending.pop()) {
    for (const name of importedModules(next)) {
      const found = project.find(name, next.filename)
      if (found?.filename === wanted) return true
      if (found === undefined || seen.has(found.filename)) continue
      seen.add(found.filename)
      pending.push(found)
    }
  }
  return false
}

/** The modules that running a text loads, as far as its top level says; of `from core import database`, both that this may be. */
const importedModules = oncePer(({ text }: { text: string }): string[] => {
  const imported = [...text.matchAll(importStatement)].flatMap(([, from, listed, written, direct]) => {
    if (from === undefined) return (direct ?? '').split(',').flatMap((each) => withPackages(each.trim().split(/\s/)[0] ?? ''))
    const names = [...(listed ?? written ?? '').matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name = '']) => name)
    return [...withPackages(from), ...names.map((name) => submodule(from, name))]
  })
  const plugged = [...text.matchAll(plugins)].flatMap(([, list = '']) => [...list.matchAll(/["']([\w.]+)["']/g)].map(([, name = '']) => name))
  return [...imported, ...plugged]
})

/** A module is loaded behind the packages that it is in: `core` and `core.models` for `core.models`. */
function withPackages(name: string): string[] {
  const steps = name.startsWith('.') ? [name] : name.split('.')
  return steps.map((_step, index) => steps.slice(0, index + 1).join('.'))
}
