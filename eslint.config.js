import eslint from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import checkFile from 'eslint-plugin-check-file'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import regexp from 'eslint-plugin-regexp'
import typescriptEslint from 'typescript-eslint'
import fixtureHygiene from './dist/index.mjs'

/** What lies outside `javascript` or `python` and is none of what these may read. */
const beyondFrontEnd = String.raw`(?!(?:libraries|frameworks|sql|api|model)/|(?:database-variable|decline|declared-modules|file-cache|lazy|readable-file|relative-path|settings)\.ts$)`

/** What a folder may import from outside itself; a folder of `src` that isn't listed may import nothing from outside. */
const directions = [
  { files: ['src/*.ts'], forbidden: String.raw`^\.\./(?!rules/index\.ts$|package\.json$)` },
  { files: ['src/*/**/*.ts'], forbidden: String.raw`^(?!\./)` },
  { files: ['src/{libraries,frameworks}/**/*.ts'], forbidden: String.raw`^(?!\./|\.\./api/)` },
  { files: ['src/{libraries,frameworks}/python/*.ts'], forbidden: String.raw`^(?!\./|\.\./(?:define-library|define-framework)\.ts$)` },
  { files: ['src/model/**/*.ts'], forbidden: String.raw`^(?!\./)`, allowTypeImports: true },
  { files: ['src/{javascript,python}/*.ts'], forbidden: String.raw`^\.\./${beyondFrontEnd}` },
  { files: ['src/{javascript,python}/adoption/*.ts'], forbidden: String.raw`^\.\./\.\./${beyondFrontEnd}` },
  { files: ['src/{javascript,python}/{databases,runs,schema,sessions}/*.ts'], forbidden: String.raw`^\.\./(?:adoption/|\.\./${beyondFrontEnd})` },
  { files: ['src/{javascript,python}/{modules,values}/*.ts'], forbidden: String.raw`^\.\./(?:(?:adoption|databases|schema|sessions)/|\.\./${beyondFrontEnd})` },
  { files: ['rules/*.ts'], forbidden: String.raw`^(?!\.\./src/(?:adoption-report\.ts$|create-rule\.ts$|model/))` },
  { files: ['rules/index.ts'], forbidden: String.raw`^(?!\./)` },
]

const moduleState = ['Program > VariableDeclaration[kind!=const]', 'ExportNamedDeclaration > VariableDeclaration[kind!=const]'].map((selector) => ({
  selector,
  message: 'State of a module is shared by every file that a process lints. Keep it per file, in a WeakMap or in an object that is passed on.',
}))
const doubleAssertion = {
  selector: 'TSAsExpression > TSAsExpression',
  message: 'Two assertions in a row say that the types are wrong. Correct the types.',
}

export default defineConfig(
  globalIgnores(['dist', 'examples', 'docs', 'tests/fixtures', 'tests/e2e/projects', 'tests/libraries/installed/node_modules']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  eslint.configs.recommended,
  regexp.configs['flat/recommended'],
  {
    plugins: { 'check-file': checkFile, 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mts', '.js', '.mjs', '.json'] })] },
    rules: {
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: 'error',
      'no-else-return': ['error', { allowElseIf: false }],
      'no-implicit-coercion': 'error',
      'no-lonely-if': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', ...moduleState, doubleAssertion],
      'no-self-compare': 'error',
      'no-unneeded-ternary': 'error',
      'no-unreachable-loop': 'error',
      'no-useless-rename': 'error',
      'no-useless-return': 'error',
      'no-var': 'error',
      'no-warning-comments': 'error',
      'object-shorthand': 'error',
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      'prefer-object-has-own': 'error',
      'prefer-template': 'error',
      radix: 'error',

      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
      'regexp/prefer-named-capture-group': 'off',
      'regexp/require-unicode-regexp': 'off',

      'import-x/export': 'error',
      'import-x/extensions': ['error', 'always', { ignorePackages: true }],
      'import-x/first': 'error',
      'import-x/newline-after-import': 'error',
      'import-x/no-absolute-path': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-mutable-exports': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-useless-path-segments': 'error',

      'check-file/filename-naming-convention': ['error', { '**/*.{js,ts,mts}': 'KEBAB_CASE' }, { ignoreMiddleExtensions: true }],
      'check-file/folder-naming-convention': ['error', { '{src,rules,scripts,bench,tests}/**/': 'KEBAB_CASE' }],
      'check-file/filename-blocklist': ['error', { '**/{util,utils,helper,helpers,misc,common,shared}.{js,ts,mts}': '*-*' }],
    },
  },

  {
    files: ['**/*.{ts,mts}'],
    extends: [typescriptEslint.configs.strictTypeChecked, typescriptEslint.configs.stylisticTypeChecked, importX.flatConfigs.typescript],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/no-unnecessary-qualifier': 'error',
      '@typescript-eslint/no-useless-empty-export': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/promise-function-async': 'error',
      '@typescript-eslint/require-array-sort-compare': 'error',
      '@typescript-eslint/strict-boolean-expressions': ['error', { allowNullableBoolean: true, allowString: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A node's type is compared with its name: the enum would load @typescript-eslint/utils
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  ...directions.map(({ files, forbidden, allowTypeImports = false }) => ({
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, allowTypeImports, message: 'Imports run one way: see CONTRIBUTING.md.' }] }],
    },
  })),
  {
    files: ['src/create-rule.ts'],
    rules: { 'no-restricted-syntax': ['error', ...moduleState] },
  },

  {
    files: ['rules/*.ts'],
    extends: [eslintPlugin.configs.all],
    rules: {
      'max-lines': ['error', { max: 150 }],
      'eslint-plugin/meta-property-ordering': ['error', ['type', 'docs', 'fixable', 'hasSuggestions', 'schema', 'defaultOptions', 'strictOptions', 'messages']],
      // createRule's types demand them and check them against the schema's
      'eslint-plugin/require-meta-default-options': 'off',
      // A rule asks a model, whatever language the file is written in
      'eslint-plugin/require-meta-languages': 'off',
      // createRule adds the page's address
      'eslint-plugin/require-meta-docs-url': 'off',
      // The presets are derived from meta.docs.preset
      'eslint-plugin/require-meta-docs-recommended': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    // What beforeAll makes, tests use
    rules: { 'no-restricted-syntax': ['error', doubleAssertion] },
  },
  {
    files: ['tests/rules/**/*.ts'],
    extends: [eslintPlugin.configs['tests-recommended']],
  },
  fixtureHygiene.configs.strict,
  {
    // Here the databases are what is under test: each says itself what a second run of a statement does
    files: ['tests/sql/**/*.ts'],
    rules: { 'fixture-hygiene/no-local-database-fixture': ['error', { allow: ['@electric-sql/pglite', '@libsql/client', '@duckdb/node-api'] }] },
  },
)
