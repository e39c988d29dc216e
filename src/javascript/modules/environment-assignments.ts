import { anyVariable, isDatabaseVariable } from '../../database-variable.ts'

/** `process.env.DATABASE_URL = …`, `process.env['DATABASE_URL'] = …`, `env.DATABASE_URL = …` */
const assignment = /\benv(?:\.|\[\s*["'`])(\w+)(?:["'`]\s*\])?\s*=(?![=>])\s*(?:process\.env(?:\.|\[\s*["'`])(\w+)(?:["'`]\s*\])?\s*(?:\?\?|\|\|))?/g

/** `vi.stubEnv('DATABASE_URL', …)` */
const stub = /\bstubEnv\s*\(\s*["'`](\w+)["'`]/g

/** `Object.assign(process.env, { … })`, `process.env = { ...process.env, … }`, `env: { … }` of a configuration */
const replaced = /\bObject\.assign\s*\(\s*process\.env\s*,\s*\{([^{}]*)\}|\bprocess\.env\s*=\s*\{([^{}]*)\}/g
const configured = /\benv["']?\s*:\s*\{([^{}]*)\}/g

/** `config({ path: '../.env.test' })`, `dotenv -e .env.testing` */
const environmentFile = /(?<=["'`\s=])[\w./-]*\.env[.-](?:[\w-]+\.)?test[\w.-]*/g

/** `if (!process.env.DATABASE_URL.endsWith('_test')) throw …`, `assert(url.includes('test'))` */
const guard = /\bif\s*\(([^\n;{}]{1,200})\)\s*(?:\{\s*)?(?:throw\b|process\.exit\b)|\b(?:assert(?:\.\w+)?|invariant)\(([^\n;{}]{1,200})/g

/** What a condition about the database speaks of. */
const databaseWord = /(?:database|db_?name|dsn|host|path_?name|ur[il])\b|\benv\.\w*(?:DATABASE|DB|MONGO|PG|POSTGRES)/i

/** Whether running a text stops the tests where the database is none for tests. One that asks for `NODE_ENV` alone says nothing of the database. */
export function refusesOtherDatabases(text: string): boolean {
  return [...text.matchAll(guard)].some(([, condition, asserted]) => {
    const asked = condition ?? asserted ?? ''
    return databaseWord.test(asked) && /["'/_`-]test/i.test(asked)
  })
}

/**
 * The environment variables that running a text gives values of its own, or makes sure to be for tests. One that only gets a
 * value where it has none (`??=`) keeps what the wrong environment says.
 *
 * @param text - a module of a test, or of what sets it up
 */
export function assignedVariables(text: string): string[] {
  if (refusesOtherDatabases(text)) return [anyVariable]
  if (!text.includes('nv')) return []
  const direct = [...text.matchAll(assignment)].flatMap(([, name = '', fallback]) => (fallback === name ? [] : [name]))
  const stubbed = [...text.matchAll(stub)].map(([, name = '']) => name)
  return [...direct, ...stubbed, ...[...text.matchAll(replaced)].flatMap(([, first, second]) => keysOf(first ?? second ?? ''))]
}

/**
 * The environment variables that a test runner's configuration gives values under its key `env`.
 *
 * @param text - a configuration
 */
export function configuredVariables(text: string): string[] {
  return [...text.matchAll(configured)].flatMap(([, body = '']) => keysOf(body))
}

/** The environment variables that a command gives values: `DATABASE_URL=postgres://… vitest`. */
export function commandVariables(command: string): string[] {
  return [...command.matchAll(/\b([A-Z][A-Z\d_]*)=/g)].map(([, name = '']) => name)
}

/**
 * The files of environment variables for tests that a text names.
 *
 * @param text - a configuration, or a module that sets tests up
 * @returns paths as written
 */
export function namedEnvironmentFiles(text: string): string[] {
  return [...text.matchAll(environmentFile)].map(([file]) => file)
}

/** The names in `{ DATABASE_URL: '…', [key]: 1, PORT }`, or in the lines of an environment file. */
export function keysOf(body: string): string[] {
  return body.split(/[\n,{}]/).flatMap((part) => /^(?:export\s+)?["']?([A-Za-z_]\w*)["']?\s*(?:[:=]|$)/.exec(part.trim())?.[1] ?? [])
}

/**
 * The environment variables about a database that a module reads.
 *
 * @param text - the module's source
 */
export function readDatabaseVariables(text: string): string[] {
  return [...text.matchAll(/\benv\w*(?:\.|\[\s*["'`])([A-Z]\w*)/g)].map(([, name = '']) => name).filter(isDatabaseVariable)
}
