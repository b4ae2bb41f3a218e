/**
 * The action from beginning to end on this machine: the built action, run by the GitHub simulator against the Five9
 * simulator. A domain is exported, and then a roster that somebody has edited is planned. Ends with exit code 1 unless all
 * of it comes out as it must.
 *
 *     node demo/index.ts [folder for the results]
 */
import { join, relative } from 'node:path'
import { exportDomain } from './export.ts'
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

  heading('To look at')
  const kept = await keep(folder, {
    'five9-users.csv': exported.roster,
    'summary.md': exported.summary,
    'summary.json': exported.report,
    'edited-users.csv': planned.roster,
    'plan.md': planned.summary,
    'report.html': planned.report,
  })
  const [roster, summary, report, edited, plan, page] = kept.map(file => relative(process.cwd(), file))
  say('The export:', `roster        ${roster}`, `step summary  ${summary}`, `report        ${report}`)
  say('The plan:', `roster        ${edited}`, `step summary  ${plan}`, `report        ${page} (in a browser)`)
}

await demonstrate().catch((error: Error) => {
  console.error(`\nThe demo failed: ${error.message}`)
  process.exitCode = 1
})
