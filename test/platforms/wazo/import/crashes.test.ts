import { describe, expect, test } from 'vitest'
import { type Call, createTenant, newState, startWazo } from '../../../../simulators/wazo/index.ts'
import type { Secrets } from '../../../../src/platforms/wazo/import/secrets.ts'
import { usersCsv } from '../../../../src/platforms/wazo/import/users-csv.ts'
import type { NewUser } from '../../../../src/platforms/wazo/roster/steps.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import type { Journal, JournalEntry } from '../../../../src/work/journal.ts'
import { contentOf } from './content.ts'
import {
  columnsOf,
  MemoryJournal,
  open,
  planned,
  type Row,
  type Stage,
  secretsOf,
  stageOf,
  take,
  usersOf,
} from './stage.ts'

const environment = { NEW: 'Made-Up-9', PIN: '2468', OTHER: 'Other-Secret-1' }

/** Users of whom each test changes another part. */
function before({ internal, incall }: Pick<Stage, 'internal' | 'incall'>): Row[] {
  const phone = (exten: string, protocol = 'sip') => ({ exten, context: internal, line_protocol: protocol })
  const box = (number: string) => ({
    ...{ voicemail_name: `Box ${number}`, voicemail_number: number, voicemail_context: internal },
  })
  return [
    {
      ...{ firstname: 'Full', lastname: 'House', username: 'full', email: 'full@example.com' },
      ...{ ...phone('1001'), sip_username: 'fullhouse', sip_secret: 'Made-Up-9', ...box('1001') },
      ...{ incall_exten: '5551001', incall_context: incall, incall_ring_seconds: '10' },
      ...{ voicemail_email: 'full@example.com', voicemail_attach_audio: '1', call_permissions: 'intl' },
    },
    { firstname: 'Bare', username: 'bare' },
    { firstname: 'Baresccp', username: 'baresccp' },
    {
      ...{ firstname: 'Less', lastname: 'More', username: 'less', ...phone('1003'), ...box('1003') },
      ...{ incall_exten: '5551003', incall_context: incall, call_permissions: 'intl;premium' },
    },
    { firstname: 'Off', username: 'off', ...phone('1004') },
    {
      ...{ firstname: 'Gone', username: 'gone', ...phone('1005'), ...box('1005') },
      ...{ incall_exten: '5551005', incall_context: incall },
    },
    ...['1006', '1007'].map(number => ({
      ...{ firstname: `Ring ${number}`, username: `ring${number}`, email: `ring${number}@example.com` },
      ...{ ...phone(number), sip_username: `ring${number}`, ...box(number) },
      ...{ incall_exten: `555${number}`, incall_context: incall },
    })),
  ]
}

const gone: Row = Object.fromEntries(
  ['exten', 'context', 'line_protocol', 'voicemail_name', 'voicemail_number', 'voicemail_context']
    .concat(['voicemail_delete_messages', 'voicemail_ask_password', 'incall_exten', 'incall_context'])
    .concat(['incall_ring_seconds', 'call_permissions', 'lastname', 'provisioning_code', 'sip_username'])
    .map(column => [column, '']),
)

/**
 * Every kind of change at once: parts that come, go and differ, rings, a removal, newcomers.
 * @param rows the users as they are, by first name
 */
