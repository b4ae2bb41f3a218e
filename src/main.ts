import { runExport } from './entry/export.ts'
import { runImport } from './entry/import.ts'
import { runOffline } from './entry/offline.ts'
import { runPlan } from './entry/plan.ts'
import { openSession } from './entry/session.ts'
import { fail } from './runner/fail.ts'
import { readInputs, readOfflineInputs } from './runner/inputs.ts'
import { rawInput } from './runner/raw-input.ts'
import { currentRun } from './runner/run.ts'
import { maskInputs } from './runner/secrets.ts'
import { secretsWithheld } from './runner/withheld.ts'

async function main(): Promise<void> {
  maskInputs(rawInput)
  const run = currentRun(process.env)
  const withheld = secretsWithheld(rawInput, run.event, process.env.GITHUB_ACTOR)
  if (withheld) return runOffline(readOfflineInputs(rawInput, run.workspace), withheld, run)
  const inputs = readInputs(rawInput, run.workspace)
  const session = openSession(inputs, run)
  switch (inputs.command) {
    case 'export':
      return runExport(inputs, session)
    case 'plan':
      return runPlan(inputs, session)
    case 'import':
      return runImport(inputs, session)
  }
}

await main().catch((error: unknown) => fail(error))
// A proxy that hangs leaves a connection open that nothing here can close; the log is given time to get out.
setTimeout(() => process.exit(), 1_000).unref()
