import { expect, test } from 'vitest'
import { createContext } from '../../../simulators/wazo/confd/contexts.ts'
import { exportColumns } from '../../../simulators/wazo/export/columns.ts'
import { writeCsv } from '../../../simulators/wazo/export/csv.ts'
import { exportUsers } from '../../../simulators/wazo/export/export-users.ts'
import { makeTenant, newState } from '../../../simulators/wazo/index.ts'
import type { Request, World } from '../../../simulators/wazo/world.ts'
import { file, type Place, place } from './import-place.ts'

interface Export {
  readonly headers: readonly string[]
  readonly content: readonly Readonly<Record<string, string>>[]
}

function exported({ state, tenant }: Pick<Place, 'state' | 'tenant'>): Export {
  const answer = exportUsers({ state } as World, { tenant, headers: {} } as unknown as Request)
  return answer.body as Export
}

/** A user with numbers in two contexts, and with several permissions. */
async function manifold(): Promise<Place> {
  const here = place()
  const { state, tenant, incall } = here
  const ranges = [{ start: '1', end: '9' }]
  const other = createContext(state, tenant, { label: 'Abroad', type: 'incall', incall_ranges: ranges })
  const rows = [`5551001,${incall.name}`, `5,${other.name}`, `5551002,${incall.name}`, `7,${other.name}`]
  await here.import(file('firstname,call_permissions', 'Lena,intl;premium'))
  await here.import(file('firstname,incall_exten,incall_context', ...rows.map(row => `Somebody,${row}`)))
  const lena = [...state.users.all()].find(({ firstname }) => firstname === 'Lena')
  for (const { id } of state.incalls.all()) {
    state.incalls.change(id, { destination: { user_id: lena?.id ?? 0, ring_time: null } })
  }
  return here
}

test('what is joined comes in another order each time, numbers and contexts alike', async () => {
  const here = await manifold()
  const lenas = Array.from({ length: 60 }, () =>
    exported(here).content.find(({ firstname }) => firstname === 'Lena'),
  )
  expect(new Set(lenas.map(lena => lena?.incall_exten)).size).toBeGreaterThan(10)
  expect(new Set(lenas.map(lena => lena?.call_permissions))).toEqual(
    new Set(['intl;premium', 'premium;intl']),
  )
  for (const lena of lenas) {
    const extens = lena?.incall_exten?.split(';') ?? []
    const contexts = lena?.incall_context?.split(';')
    expect(contexts).toEqual(extens.map(exten => contextOf(here, exten)))
    expect(extens.toSorted()).toEqual(['5', '5551001', '5551002', '7'])
  }
})

function contextOf({ state }: Place, exten: string): string | undefined {
  return [...state.extensions.all()].find(one => one.exten === exten)?.context
}

test('users come in no order', async () => {
  const here = place()
  await here.import(file('firstname', ...Array.from({ length: 20 }, (_, index) => `Person ${index}`)))
  const orders = Array.from({ length: 5 }, () => exported(here).content.map(({ firstname }) => firstname))
  expect(new Set(orders.map(String)).size).toBe(5)
  expect(new Set(orders.map(order => String(order.toSorted()))).size).toBe(1)
})

test('users of every shape have every column, and texts for values', () => {
  const state = newState(3)
  const { tenant } = makeTenant(state, { users: 120 })
  const { headers, content } = exported({ state, tenant })
  expect(headers).toHaveLength(39)
  expect(content).toHaveLength(120)
  for (const record of content) {
    const own = Object.keys(record)
    expect(own).toEqual(exportColumns.slice(0, own.length))
    expect(own.length).toBe(state.accounts.get(record.uuid ?? '') ? 39 : 38)
    for (const [column, value] of Object.entries(record)) {
      if (column === 'subscription_type' && value !== '') expect(Number(value)).toBeGreaterThan(0)
      else if (column !== 'username') expect(value).toBeTypeOf('string')
    }
  }
  const protocols = content.map(({ line_protocol }) => line_protocol)
  expect(new Set(protocols)).toEqual(new Set(['', 'sip', 'sccp', 'custom']))
})

test('a cell is quoted where its text needs it', () => {
  expect(
    writeCsv([
      ['plain', 'a,b', 'say "so"', 'one\rtwo', 'one\ntwo', ' blank ', '', 0],
      ['é;', "it's", '=1+1'],
    ]),
  ).toBe('plain,"a,b","say ""so""","one\rtwo","one\ntwo", blank ,,0\r\né;,it\'s,=1+1\r\n')
})
