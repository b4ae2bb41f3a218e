/** Plans a roster against users in a spool, as the action does, and writes plan.json: `node plan.ts <folder>`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { five9Rules } from '../../src/platforms/five9/roster/rules.ts'
import { five9Columns } from '../../src/platforms/five9/roster-columns.ts'
import { planRoster } from '../../src/roster/planning/plan-roster.ts'
import { writePlan } from '../../src/roster/planning/write-plan.ts'
import { noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import { Spool } from '../../src/roster/spool.ts'
import type { PlanInputs } from '../planning.ts'
import { printFigures } from '../reading-figures.ts'

const [folder = ''] = process.argv.slice(2)
const {
  spoolFolder,
  extent,
  roster: path,
} = JSON.parse(readFileSync(join(folder, 'inputs.json'), 'utf8')) as PlanInputs

const facts = {
  names: new Map([
    ['skill', new Set(['Billing', 'Sales'])],
    ['agent group', new Set(['Berlin', 'Everyone'])],
  ]),
  ...{ profileRoles: new Map(), extension: {}, passwordPolicy: {}, mailsNewUsers: false, doubts: [] },
}

await printFigures(async () => {
  using spool = new Spool(spoolFolder, [extent])
  const problem = (finding: object) => {
    throw new Error(`The roster of the measurement is faulty: ${JSON.stringify(finding)}`)
  }
  const roster = await openRoster(path, {
    ...{ file: 'five9-users.csv', columns: five9Columns, mapping: noMapping, onFinding: problem },
  })
  if (!roster) throw new Error('The roster of the measurement cannot be read.')
  const draft = await planRoster({
    ...{ platform: 'five9', tenant: { id: '1', name: 'Made up' }, columns: five9Columns, roster },
    rules: five9Rules(
      facts,
      roster.columns.map(({ column }) => column.name),
      { mode: 'cells', literals: false, environment: () => undefined },
    ),
    ...{ unreadable: [], snapshot: spool.sorted([extent]), onFinding: problem },
    snapshotFacts: { takenAt: new Date(0).toISOString(), statement: '', complete: true },
    options: {
      ...{ onMissing: 'delete', onDrift: 'hold', onRename: 'hold', onDamage: 'refuse', protect: [] },
      ...{ maxCreates: {}, maxUpdates: {}, maxRemovals: {} },
    },
  })
  const forecast = { calls: [], leastMilliseconds: 0, attempts: 1 }
  await writePlan(join(folder, 'plan.json'), { ...draft, effects: [], forecast })
  return draft.counts.unchanged + draft.changes.length
})
