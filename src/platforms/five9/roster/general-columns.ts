import type { CellType } from '../../../roster/columns/cell-type.ts'
import type { Column } from '../../../roster/columns/column.ts'
import { boolean } from '../../../roster/columns/types/boolean.ts'
import { date } from '../../../roster/columns/types/date.ts'
import { email } from '../../../roster/columns/types/email.ts'
import { secretName } from '../../../roster/columns/types/secret-name.ts'
import { text } from '../../../roster/columns/types/text.ts'
import type { GeneralInfoField } from '../vocabulary.ts'
import { takenByProfile } from './taken-along.ts'
import { userName } from './user-name.ts'

const digits = (example: string) => text({ pattern: { matches: /^[0-9]+$/, rule: 'digits only' }, example })

const discouraged = 'Five9 asks not to use this field.'

/** The fields of `generalInfo` in the order of a roster, those that an export has only when asked for last. */
export const generalColumns: readonly Column[] = [
  general('userName', userName(), {
    description:
      'The name that the user logs in with. It is unique over all Five9 domains and never changes.',
    empty: 'refused',
    requiredOnCreate: true,
  }),
  general('firstName', text({ example: 'Kim' }), {
    description: 'First name.',
    empty: 'refused',
    requiredOnCreate: true,
  }),
  general('lastName', text({ example: 'Example' }), {
    description: 'Last name.',
    empty: 'refused',
    requiredOnCreate: true,
  }),
  general('EMail', email(), {
    description: 'E-mail address. Five9 sends its messages about the account there.',
    empty: 'refused',
    requiredOnCreate: true,
    identifying: true,
  }),
  general('active', boolean(), { description: 'Whether the user may log in.' }),
  general('extension', digits('1000'), {
    description:
      'Extension; no two users have the same. A new user without one is given the next that is free.',
    unique: true,
  }),
  general('phoneNumber', text({ example: '+15550100123' }), {
    description: 'Phone number.',
    empty: 'unset',
  }),
  general('locale', text({ example: 'en' }), { description: 'Language of the user, as Five9 names it.' }),
  general('startDate', date(), { description: 'First day of work.' }),
  general('userProfileName', text({ example: 'New agents' }), {
    description:
      'User profile. Roles, permissions and skills of a user with a profile come from the profile. An empty cell takes the user out of it.',
    empty: 'unset',
    refersTo: 'user profile',
    takesAlong: takenByProfile,
  }),
  general('federationId', text({ example: 'kim.example@sso.example.com' }), {
    description: 'Name of the user at the identity provider, for single sign-on.',
    empty: 'unset',
  }),
  general('unifiedCommunicationId', text({ example: 'sip:kim@example.com' }), {
    description: 'Name of the user in the unified communications system.',
    empty: 'unset',
  }),
  general('canChangePassword', boolean(), { description: 'Whether the user may change the password.' }),
  general('mustChangePassword', boolean(), {
    description: 'Whether the user must change the password at the next login.',
  }),
  general('id', digits('300000000000001'), {
    description: 'Number that Five9 gives the user. It tells people apart whose names are alike.',
    access: 'read-only',
    unique: true,
    identifying: true,
  }),
  general('fullName', text({ example: 'Kim Example' }), {
    description: 'First and last name as Five9 joins them.',
    access: 'read-only',
  }),
  general('IEXScheduled', boolean(), {
    description: `Whether NICE IEX schedules the user. ${discouraged}`,
  }),
  general('osLogin', text({ example: 'EXAMPLE\\kim' }), {
    description: `Login of the user at the operating system. ${discouraged}`,
    empty: 'unset',
  }),
  general('password', secretName(), {
    description:
      'Initial password of a new user, as the name of a secret. Required for a new user unless password-mode says otherwise; never exported, and never changed for a user that exists.',
    access: 'create-only',
    secret: true,
  }),
]

function general(
  name: GeneralInfoField | 'password',
  type: CellType,
  rest: Pick<Column, 'description'> & Partial<Column>,
): Column {
  return {
    name,
    type,
    group: 'General',
    empty: 'untouched',
    requiredOnCreate: false,
    access: 'read-write',
    ...rest,
  }
}
