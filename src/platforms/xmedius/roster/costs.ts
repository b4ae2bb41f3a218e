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
  { faxNumbers }: StepGround,
): SideEffect[] {
  const created = changes.filter(({ kind }) => kind === 'create').length
  const getsNumber = ({ fields }: Change) =>
    fields.some(({ column, after }) => column === 'fax_number' && !faxNumbers.get(after ?? '')?.default)
  const losesNumber = ({ fields }: Change) =>
    fields.some(({ column, before }) => column === 'fax_number' && isOwn(faxNumbers, before?.trim() ?? ''))
  return [
    {
      code: 'mail-welcome',
      users: created,
      message: 'The portal sends new users a welcome by e-mail, if the account is set so.',
    },
    {
      code: 'mail-choose-password',
      users: mode === 'user_choice' ? created : 0,
      message: 'The portal asks these new users by e-mail to choose a password, however the account is set.',
    },
    {
      code: 'mail-fax-number',
      users: changes.filter(getsNumber).length,
      message:
        'The portal tells users by e-mail of a fax number that is assigned to them, if the account is set so.',
    },
    {
      code: 'password-to-hand-over',
      users: mode === 'manual' ? created : 0,
      message: 'The portal tells nobody the passwords of these new users: hand them over yourself.',
    },
    {
      code: 'password-nobody-knows',
      users: mode === 'random' ? created : 0,
      message:
        'These new users get a password that nobody knows: they, or an administrator, set another one.',
    },
    {
      code: 'fax-number-given-up',
      users: changes.filter(losesNumber).length,
      message:
        'Faxes to the old numbers of these users reach them no more, and others may be given these numbers.',
    },
    {
      code: 'deleted-for-good',
      users: changes.filter(({ kind }) => kind === 'delete').length,
      message:
        'The portal cannot suspend users: who is deleted is gone for good, and gives up the fax number.',
    },
  ]
}
