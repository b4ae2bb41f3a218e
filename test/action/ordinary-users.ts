import type { Row } from './roster-edits.ts'
import { rowsOf } from './stage.ts'

/** Users whom changes of every kind suit: active agents without a profile, whose names no spreadsheet would touch. */
export function ordinary(roster: string): Row[] {
  return rowsOf(roster).filter(
    ({ userName = '', userProfileName, active, roles }) =>
      /^[a-z]+\.[a-z]+\d*@example\.com$/.test(userName) &&
      userProfileName === '' &&
      active === 'true' &&
      roles?.includes('agent'),
  )
}

/** A new user with what Five9 demands. */
export function newcomer(name: string, more: Row = {}): Row {
  return {
    ...{ userName: `${name}.new@example.com`, firstName: name, lastName: 'New' },
    ...{ EMail: `${name}.new@example.com`, roles: 'agent', ...more },
  }
}