function after(
  rows: ReadonlyMap<string, Row>,
  { internal, incall }: Pick<Stage, 'internal' | 'incall'>,
): Row[] {
  const swapped = ['exten', 'sip_username', 'voicemail_number', 'incall_exten', 'username', 'email']
  const ring = ['1006', '1007'].map(number => rows.get(`Ring ${number}`) ?? {})
  const common = {
    ...{ ring_seconds: '30', simultaneous_calls: '5', supervision_enabled: '1', enabled: '1' },
    ...Object.fromEntries(
      Object.entries(rows.get('Bare') ?? {}).filter(([name]) => /^(?:call|dtmf|online)/.test(name)),
    ),
  }
  return [
    {
      ...rows.get('Full'),
      ...{ firstname: 'Fuller', username: 'fuller', email: 'fuller@example.com', exten: '1011' },
      ...{ sip_username: 'fullerhouse', sip_secret: 'env:OTHER', line_protocol: 'webrtc' },
      ...{ voicemail_number: '1011', voicemail_delete_messages: '1', voicemail_password: 'env:PIN' },
      ...{ incall_exten: '5551011', incall_ring_seconds: '20', call_permissions: 'premium' },
      ...{ ring_seconds: '20', call_record_outgoing_external_enabled: '1' },
    },
    {
      ...rows.get('Bare'),
      ...{ exten: '1002', context: internal, line_protocol: 'sip', voicemail_name: 'Bare' },
      ...{ voicemail_number: '1002', voicemail_context: internal, incall_exten: '5551002' },
      ...{ voicemail_delete_messages: '0', voicemail_ask_password: '1' },
      ...{ incall_context: incall, call_permissions: 'intl', email: 'bare@example.com' },
    },
    { ...rows.get('Baresccp'), exten: '1030', context: internal, line_protocol: 'sccp' },
    { ...rows.get('Less'), ...gone },
    { ...rows.get('Off'), enabled: '0', exten: '' },
    ...ring.map((row, at) => ({
      ...row,
      ...Object.fromEntries(swapped.map(column => [column, ring[(at + 1) % ring.length]?.[column] ?? ''])),
    })),
    {
      ...common,
      firstname: 'New',
      lastname: 'Phone',
      exten: '1005',
      context: internal,
      line_protocol: 'sip',
    },
    {
      ...common,
      firstname: 'New',
      lastname: 'Login',
      username: 'newlogin',
      password: 'env:NEW',
      enabled: '0',
    },
    { ...common, firstname: 'New', lastname: 'Name', incall_exten: '5551005', incall_context: incall },
    {
      ...common,
      firstname: 'New',
      lastname: 'Sccp',
      exten: '1020',
      context: internal,
      line_protocol: 'sccp',
    },
  ]
}

interface Asked {
  readonly rows: readonly Row[]
  readonly columns: readonly string[]
  readonly changes: readonly Change[]
}

/** A tenant that is the same each time, uuids too. */
async function scene<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const state = newState(7)
  const furnished = createTenant(state, { name: 'acme' })
  await using wazo = await startWazo({ state })
  const stage = stageOf(wazo, furnished)
  const { text } = usersCsv(before(stage).map(asNewUser), secrets)
  const response = await fetch(`${wazo.url}/api/confd/1.1/users/import`, {
    method: 'POST',
    headers: {
      ...{ 'x-auth-token': wazo.token(), 'wazo-tenant': furnished.tenant.uuid },
      'content-type': 'text/csv; charset=utf-8',
    },
    body: text,
  })
  expect(response.status, await response.text()).toBe(201)
  return await play(stage)
}

const secrets: Secrets = { cells: () => undefined, literals: true, environment: () => undefined }

function asNewUser(row: Row): NewUser {
  const fields = Object.entries(row).map(([column, cell]) => ({ column, before: null, after: cell }))
  return { key: row.firstname ?? '', fields }
}

/** What the roster asks of the tenant. */
async function askedOf({ wazo, furnished, internal, incall }: Stage): Promise<Asked> {
  const users = await usersOf(await open(wazo, furnished, []))
  const known = new Map(
    [...users.values()].map(cells => [cells.get('firstname') ?? '', Object.fromEntries(cells)]),
  )
  const rows = after(known, { internal, incall })
  const columns = columnsOf(rows)
  const platform = await open(wazo, furnished, columns, { environment })
  const { changes, findings } = await planned(platform, rows, columns, { onMissing: 'delete' })
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
  return { columns, changes, rows }
}

interface Attempt {
  readonly journal?: Journal
  /** Whether the users were read in it, as in the attempt that makes the plan. */
  readonly first?: boolean
}

/** What one process does about changes. */
async function attempt(
  { wazo, furnished }: Stage,
  { changes, rows }: Asked,
  { journal = new MemoryJournal(), first = true }: Attempt = {},
): Promise<string[]> {
  // Without columns, whose secrets would have to be read.
  const platform = await open(wazo, furnished, [], { environment })
  if (first) platform.chunks()
  const steps = platform.steps(changes, secretsOf(changes, rows))
  const outcome = await take(steps, { journal, random: () => 0 })
  expect(outcome.notAttempted).toEqual([])
  return outcome.failed.map(({ unit, failure }) => `${unit.id} ${failure.message}`)
}

