import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { guard, unguard } from '../src/roster/formula-guard.ts'

type Row = Record<string, string>

/** An edited roster, and whom its edits concern. */
export interface EditedRoster {
  readonly text: string
  readonly added: string
  readonly retrained: string
  /** Whose extension the spreadsheet has written as `1.053E+03`. */
  readonly damaged: { readonly user: string; readonly extension: string; readonly shown: string }
  readonly left: string
}

/** A roster as an administrator might leave it after an hour in a spreadsheet. */
export function editRoster(roster: string): EditedRoster {
  const [header = ''] = roster.split('\n', 1)
  const rows: Row[] = parse(roster, { columns: true, cast: unguard })
  const [retrained, damaged, left] = rows.filter(isOrdinary)
  if (!retrained || !damaged || !left) throw new Error('The domain has no three ordinary agents.')
  const { userName: user = '', extension = '' } = damaged
  const shown = scientific(extension)

  retrained.skills = retrained.skills === 'Sales:2' ? 'Sales:1' : 'Sales:2'
  damaged.extension = shown
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
  const text = stringify([columns, ...kept.map(row => columns.map(column => guard(row[column] ?? '')))])
  return {
    text,
    added: added.userName ?? '',
    retrained: retrained.userName ?? '',
    damaged: { user, extension, shown },
    left: left.userName ?? '',
  }
}

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
