import type { Account } from '../account/account.ts'
import { timeZones } from '../account/time-zones.ts'
import { type ProfileField, profileFields } from '../account/user.ts'
import type { Complaints } from './refusal.ts'
import { type Fields, idOf } from './world.ts'

const missing = "can't be blank"
const notListed = 'is not included in the list'
const languages = ['en', 'fr', 'de']

/** Notes what is wrong with the user name and e-mail address of a new user. */
export function checkIdentity({ username, email }: Fields, account: Account, complaints: Complaints): void {
  const { demand } = complaints
  const name = text(username)
  if (demand(name !== '', 'username', missing)) {
    demand(
      /^[A-Za-z0-9_.-]+$/.test(name),
      'username',
      'may only contain a-z, A-Z, 0-9, hyphen, underscore and dot',
    )
    demand(account.named(name) === undefined, 'username', 'has already been taken')
  }
  const address = text(email)
  if (demand(address !== '', 'email', missing)) {
    demand(/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(address), 'email', 'does not appear to be valid')
    demand(account.addressed(address) === undefined, 'email', 'has already been taken')
  }
}

/** Notes what is wrong with the fields that may be sent for a new user and a known one. Those not sent are not looked at. */
export function checkCommon(fields: Fields, account: Account, complaints: Complaints): void {
  const { demand } = complaints
  for (const field of profileFields) {
    const value = fields[field] ?? ''
    demand(typeof value === 'string', field, 'must be a text')
  }
  if ('group_id' in fields)
    demand(account.groups.has(idOf(fields.group_id) ?? -1), 'group_id', 'does not exist')
  if ('language' in fields) demand(languages.includes(text(fields.language)), 'language', notListed)
  if ('time_zone' in fields) demand(timeZones.has(text(fields.time_zone)), 'time_zone', notListed)
}

/** Notes what is wrong with the role of a user who has this one so far: nobody is raised by way of this interface. */
export function checkRole(role: unknown, so: string, complaints: Complaints): void {
  complaints.demand(role === 'user' || role === so, 'role', notListed)
}

/** Notes what is wrong with the password of a new user. */
export function checkPassword(fields: Fields, { settings }: Account, complaints: Complaints): void {
  const { demand } = complaints
  const { password_setup_type: type, password, password_confirmation: confirmation } = fields
  if (type === 'force') {
    const least = settings.shortestPassword
    if (!demand(text(password) !== '', 'password', missing)) return
    demand([...text(password)].length >= least, 'password', `is too short (minimum is ${least} characters)`)
    demand(confirmation === password, 'password_confirmation', "doesn't match Password")
  } else if (demand(type === 'user' || type === 'auto', 'password_setup_type', notListed)) {
    demand(password === undefined, 'password', 'must be blank')
    demand(confirmation === undefined, 'password_confirmation', 'must be blank')
  }
}

/** Notes each field that is none of these. */
export function checkKnown(fields: Fields, known: ReadonlySet<string>, complaints: Complaints): void {
  for (const field of Object.keys(fields)) {
    complaints.demand(known.has(field), field, 'is not an attribute of a user')
  }
}

/** The strings of the profile that were sent, and null for the others. */
export function profileOf(fields: Fields): Record<ProfileField, string | null> {
  return Object.fromEntries(
    profileFields.map(field => [field, (fields[field] as string | null | undefined) ?? null]),
  ) as Record<ProfileField, string | null>
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