const isWrite = ({ method }: Call) => method !== 'GET'

function heldBy({ wazo, furnished }: Stage) {
  return contentOf(wazo.state, furnished.tenant)
}

/** Has the connection break at one request that writes, counted from 1. */
function breakAt({ wazo }: Stage, last: number, phase: 'before' | 'after', onBreak: () => void): void {
  const seen = new Set<Call>()
  let broken: Call | undefined
  wazo.set([
    {
      ...{ effect: 'reset', phase },
      when(call) {
        if (isWrite(call)) seen.add(call)
        if (seen.size !== last || (broken && broken !== call)) return false
        broken = call
        onBreak()
        return true
      },
    },
  ])
}

type Ending = readonly [failed: readonly string[], held: unknown, route: string | undefined]

function endingOf(stage: Stage, failed: readonly string[]): Ending {
  return [failed, heldBy(stage), stage.wazo.calls.find(({ outcome }) => outcome === 'reset')?.route]
}

async function answerLost(asked: Asked, last: number, phase: 'before' | 'after'): Promise<Ending> {
  return scene(async stage => {
    breakAt(stage, last, phase, () => undefined)
    return endingOf(stage, await attempt(stage, asked))
  })
}

/** With the process goes what it knew; with the machine also what its journal said last. */
async function killed(asked: Asked, last: number, lost: 'process' | 'machine'): Promise<Ending> {
  return scene(async stage => {
    let dead = false
    breakAt(stage, last, 'after', () => {
      dead = true
    })
    const journal = new MemoryJournal()
    journal.append({ event: 'done', unit: 'the reading of all users', result: {} })
    const dying = {
      past: [],
      append(entry: JournalEntry) {
        if (dead) throw new Error('the process is dead')
        if (lost === 'process') journal.append(entry)
      },
    }
    await expect(attempt(stage, asked, { journal: dying })).rejects.toThrow('the process is dead')
    return endingOf(stage, await attempt(stage, asked, { journal, first: false }))
  })
}

/** Users whose changes are taken by themselves, so that there are fewer requests to break. */
const groups: readonly (readonly string[])[] = [
  ['Full'],
  ['Bare'],
  ['Less', 'Off'],
  ['Ring 1006', 'Ring 1007'],
  ['Gone', 'New'],
]

describe('an import of everything', () => {
  test('ends as the roster says, and leaves nothing that belongs to nobody', () =>
    scene(async stage => {
      const asked = await askedOf(stage)
      expect(await attempt(stage, asked)).toEqual([])
      const { users: _, ...rest } = heldBy(stage)
      expect(rest).toEqual({
        ...{ endpoints: [], sccp: 0, lines: 0, extensions: [], incalls: 0, accounts: [] },
        // A mailbox that was taken off, with what is in it.
        voicemails: ['1003'],
      })
      const platform = await open(stage.wazo, stage.furnished, asked.columns, { environment })
      const { changes } = await planned(platform, asked.rows, asked.columns, { onMissing: 'delete' })
      expect(changes).toEqual([])
    }))

  test.each(groups)(
    'ends the same whichever request was the last before a crash: %s',
    async (...names) => {
      const all = await scene(askedOf)
      const changes = all.changes.filter(({ label = '', key }) =>
        names.some(name => `${label}${key}`.startsWith(name)),
      )
      const asked = { ...all, changes }
      const [content, writes] = await scene(async stage => {
        const earlier = stage.writes().length
        expect(await attempt(stage, asked)).toEqual([])
        return [heldBy(stage), stage.writes().length - earlier] as const
      })
      expect(writes).toBeGreaterThan(3)
      for (let last = 1; last <= writes; last += 1) {
        for (const phase of ['before', 'after'] as const) {
          const [failed, held, route] = await answerLost(asked, last, phase)
          const context = `the answer lost, ${phase} write ${last}, ${route}`
          expect.soft(failed, context).toEqual([])
          expect.soft(held, context).toEqual(content)
        }
        for (const lost of ['process', 'machine'] as const) {
          const [failed, held, route] = await killed(asked, last, lost)
          const context = `the ${lost} lost, after write ${last}, ${route}`
          expect.soft(failed, context).toEqual([])
          expect.soft(held, context).toEqual(content)
        }
      }
    },
    240_000,
  )
})
