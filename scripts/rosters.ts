/** Writes examples/rosters/: rosters of made-up people to begin with. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { five9Columns } from '../src/platforms/five9/roster-columns.ts'
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

/** The example rosters as texts of their files, by path. */
export function exampleRosters(): ReadonlyMap<string, string> {
  return new Map([
    ['examples/rosters/five9-minimal.csv', csvOf('minimal', newUsers)],
    ['examples/rosters/five9-full.csv', csvOf('full', people)],
  ])
}

function named(firstName: string, lastName: string): Person {
  const address = `${firstName}.${lastName}@example.com`.toLowerCase()
  return { userName: address, firstName, lastName, EMail: address }
}

function csvOf(kind: Parameters<typeof template>[1], users: readonly Person[]): string {
  const { header, rows } = template(five9Columns, kind, users)
  return stringify([header, ...rows.map(row => row.map(guard))])
}

if (import.meta.main) {
  mkdirSync(new URL('../examples/rosters', import.meta.url), { recursive: true })
  for (const [path, text] of exampleRosters()) writeFileSync(new URL(`../${path}`, import.meta.url), text)
}
