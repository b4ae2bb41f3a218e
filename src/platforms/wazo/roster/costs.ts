import type { Change, SideEffect } from '../../../roster/planning/plan.ts'
import type { Costs } from '../../platform.ts'
import { steps } from './steps.ts'

/** What bringing about changes, none of them held, costs and does besides: the sums of its steps. */
export function wazoCosts(changes: Iterable<Change>): Costs {
  const all = [...changes]
  const calls: Record<string, number> = {}
  for (const { cost } of steps(all)) {
    for (const [limit, count] of Object.entries(cost)) calls[limit] = (calls[limit] ?? 0) + count
  }
  return { calls, pauses: 0, effects: effectsOf(all) }
}

function effectsOf(changes: readonly Change[]): SideEffect[] {
  const count = (matches: (change: Change) => boolean) => changes.filter(matches).length
  const effects: SideEffect[] = [
    {
      code: 'mailboxes-destroyed',
      users: count(({ kind }) => kind === 'delete'),
      message:
        'Deleting users destroys their lines, accounts and numbers, and mailboxes that nobody shares, with all messages in them.',
    },
    {
      code: 'access-lost',
      users: count(({ kind }) => kind === 'deactivate'),
      message: 'Users who are deactivated can neither call nor log in.',
    },
    {
      code: 'mailboxes-left',
      users: count(change => change.kind === 'update' && loses(change, 'voicemail_number')),
      message: 'Mailboxes that are taken off users stay in Wazo with their messages, and belong to nobody.',
    },
    {
      code: 'phones-cut-off',
      users: count(change => change.kind === 'update' && change.fields.some(cutsOff)),
      message:
        'Phones whose SIP username, secret or protocol changes, or whose line goes, are cut off until they are set up again.',
    },
  ]
  return effects.filter(({ users }) => users > 0)
}

function loses({ fields }: Change, name: string): boolean {
  return fields.some(({ column, after, secret }) => column === name && after === null && !secret)
}

const ofPhones: ReadonlySet<string> = new Set(['sip_username', 'sip_secret', 'line_protocol'])

function cutsOff({ column, before, secret }: Change['fields'][number]): boolean {
  // What a new line is given cuts nobody off.
  return ofPhones.has(column) && (before !== null || secret === true)
}
