/**
 * The action from beginning to end on this machine: the built action, run by the GitHub simulator against the Five9
 * simulator. A domain is exported, and then a roster that somebody has edited is planned and imported. Ends with exit code
 * 1 unless all of it comes out as it must.
 *
 *     node demo/index.ts [folder for the results]
 */
import { join, relative } from 'node:path'
import { exportDomain } from './export.ts'
import { importEdits } from './import.ts'
import { keep } from './keep.ts'
import { planEdits } from './plan.ts'
import { count, heading, say } from './print.ts'
import { Stage } from './stage.ts'

const users = 2_000
const folder = process.argv[2] ?? join(import.meta.dirname, 'output')

async function demonstrate(): Promise<void> {
  say(
    `A Five9 domain with ${count(users)} made-up users, and a GitHub whose runner starts the built action.`,
    'Both are simulators on this machine; nothing leaves it.',
  )
  await using stage = await Stage.open(users)
  const exported = await exportDomain(stage, users)
  const planned = await planEdits(stage, exported.roster.toString())
  const imported = await importEdits(stage, planned.edits)

  heading('To look at')
  await show('export', {
    roster: ['five9-users.csv', exported.roster],
    'step summary': ['summary.md', exported.summary],
    report: ['summary.json', exported.report],
  })
  await show('plan', {
    roster: ['edited-users.csv', planned.edits.text],
    'step summary': ['plan.md', planned.summary],
    report: ['plan.html', planned.report],
  })
  await show('import', {
    'step summary': ['import.md', imported.summary],
    report: ['import.html', imported.report],
    failures: ['failures.csv', imported.failures],
  })
}

/** Keeps what an act left, each thing under its file name, and says where. */
async function show(
  act: string,
  left: Readonly<Record<string, readonly [name: string, content: string | Uint8Array]>>,
): Promise<void> {
  const paths = await keep(folder, Object.fromEntries(Object.values(left)))
  const lines = Object.keys(left).map(
    (what, at) => `${what.padEnd(14)}${relative(process.cwd(), paths[at] ?? '')}`,
  )
  say(`The ${act}:`, ...lines)
}

await demonstrate().catch((error: Error) => {
  console.error(`\nThe demo failed: ${error.message}`)
  process.exitCode = 1
})
