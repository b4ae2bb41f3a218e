import { quoted } from '../../../roster/columns/quoted.ts'
import { documentedLanguages, documentedRingStep } from '../roster-columns.ts'
import { tellDefaults } from './defaults.ts'
import type { TenantFacts } from './tenant-facts.ts'
import type { Verdict } from './verdict.ts'

export function judgeUser(verdict: Verdict, facts: TenantFacts): void {
  keepGivenUsername(verdict)
  for (const column of ['username', 'email'] as const) judgeLogin(verdict, column, facts)
  if (verdict.creating) tellDefaults(verdict, defaults)
  judgeRingSeconds(verdict)
  judgeLanguage(verdict)
}

/**
 * Who has no username in the roster keeps the one that Wazo gives to users without: the e-mail address, or else the uuid. It
 * would be taken away by the second import of a roster otherwise.
 */
function keepGivenUsername(verdict: Verdict): void {
  const had = verdict.had('username')
  const isGiven = had.includes('@') || had === verdict.uuid.toLowerCase()
  if (verdict.empties('username') && isGiven) verdict.leave('username')
}

/** Usernames and addresses are one name space: none of them may be either of somebody else's. */
function judgeLogin(verdict: Verdict, column: 'username' | 'email', { logins }: TenantFacts): void {
  const asked = verdict.asked(column)
  if (asked === '' || !verdict.changes(column)) return
  const others = (logins.get(asked) ?? []).filter(({ uuid }) => uuid !== verdict.uuid)
  // The plan itself finds two users with one value in the same column, and whether one of them gives it up.
  const [other] = others
  if (!other || others.some(login => login.column === column)) return
  const message = `${column} ${quoted(verdict.written(column))} is ${other.words}, and nobody else can log in with it: choose another`
  verdict.error('login-taken', column, message)
}

/** What new users get under columns that are never empty. */
const defaults: Readonly<Record<string, string>> = {
  enabled: '1',
  ring_seconds: '30',
  simultaneous_calls: '5',
  supervision_enabled: '1',
  call_transfer_enabled: '0',
  dtmf_hangup_enabled: '0',
  call_record_outgoing_external_enabled: '0',
  call_record_outgoing_internal_enabled: '0',
  call_record_incoming_external_enabled: '0',
  call_record_incoming_internal_enabled: '0',
  online_call_record_enabled: '0',
}

function judgeRingSeconds(verdict: Verdict): void {
  const seconds = verdict.asked('ring_seconds')
  if (seconds === '' || !verdict.changes('ring_seconds') || Number(seconds) % documentedRingStep === 0) return
  const message = `ring_seconds is documented as a multiple of ${documentedRingStep}, and Wazo takes other numbers as well: ${seconds} is sent as it is`
  verdict.warn('ring-seconds-step', 'ring_seconds', message)
}

function judgeLanguage(verdict: Verdict): void {
  const language = verdict.asked('language')
  if (language === '' || !verdict.changes('language')) return
  if (documentedLanguages.some(known => known === language)) return
  const message = `language ${quoted(language)} is none of those that Wazo documents, ${documentedLanguages.join(', ')}: it is sent as it is`
  verdict.warn('undocumented-language', 'language', message)
}
