import { runExport } from './entry/export.ts'
import { runImport } from './entry/import.ts'
import { runPlan } from './entry/plan.ts'
import { openSession } from './entry/session.ts'
import { fail } from './runner/fail.ts'
import { readInputs } from './runner/inputs.ts'
import { rawInput } from './runner/raw-input.ts'
import { currentRun } from './runner/run.ts'
import { maskInputs } from './runner/secrets.ts'

async function main(): Promise<void> {
  maskInputs(rawInput)
  const run = currentRun(process.env)
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
