import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: 'src/index.ts',
  format: 'esm',
  platform: 'node',
  // Only its types are used, and none of them shows in the plugin's own
  deps: { neverBundle: ['@typescript-eslint/utils'], onlyBundle: ['valibot'] },
  target: 'node20.19',
  dts: true,
  fixedExtension: true,
  publint: true,
  attw: { profile: 'esm-only' },
})
