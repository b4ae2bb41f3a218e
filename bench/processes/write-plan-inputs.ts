/**
 * Writes what a plan is made from: users in a spool, and a roster of the same users, one in a hundred of them changed:
 * `node write-plan-inputs.ts <users> <some|all columns> <folder>`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { five9Columns } from '../../src/platforms/five9/roster-columns.ts'
import { writeRoster } from '../../src/roster/roster-file.ts'
import { Spool } from '../../src/roster/spool.ts'
import type { PlanInputs } from '../planning.ts'

const [users, width, folder = ''] = process.argv.slice(2)

const columns = five9Columns.columns
  .filter(({ access, secret }) => access === 'read-write' && !secret)
  .map(({ name }) => name)
const permissions = columns.filter(name => /^(?:admin|agent|supervisor|reporting)_/.test(name))
const some = [
  ...columns.filter(name => !permissions.includes(name) && !name.startsWith('media_')),
  ...permissions,
]
const header = width === 'all' ? columns : some.slice(0, 45)

const rowOf = (index: number, changed: boolean) =>
  header.map(column => {
    switch (column) {
      case 'userName':
      case 'EMail':
        return `agent.${String(index).padStart(7, '0')}@example.com`
      case 'extension':
        return String(1_000_000 + index)
      case 'firstName':
        return changed ? 'Kim' : `First${index % 97}`
      case 'lastName':
        return index % 10 === 0 ? `Last, Jr. ${index % 89}` : `Last${index % 89}`
      case 'phoneNumber':
        return `+1555${String(index).padStart(7, '0')}`
      case 'startDate':
        return '2020-01-31T00:00:00.000-08:00'
      case 'locale':
        return 'en'
      case 'roles':
        return 'agent'
      case 'skills':
        return `Billing:${1 + (index % 10)};Sales:1`
      case 'agentGroups':
        return 'Berlin;Everyone'
      case 'userProfileName':
      case 'cannedReports':
        return ''
    }
    if (/^(?:admin|supervisor|reporting)_/.test(column)) return ''
    if (column.startsWith('media_maxAllowed_')) return String(index % 5)
    return /^(?:agent_|media_|active|canChange|mustChange|IEX)/.test(column)
      ? String(index % 3 !== 0)
      : `${index % 7}`
  })

function* rows(edited: boolean): Generator<string[]> {
  for (let index = 0; index < Number(users); index += 1) yield rowOf(index, edited && index % 100 === 50)
}

const spoolFolder = join(folder, 'users')
const spool = new Spool(spoolFolder)
const chunk = spool.open()
for (const cells of rows(false))
  chunk.add(cells[0] ?? '', new Map(header.map((name, at) => [name, cells[at] ?? ''])))
const inputs: PlanInputs = { spoolFolder, extent: chunk.commit(), roster: join(folder, 'five9-users.csv') }
spool[Symbol.dispose]()
const { bytes } = writeRoster(inputs.roster, header, rows(true))
writeFileSync(join(folder, 'inputs.json'), JSON.stringify(inputs))
console.log(JSON.stringify({ columns: header.length, bytes }))
