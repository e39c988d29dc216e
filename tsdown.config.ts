import { defineConfig, type UserConfig } from 'tsdown'

const shared: UserConfig = {
  platform: 'node',
  target: 'node20.19',
  fixedExtension: true,
}

export default defineConfig([
  {
    ...shared,
    entry: 'src/index.ts',
    format: 'esm',
    // Only its types are used, and none of them shows in the plugin's own
    deps: { neverBundle: ['@typescript-eslint/utils'], onlyBundle: [] },
    dts: true,
    publint: true,
    attw: { profile: 'esm-only' },
    plugins: [
      {
        name: 'linting on demand',
        resolveId: {
          filter: { id: /\/load-linting\.ts$/ },
          async handler(source, importer) {
            return this.resolve(source.replace(/\.ts$/, '-on-demand.ts'), importer)
          },
        },
      },
    ],
  },
  {
    ...shared,
    entry: 'src/linting.ts',
    // ESLint wants a rule's listeners at once, and only CommonJS is there at once in every Node.js without a warning
    format: 'cjs',
    logLevel: 'error',
    deps: { onlyBundle: ['valibot'] },
    dts: false,
  },
])
