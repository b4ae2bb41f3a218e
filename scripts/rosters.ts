/** Writes examples/rosters/: rosters of made-up people to begin with. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { five9Columns } from '../src/platforms/five9/roster-columns.ts'
import { wazoColumns } from '../src/platforms/wazo/roster-columns.ts'
import { xmediusColumns } from '../src/platforms/xmedius/roster-columns.ts'
import type { ColumnSet } from '../src/roster/columns/column.ts'
import { template } from '../src/roster/columns/template.ts'
import { guard } from '../src/roster/formula-guard.ts'

type Person = Readonly<Record<string, string>>

/** All that Five9 wants to know of a new user. */
const newUsers: readonly Person[] = [
  {
    ...named('Kim', 'Example'),
    roles: 'agent',
    password: 'env:INITIAL_PASSWORD',
  },
  {
    ...named('Lee', 'Sample'),
    roles: 'agent;supervisor',
    password: 'env:INITIAL_PASSWORD',
  },
]

/** People with cells of every sort: an agent, a supervisor, and one whose roles come from a user profile. */
const people: readonly Person[] = [
  {
    ...named('Kim', 'Example'),
    active: 'true',
    extension: '4101',
    phoneNumber: '+15550100101',
    locale: 'en',
    startDate: '2026-01-31',
    federationId: 'kim.example@sso.example.com',
    canChangePassword: 'true',
    mustChangePassword: 'true',
    password: 'env:INITIAL_PASSWORD',
    roles: 'agent',
    media_enabled_VOICE: 'true',
    media_enabled_CHAT: 'true',
    media_maxAllowed_CHAT: '3',
    agent_alwaysRecorded: 'true',
    agent_ReceiveTransfer: 'true',
    agent_SendMessages: 'true',
    agent_CreateChatSessions: 'false',
    skills: 'Billing:1;Sales:3',
    agentGroups: 'Berlin;Night shift',
  },
  {
    ...named('Lee', 'Sample'),
    active: 'true',
    extension: '4102',
    phoneNumber: '+15550100102',
    locale: 'en',
    startDate: '2026-01-31',
    password: 'env:INITIAL_PASSWORD',
    roles: 'agent;reporting;supervisor',
    supervisor_Agents: 'true',
    supervisor_CallMonitoring: 'true',
    skills: 'Support L1:2',
    agentGroups: 'Berlin',
    cannedReports: 'Call Log:0',
  },
  {
    ...named('Noor', 'Specimen'),
    active: 'true',
    userProfileName: 'New agents',
    password: 'env:INITIAL_PASSWORD',
    agentGroups: 'Berlin',
  },
]

/** People with phones of every sort, in contexts by their labels. */
const callers: readonly Person[] = [
  { ...nameAndPhone('Kim', 'Example', '1001'), line_protocol: 'sip' },
  { ...nameAndPhone('Lee', 'Sample', '1002'), line_protocol: 'webrtc' },
  { ...nameAndPhone('Noor', 'Specimen', '1003'), line_protocol: 'sccp' },
]

/** Somebody with everything, and somebody who only logs in. */
const staff: readonly Person[] = [
  {
    ...{ firstname: 'Kim', lastname: 'Example', email: 'kim.example@example.com', username: 'kim.example' },
    ...{ language: 'en_US', mobile_phone_number: '+15550100123', userfield: 'front desk', enabled: '1' },
    ...{ outgoing_caller_id: '"Front desk" <5550100>', ring_seconds: '30', simultaneous_calls: '5' },
    ...{
      supervision_enabled: '1',
      call_transfer_enabled: '1',
      dtmf_hangup_enabled: '0',
      subscription_type: '1',
    },
    ...recordings('0'),
    ...{ exten: '1001', context: 'default', line_protocol: 'sip', sip_username: 'kimexample' },
    ...{ sip_secret: 'env:SIP_SECRET', incall_exten: '5551001', incall_context: 'incalls' },
    ...{ incall_ring_seconds: '20', voicemail_name: 'Kim Example', voicemail_number: '1001' },
    ...{ voicemail_context: 'default', voicemail_password: 'env:MAILBOX_PIN' },
    ...{ voicemail_email: 'kim.example@example.com', voicemail_attach_audio: '1' },
    ...{ voicemail_delete_messages: '1', voicemail_ask_password: '1', call_permissions: 'intl;premium' },
    ...{ call_permission_password: 'env:CALL_PIN', password: 'env:INITIAL_PASSWORD' },
  },
  {
    ...{ firstname: 'Lee', lastname: 'Sample', username: 'lee.sample', password: 'env:INITIAL_PASSWORD' },
    ...{ enabled: '1', ring_seconds: '30', simultaneous_calls: '5', supervision_enabled: '1' },
    ...{ call_transfer_enabled: '0', dtmf_hangup_enabled: '0' },
    ...recordings('0'),
  },
]

