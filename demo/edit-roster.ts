import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { guard, unguard } from '../src/roster/formula-guard.ts'

type Row = Record<string, string>

/** An edited roster, and whom its edits concern. */
export interface EditedRoster {
  readonly text: string
  /** The same without the damage. */
  readonly mended: string
  readonly added: string
  readonly retrained: string
  /** Those with new telephone numbers. */
  readonly team: readonly string[]
  /** Whose extension the spreadsheet has written as `1.053E+03`. */
  readonly damaged: { readonly user: string; readonly extension: string; readonly shown: string }
  readonly left: string
}

const teamSize = 12

/** A roster as an administrator might leave it after an hour in a spreadsheet. */
export function editRoster(roster: string): EditedRoster {
  const [header = ''] = roster.split('\n', 1)
  const rows: Row[] = parse(roster, { columns: true, cast: unguard })
  const [damaged, left, ...others] = rows.filter(isOrdinary)
  const team = others.splice(0, teamSize)
  const retrained = others.find(({ skills = '' }) => lastLevel.test(skills))
  if (!damaged || !left || !retrained) throw new Error('The domain has too few ordinary agents.')
  const { userName: user = '', extension = '' } = damaged
  const shown = scientific(extension)

  retrained.skills = retrained.skills?.replace(lastLevel, level => (level === '5' ? '6' : '5')) ?? ''
  for (const [at, row] of team.entries()) row.phoneNumber = `+1555020${String(at).padStart(2, '0')}`
  const added: Row = {
    userName: 'nora.new@example.com',
    firstName: 'Nora',
    lastName: 'New',
    EMail: 'nora.new@example.com',
    roles: 'agent',
    skills: 'Billing:1;Sales:3',
    password: 'env:INITIAL_PASSWORD',
  }
  const columns = [...header.split(','), 'password']
  const kept = [...rows.filter(row => row !== left), added]
  const written = () =>
    stringify([columns, ...kept.map(row => columns.map(column => guard(row[column] ?? '')))])
  const mended = written()
  damaged.extension = shown
  return {
    ...{ text: written(), mended },
    added: added.userName ?? '',
    retrained: retrained.userName ?? '',
    team: team.map(({ userName = '' }) => userName),
    damaged: { user, extension, shown },
    left: left.userName ?? '',
  }
}

/** The level of the last skill in a cell such as `Billing:1;Sales:3`. */
const lastLevel = /(?<=:)\d+$/

/** An agent in service whose roles and skills are its own. */
function isOrdinary({ userName = '', userProfileName, active, roles = '', extension = '' }: Row): boolean {
  const address = /^[a-z]+\.[a-z]+\d*@example\.com$/.test(userName)
  return (
    address &&
    userProfileName === '' &&
    active === 'true' &&
    roles.includes('agent') &&
    /^[1-9]\d{3}$/.test(extension)
  )
}

/** `1053` as a spreadsheet shows a number that it finds too long. */
function scientific(digits: string): string {
  return Number(digits)
    .toExponential(3)
    .replace(/e\+(\d)$/, 'E+0$1')
}
