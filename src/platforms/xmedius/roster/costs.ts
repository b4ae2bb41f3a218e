import type { Change, SideEffect } from '../../../roster/planning/plan.ts'
import type { Costs } from '../../platform.ts'
import type { PasswordSetupMode } from '../roster-columns.ts'
import { isOwn } from './fax-moves.ts'
import { type StepGround, steps } from './steps.ts'

/** What bringing about changes, none of them held, costs and does besides: the sums of its steps, and the mails. */
export function xmediusCosts(changes: readonly Change[], mode: PasswordSetupMode, ground: StepGround): Costs {
  const requests = steps(changes, ground).reduce((sum, { cost }) => sum + (cost.requests ?? 0), 0)
  return {
    calls: requests > 0 ? { requests } : {},
    pauses: 0,
    effects: effectsOf(changes, mode, ground).filter(({ users }) => users > 0),
  }
}

function effectsOf(
  changes: readonly Change[],
  mode: PasswordSetupMode,
  { faxNumbers, mayList }: StepGround,
): SideEffect[] {
  const created = changes.filter(({ kind }) => kind === 'create').length
  const getsNumber = ({ fields }: Change) =>
    fields.some(({ column, after }) => column === 'fax_number' && !faxNumbers.get(after ?? '')?.default)
  const losesNumber = ({ fields }: Change) =>
    fields.some(({ column, before }) => column === 'fax_number' && isOwn(faxNumbers, before?.trim() ?? ''))
  return [
    effect(
      'users-not-seen',
      mayList ? 0 : created,
      'The access token may not list users (permission "Query user directory"), so every row counts as a new user, and who is there already is left as it is',
    ),
    effect(
      'mail-welcome',
      created,
      'The portal sends new users a welcome by e-mail, if the account is set so',
    ),
    effect(
      'mail-choose-password',
      mode === 'user_choice' ? created : 0,
      'The portal asks new users by e-mail to choose a password, however the account is set',
    ),
    effect(
      'mail-fax-number',
      changes.filter(getsNumber).length,
      'The portal tells users by e-mail of a fax number that is assigned to them, if the account is set so',
    ),
    effect(
      'password-to-hand-over',
      mode === 'manual' ? created : 0,
      'The portal tells nobody the passwords of new users, so you hand them over yourself',
    ),
    effect(
      'password-nobody-knows',
      mode === 'random' ? created : 0,
      'New users get a password that nobody knows, so they or an administrator set another one',
    ),
    effect(
      'fax-number-given-up',
      changes.filter(losesNumber).length,
      'Faxes to the old numbers of users reach them no more, and others may be given these numbers',
    ),
    effect(
      'deleted-for-good',
      changes.filter(({ kind }) => kind === 'delete').length,
      'The portal cannot suspend users, so who is deleted is gone for good, and gives up the fax number',
    ),
  ]
}

/** People ask how many mails go out before they ask anything else. */
function effect(code: string, users: number, sentence: string): SideEffect {
  const number = users.toLocaleString('en')
  return { code, users, message: `${sentence}: ${number} ${users === 1 ? 'user' : 'users'}.` }
}
