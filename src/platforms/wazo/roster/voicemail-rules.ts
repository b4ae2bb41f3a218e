import { quoted } from '../../../roster/columns/quoted.ts'
import { judgeContext } from './context-rules.ts'
import { tellDefaults } from './defaults.ts'
import type { TenantFacts } from './tenant-facts.ts'
import type { Verdict } from './verdict.ts'
import { nameOf, place } from './words.ts'

const needed = ['voicemail_name', 'voicemail_number', 'voicemail_context'] as const
const all = [
  ...needed,
  'voicemail_password',
  'voicemail_email',
  'voicemail_attach_audio',
  'voicemail_delete_messages',
  'voicemail_ask_password',
] as const

/** What new mailboxes get under columns that are never empty. */
const defaults = { voicemail_delete_messages: '0', voicemail_ask_password: '1' }

/** What a mailbox always has. */
const kept = ['voicemail_name', 'voicemail_context', ...Object.keys(defaults)]

export function judgeVoicemail(verdict: Verdict, facts: TenantFacts): void {
  if (!all.some(column => verdict.changes(column))) return
  judgeContext(verdict, 'voicemail_context', 'voicemail', facts.contexts)
  if (verdict.had('voicemail_number') === '') judgeNewMailbox(verdict, facts)
  else if (verdict.empties('voicemail_number')) judgeRemoval(verdict)
  else judgeMailbox(verdict, facts)
  judgeDeletion(verdict)
}

/** Wazo would make none, and keep silent. */
function judgeNewMailbox(verdict: Verdict, { mailboxes }: TenantFacts): void {
  const missing = needed.find(column => verdict.asked(column) === '')
  if (missing !== undefined) {
    const message =
      `${missing} is missing: a mailbox needs voicemail_name, voicemail_number and voicemail_context, and the row has only ` +
      verdict.filled(all).join(', ')
    verdict.error('incomplete-voicemail', missing, message)
    return
  }
  tellDefaults(verdict, defaults)
  const found = mailboxAfter(verdict, mailboxes)
  if (found?.length !== 0) return
  const number = quoted(verdict.asked('voicemail_number'))
  if (verdict.creating) {
    const message =
      `voicemail_number ${number} is a mailbox that nobody has: Wazo would hand it to the new user with all messages in it, and with ` +
      'other settings than those of the row; choose another number, or delete the mailbox in Wazo'
    verdict.error('mailbox-exists', 'voicemail_number', message)
  } else {
    const message = `voicemail_number ${number} is a mailbox that nobody has: the user is given it, with all messages in it`
    verdict.warn('mailbox-exists', 'voicemail_number', message)
  }
}

function judgeRemoval(verdict: Verdict): void {
  const filled = verdict.filled(all)
  if (filled.length > 0) {
    const message =
      `voicemail_number is empty and ${filled.join(', ')} is not: fill voicemail_number to keep the mailbox, or empty the ` +
      'other cells too to have it taken off'
    verdict.error('incomplete-voicemail', 'voicemail_number', message)
    return
  }
  for (const column of all) if (verdict.had(column) !== '') verdict.set(column, '')
}

function judgeMailbox(verdict: Verdict, { mailboxes }: TenantFacts): void {
  for (const column of kept.filter(name => verdict.empties(name))) {
    const message = `${column} is empty, and a mailbox always has one: fill the cell, or empty all cells of the mailbox to have it taken off`
    verdict.error('empty-cell', column, message)
  }
  const moves = verdict.changes('voicemail_number') || verdict.changes('voicemail_context')
  if (moves && mailboxAfter(verdict, mailboxes)?.length === 0) {
    const message =
      `voicemail_number ${quoted(verdict.after('voicemail_number'))} is another mailbox already, which nobody has: choose another ` +
      'number, or delete that mailbox in Wazo'
    verdict.error('mailbox-exists', 'voicemail_number', message)
  }
  judgeSharing(verdict, mailboxes, moves)
}

/** What a row says of a shared mailbox is for all who share it. */
function judgeSharing(verdict: Verdict, mailboxes: TenantFacts['mailboxes'], moves: boolean): void {
  const [number, context] = [verdict.had('voicemail_number'), verdict.had('voicemail_context')]
  const others = (mailboxes.get(place(number, context)) ?? []).filter(({ uuid }) => uuid !== verdict.uuid)
  const changed = all.find(column => verdict.changes(column))
  if (others.length === 0 || changed === undefined) return
  const shown = others.slice(0, most).map(nameOf).join(', ')
  const more = others.length > most ? ` and ${others.length - most} more` : ''
  const shared = `${changed}: the mailbox ${number} is shared with ${shown}${more}`
  if (moves) {
    const message = `${shared}, and rosters give no two users one number: empty all cells of the mailbox to have it taken off, or change it in Wazo`
    verdict.error('shared-mailbox', changed, message)
  } else {
    const message = `${shared}, for whom it changes as well: it is done only where their rows ask for the same`
    verdict.warn('shared-mailbox', changed, message)
  }
}

const most = 5

/** Whether messages that are deleted once they are reported are reported at all. */
function judgeDeletion(verdict: Verdict): void {
  const together = ['voicemail_delete_messages', 'voicemail_email', 'voicemail_attach_audio']
  const changed = together.find(column => verdict.changes(column))
  if (changed === undefined || verdict.after('voicemail_delete_messages') !== '1') return
  if (verdict.after('voicemail_email') !== '' && verdict.after('voicemail_attach_audio') === '1') return
  const message =
    `${changed}: voicemail_delete_messages needs voicemail_email and voicemail_attach_audio 1, or messages would be lost unheard: ` +
    'fill them, or write 0 under voicemail_delete_messages'
  verdict.error('messages-lost', changed, message)
}

/** The users of the mailbox that the row will name, where it is not exactly one; undefined where there is none. */
function mailboxAfter(verdict: Verdict, mailboxes: TenantFacts['mailboxes']) {
  return mailboxes.get(place(verdict.after('voicemail_number'), verdict.after('voicemail_context')))
}
