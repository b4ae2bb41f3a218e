import { defaultPermissions } from '../../simulators/five9/domain/defaults.ts'
import { type Domain, makeDomain } from '../../simulators/five9/index.ts'
import { edited, type Row } from '../action/roster-edits.ts'

interface Employee {
  readonly skills?: { readonly name: string; readonly level: number }[]
  /** Whether the user may see reports. */
  readonly reports?: true
}

/** Who is there before the import, besides the account in use: all agents. */
const staff: Readonly<Record<string, Employee>> = {
  ...{ gail: {}, rosa: {}, gus: {}, greta: {}, dora: {}, leo: {}, ines: {}, adam: {} },
  ...{ ruth: { reports: true }, sam: { skills: [{ name: 'Sales', level: 2 }] } },
  ...{ mona: { skills: [{ name: 'Sales', level: 2 }] }, remy: { skills: [{ name: 'Sales', level: 2 }] } },
}

/** What the roster asks for of each user, one kind of change each; null for nobody any more. */
const wishes = {
  nora: { extension: '88001', skills: 'Sales:3', agentGroups: 'Berlin', password: 'env:NORA_PASSWORD' },
  rex: { skills: 'Billing:1' },
  gail: { phoneNumber: '+15550199', lastName: 'Changed' },
  rosa: { reporting_CanViewDashboards: 'true' },
  sam: { skills: 'Billing:7;Sales:9' },
  adam: { skills: 'Billing:4' },
  mona: { skills: 'Sales:9' },
  remy: { skills: '' },
  gus: { agentGroups: 'Night shift' },
  greta: { agentGroups: 'Night shift' },
  ruth: { cannedReports: 'Call Log:1' },
  dora: { active: 'false' },
  leo: null,
} satisfies Record<string, Row | null>

/** Whom the roster changes: a name stands for the kind of change. */
export type Name = keyof typeof wishes

export const everybody = Object.keys(wishes) as Name[]

/** What `env:NORA_PASSWORD` stands for. */
export const noraPassword = 'Made-Up-Pass-44'

export function keyOf(name: Name): string {
  return `${name}@example.com`
}

/** A small domain in which everybody has one part to play. */
export function office(): Domain {
  const domain = makeDomain({ users: 1 })
  for (const [at, [name, { skills = [], reports }]] of Object.entries(staff).entries()) {
    const userName = `${name}@example.com`
    domain.put({
      general: {
        ...{ userName, EMail: userName, firstName: name, lastName: 'Example' },
        ...{ id: domain.nextId(), extension: String(2_000 + at), locale: 'en' },
        ...{ active: true, canChangePassword: true, IEXScheduled: false, mustChangePassword: false },
      },
      roles: {
        agent: {
          permissions: defaultPermissions.agent,
          ...{ alwaysRecorded: false, attachVmToEmail: false, sendEmailOnVm: false },
        },
        ...(reports && { reporting: { permissions: defaultPermissions.reporting } }),
      },
      ...{ skills, agentGroups: [], cannedReports: [] },
    })
  }
  return domain
}

/** The roster of the office as it is when the wishes of these users are written into it. */
export function wished(roster: string, names: readonly Name[]): string {
  const wish = new Map<string, Row | null>(names.map(name => [keyOf(name), wishes[name]]))
  return edited(
    roster,
    rows => {
      const known = new Set(rows.map(({ userName }) => userName))
      const fresh = [...wish].filter(([key]) => !known.has(key)).map(([key, row]) => newcomer(key, row ?? {}))
      return [
        ...rows.flatMap(row => {
          const change = wish.get(row.userName ?? '')
          return change === null ? [] : [{ ...row, ...change }]
        }),
        ...fresh,
      ]
    },
    ['password'],
  )
}

/** Everything there is of the users of a domain, by name, but what a second making of them would have otherwise. */
export function stateOf({ users }: Domain): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...users].map(
      ([
        name,
        {
          general: { id: _, ...general },
          password,
          ...user
        },
      ]) => [name, { ...user, general, hasPassword: password !== undefined }],
    ),
  )
}

function newcomer(userName: string, more: Row): Row {
  return { userName, EMail: userName, firstName: 'New', lastName: 'Example', roles: 'agent', ...more }
}
