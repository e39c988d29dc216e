import { frameworks } from '../../src/frameworks/registry.ts'
import type { Framework } from '../../src/frameworks/define-framework.ts'
import type { Library, LibraryMember } from '../../src/libraries/define-library.ts'
import { pythonFrameworks } from '../../src/frameworks/python/registry.ts'
import { pythonLibraries } from '../../src/libraries/python/registry.ts'
import { libraries } from '../../src/libraries/registry.ts'

/** The page that lists what the plugin knows, as the registries have it. */
export function librariesPage(): string {
  return `# Libraries and test frameworks

<!-- Written by \`npm run docs:update\` -->

What the plugin knows, by the module specifiers that tests import. What is not listed here is unknown to it, and never a
finding. [Adding a library](adding-a-library.md) takes one file.

## Database libraries

${table(['Imported as', 'System', 'Opens', 'SQL', 'Schema builder'], byName(libraries).map(libraryRow))}

*System* is [OpenTelemetry's name](https://opentelemetry.io/docs/specs/semconv/registry/attributes/db/) of the database
system; "by call" means that each call says it. *SQL* and *Schema builder* tell where
[\`require-idempotent-schema\`](rules/require-idempotent-schema.md) reads statements that run through the library, and
builder calls that make a schema object. A library that opens nothing passes on what others opened.

## Test frameworks

${table(['Imported as', 'Global variables', 'Hooks', 'Fixtures', 'Module mocks'], byName(frameworks).map(frameworkRow))}

## Python

The modules that a Python file imports. pytest's tests, hooks and fixtures are told by name and decorator; those of
\`unittest\` and \`django.test\` by the classes they belong to.

${table(['Imported as', 'System', 'Opens', 'SQL', 'Schema builder'], byName(pythonLibraries).map(pythonRow))}

Test frameworks: ${byName(pythonFrameworks).map(specifiers).join(', ')}.
`
}

function pythonRow(library: Library): string[] {
  const builds = membersOf(library).some(({ schema }) => schema?.checks !== undefined)
  return [...libraryRow(library).slice(0, 4), yes(builds)]
}

function libraryRow(library: Library): string[] {
  const members = membersOf(library)
  const things = new Set(members.flatMap(({ opens }) => (opens === undefined || opens.stateless === true ? [] : opens.thing)))
  return [
    specifiers(library),
    library.system ?? (members.some(({ system }) => system !== undefined) ? 'by call' : ''),
    [...things].sort().join(', '),
    yes(members.some(({ executes }) => executes !== undefined)),
    yes(members.some(({ schema }) => schema !== undefined)),
  ]
}

function frameworkRow(framework: Framework): string[] {
  const members = Object.values(framework.types).flatMap((type) => Object.values(type))
  return [
    specifiers(framework),
    yes(framework.globals !== undefined),
    yes(members.some(({ registration }) => registration?.registers === 'hook')),
    yes(members.some(({ fixtures }) => fixtures === true)),
    yes(members.some(({ mocks }) => mocks !== undefined)),
  ]
}

function membersOf({ types }: Library): LibraryMember[] {
  return Object.values(types).flatMap((type) => Object.values(type))
}

function byName<T extends { name: string }>(apis: readonly T[]): T[] {
  return apis.toSorted((left, right) => left.name.localeCompare(right.name, 'en'))
}

function specifiers({ packages }: Library | Framework): string {
  return Object.keys(packages).map((specifier) => `\`${specifier}\``).join(', ')
}

function yes(is: boolean): string {
  return is ? 'yes' : ''
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => ':--'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
