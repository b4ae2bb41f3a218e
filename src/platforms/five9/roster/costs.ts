import type { Change, SideEffect } from '../../../roster/planning/plan.ts'
import type { Costs } from '../../platform.ts'
import type { PasswordMode } from './password-rules.ts'
import { steps } from './steps.ts'

/**
 * What bringing about changes, none of them held, costs and does besides: the sums of its steps.
 * @param mailsNewUsers whether the domain mails new users; undefined where that is not known
 * @param passwordMode where the passwords of new users come from
 */
export function five9Costs(
  changes: Iterable<Change>,
  mailsNewUsers: boolean | undefined,
  passwordMode: PasswordMode = 'cells',
): Costs {
  const all = [...changes]
  const calls: Record<string, number> = {}
  const pauses: number[] = []
  for (const { cost, pause } of steps(all)) {
    for (const [limit, count] of Object.entries(cost)) calls[limit] = (calls[limit] ?? 0) + count
    if (pause > 0) pauses.push(pause)
  }
  // Nothing waits before the first of them.
  const waits = pauses.slice(1).reduce((sum, pause) => sum + pause, 0)
  return { calls, pauses: waits, effects: effectsOf(all, mailsNewUsers, passwordMode) }
}

function effectsOf(
  changes: readonly Change[],
  mailsNewUsers: boolean | undefined,
  passwordMode: PasswordMode,
): SideEffect[] {
  const count = (matches: (change: Change) => boolean) => changes.filter(matches).length
  const effects: SideEffect[] = [
    {
      code: 'mail-to-new-users',
      users: mailsNewUsers === false ? 0 : count(({ kind }) => kind === 'create'),
      message: mailsNewUsers
        ? 'Five9 mails new users: that is how this domain is set.'
        : 'Five9 may mail new users: whether this domain does could not be read.',
    },
    {
      code: 'password-nobody-knows',
      users:
        passwordMode === 'random' ? count(change => change.kind === 'create' && !namesPassword(change)) : 0,
      message:
        'New users without a password in the roster get one that nobody knows: an administrator sets another, or they ask for one where they log in.',
    },
    {
      code: 'recordings-destroyed',
      users: count(({ kind }) => kind === 'delete'),
      message: 'Deleting users destroys their voicemails, recordings and callbacks for good.',
    },
    {
      code: 'access-lost',
      users: count(({ kind }) => kind === 'deactivate'),
      message: 'Users who are deactivated can no longer log in.',
    },
    {
      code: 'profile-replaces-roles-and-skills',
      users: count(({ kind, fields }) => kind !== 'create' && fields.some(givesProfile)),
      message:
        'The roles, permissions and skills of a user profile replace those of the users it is given to.',
    },
  ]
  return effects.filter(({ users }) => users > 0)
}

function namesPassword({ fields }: Change): boolean {
  return fields.some(({ column }) => column === 'password')
}

function givesProfile({ column, after }: Change['fields'][number]): boolean {
  return column === 'userProfileName' && after !== null
}
