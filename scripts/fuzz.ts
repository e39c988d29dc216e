import { spawnSync } from 'node:child_process'
import path from 'node:path'

const [runs = '100000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
process.stdout.write(`${runs} damaged files from seed ${seed}\n`)
const vitest = path.resolve('node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/robustness/fuzz.test.ts'], { env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed }, stdio: 'inherit' })
process.exitCode = status ?? 1
