import { defineConfig } from '@playwright/test'

export default defineConfig({ testDir: 'tests/playwright', reporter: 'json', workers: 1 })
