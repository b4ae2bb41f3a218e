/**
 * Everything that must hold before a change lands: lint, types, dist matches src, tests. Ends with a line that counts the
 * tests, whatever reads it.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

const report = 'build/tests.json'

interface TestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly success: boolean
}

const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['Lint', 'biome', 'check', '--error-on-warnings'],
  ['Types', 'tsc'],
  ['dist matches src', 'node', 'scripts/check-dist.ts'],
]

const failed = checks
  .filter(([name, command, ...args]) => !passes(name, command, ...args))
  .map(([name]) => name)
rmSync(report, { force: true })
passes('Tests', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`)
const tests = JSON.parse(readFileSync(report, 'utf8')) as TestReport

if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
const skipped = tests.numPendingTests + tests.numTodoTests
console.log(
  `\n${tests.numPassedTests} passed, ${tests.numFailedTests + failed.length} failed, ${skipped} skipped`,
)
process.exitCode = tests.success && failed.length === 0 ? 0 : 1

function passes(name: string, command: string, ...args: string[]): boolean {
  console.log(`\n== ${name}`)
  const file = command === 'node' ? process.execPath : `node_modules/.bin/${command}`
  return spawnSync(file, args, { stdio: 'inherit' }).status === 0
}
