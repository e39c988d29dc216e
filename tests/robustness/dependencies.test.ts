import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

/** How many files of all that the dependencies bring; `npm run sweep -- node_modules` takes all of them. */
const sample = 400

/** A rule that hangs would hang this process as well: the sweep runs in one of its own, which can be ended. */
const longest = 240_000

test(
  'no file that the dependencies bring makes a rule throw, hang, or repair it wrongly',
  () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', path.resolve('scripts/sweep.ts'), 'node_modules', String(sample)], {
      encoding: 'utf8',
      env: { ...process.env, SWEEP_TRACE: 'yes' },
      timeout: longest,
    })

    expect(stdout, `It ended at ${stderr.trim().split('\n').at(-1) ?? 'the start'}.`).toMatch(new RegExp(`^${sample} of \\d+ files, 0 faults; `))
    expect(status).toBe(0)
  },
  longest + 5000,
)