/** People with what the portal needs to know, and who they are. */
const faxUsers: readonly Person[] = [
  {
    ...{ username: 'kim.example', email: 'kim.example@example.com' },
    ...{ first_name: 'Kim', last_name: 'Example' },
  },
  {
    ...{ username: 'lee.sample', email: 'lee.sample@example.com' },
    ...{ first_name: 'Lee', last_name: 'Sample' },
  },
]

/** Somebody of whom everything is told, and somebody who has what the account gives everybody. */
const office: readonly Person[] = [
  {
    ...faxUsers[0],
    ...{ group: 'Front office', password: 'env:INITIAL_PASSWORD', fax_number: '+15145550100' },
    ...{ salutation: 'Mx', job_title: 'Clerk', company_name: 'Example Ltd', address: '1 Example Street' },
    ...{ city: 'Exampleton', state: 'QC', country: 'Canada', zip_code: 'H0H 0H0' },
    ...{ phone_number: '514-555-0101 ext. 12', mobile_number: '514-555-0102' },
    ...{ language: 'FR', time_zone: 'Eastern Time (US & Canada)' },
  },
  { ...faxUsers[1], password: 'env:INITIAL_PASSWORD' },
]

/** The example rosters as texts of their files, by path. */
export function exampleRosters(): ReadonlyMap<string, string> {
  const wazo = wazoColumns({})
  const xmedius = xmediusColumns({ passwordSetupMode: 'random', literalPasswords: false })
  return new Map([
    ['examples/rosters/five9-minimal.csv', csvOf(five9Columns, 'minimal', newUsers)],
    ['examples/rosters/five9-full.csv', csvOf(five9Columns, 'full', people)],
    ['examples/rosters/wazo-minimal.csv', csvOf(wazo, 'minimal', callers)],
    ['examples/rosters/wazo-full.csv', csvOf(wazo, 'full', staff)],
    ['examples/rosters/xmedius-minimal.csv', csvOf(xmedius, 'minimal', faxUsers)],
    ['examples/rosters/xmedius-full.csv', csvOf(xmedius, 'full', office)],
  ])
}

function nameAndPhone(firstname: string, lastname: string, exten: string): Person {
  return { firstname, lastname, exten, context: 'default' }
}

function recordings(cell: string): Person {
  const calls = ['outgoing_external', 'outgoing_internal', 'incoming_external', 'incoming_internal']
  return {
    ...Object.fromEntries(calls.map(which => [`call_record_${which}_enabled`, cell])),
    online_call_record_enabled: cell,
  }
}

function named(firstName: string, lastName: string): Person {
  const address = `${firstName}.${lastName}@example.com`.toLowerCase()
  return { userName: address, firstName, lastName, EMail: address }
}

function csvOf(set: ColumnSet, kind: Parameters<typeof template>[1], users: readonly Person[]): string {
  const { header, rows } = template(set, kind, users)
  return stringify([header, ...rows.map(row => row.map(guard))])
}

if (import.meta.main) {
  mkdirSync(new URL('../examples/rosters', import.meta.url), { recursive: true })
  for (const [path, text] of exampleRosters()) writeFileSync(new URL(`../${path}`, import.meta.url), text)
}
