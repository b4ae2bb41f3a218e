/**
 * Runs one export by the built action, from a simulated Five9 whose limits hold nobody up:
 * `node export.ts <users> <chunking>`.
 */
import { fileURLToPath } from 'node:url'
import { makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import { GitHub, uses } from '../../simulators/github/index.ts'
import type { ExportFigures } from '../exports.ts'

const action = fileURLToPath(new URL('../..', import.meta.url))
const boundless = { minute: 1_000_000, hour: 1_000_000, day: 1_000_000 }

const [users, chunking = ''] = process.argv.slice(2)
await using five9 = await startFive9({
  domain: makeDomain({ users: Number(users), distribution: 'numeric' }),
  limits: { Query: boundless },
})
await using github = await GitHub.start()
const { url, username, password } = five9
const inputs = { platform: 'five9', command: 'export', url, username, password, chunking }
const run = github.run({ steps: [uses(action, { id: 'export', with: inputs })] })
const result = await run.start().done
const { main } = result.step('export')
if (main.exitCode !== 0) throw new Error(`The export failed:\n${main.log}`)

const figures: ExportFigures = {
  users: Number(main.outputs.users),
  calls: five9.calls.length,
  seconds: main.durationMs / 1_000,
  peakBytes: main.peakMemoryBytes,
}
console.log(JSON.stringify(figures))
