import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeTenant, newState, startWazo } from '../../simulators/wazo/index.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import { contentOf } from '../platforms/wazo/import/content.ts'
import { ImportDesk } from './in-process.ts'

type Cells = Record<string, string>

interface Names {
  readonly internal: string
  readonly incall: string
}

/** What can be wished of a row; a number makes values that nobody else has. */
const wishes: Readonly<Record<string, (row: Cells, n: number, names: Names) => Cells>> = {
  name: (_row, n) => ({ firstname: `Other ${n}`, lastname: n % 2 ? '' : `Name ${n}` }),
  login: (_row, n) => ({ username: `login.${n}`, email: n % 3 ? `login.${n}@example.com` : '' }),
  texts: (_row, n) => ({ userfield: `a, "b" ${n}`, mobile_phone_number: `+1555${n}`, language: 'fr_FR' }),
  switches: (row, n) => ({
    ...{ enabled: row.enabled === '1' ? '0' : '1', supervision_enabled: String(n % 2) },
    ...{ ring_seconds: String((n % 9) * 5), subscription_type: n % 2 ? '' : '4' },
  }),
  phone: (row, n, { internal }) => ({
    ...{ exten: String(1_500 + n), context: internal, line_protocol: row.line_protocol || 'sip' },
    ...(n % 2 && row.line_protocol !== 'sccp' && { line_protocol: 'webrtc', sip_username: `phone${n}` }),
    provisioning_code: String(500_000 + n),
  }),
  noPhone: () => ({
    ...{ exten: '', context: '', line_protocol: '', provisioning_code: '', sip_username: '' },
  }),
  box: (_row, n, { internal }) => ({
    ...{ voicemail_name: `Box ${n}`, voicemail_number: String(4_000 + n), voicemail_context: internal },
    ...{ voicemail_email: `box${n}@example.com`, voicemail_attach_audio: '1' },
    ...{ voicemail_delete_messages: String(n % 2), voicemail_ask_password: '1' },
  }),
  noBox: row =>
    Object.fromEntries(Object.keys(row).flatMap(name => (name.startsWith('voicemail_') ? [[name, '']] : []))),
  dial: (_row, n, { incall }) => ({
    ...{
      incall_exten: String(5_558_000 + n),
      incall_context: incall,
      incall_ring_seconds: n % 2 ? '' : '15',
    },
  }),
  noDial: () => ({ incall_exten: '', incall_context: '', incall_ring_seconds: '' }),
  permissions: (_row, n) => ({ call_permissions: ['', 'intl', 'premium', 'premium; intl'][n % 4] ?? '' }),
}

/** What people who share something, or have several of it, cannot be asked for by their rows alone. */
function mayHave(wish: string, row: Cells, boxes: ReadonlyMap<string, number>): boolean {
  if (/phone/i.test(wish)) return row.line_protocol !== 'custom' && row.severalLines !== 'yes'
  if (/dial/i.test(wish)) return !row.incall_exten?.includes(';')
  if (/box/i.test(wish))
    return (boxes.get(row.voicemail_number ?? '') ?? 0) < 2 || row.voicemail_number === ''
  return true
}

const edits = fc.record({
  users: fc.integer({ min: 17, max: 26 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  wanted: fc.array(fc.record({ at: fc.nat(), wish: fc.constantFrom(...Object.keys(wishes)) }), {
    maxLength: 14,
  }),
  newcomers: fc.array(fc.uniqueArray(fc.constantFrom(...Object.keys(wishes)), { maxLength: 6 }), {
    maxLength: 5,
  }),
  leaving: fc.array(fc.nat(), { maxLength: 2 }),
  swap: fc.option(fc.tuple(fc.nat(), fc.nat())),
})

test('what was imported is what is exported, and a second import sends nothing that writes', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(edits, async ({ users, seed, wanted, newcomers, leaving, swap }) => {
      const state = newState(seed)
      const { tenant, internal, incall } = makeTenant(state, { users })
      const names = { internal: internal.name, incall: incall.name }
      await using server = await startWazo({ state })
      using desk = new ImportDesk(server, tenant.uuid)
      await desk.export()
      const rows = (parse(desk.roster, { columns: true }) as Cells[]).map(row =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguard(cell)])),
      )
      const boxes = new Map(
        [...Map.groupBy(rows, row => row.voicemail_number ?? '')].map(([number, all]) => [
          number,
          all.length,
        ]),
      )
      const several = (row: Cells) => (state.users.get(row.uuid ?? '')?.line_ids.length ?? 0) > 1
      for (const [n, { at, wish }] of wanted.entries()) {
        const row = rows[at % rows.length] ?? {}
        const mixed = /phone/i.test(wish) && several(row)
        if (!mixed && mayHave(wish, row, boxes)) Object.assign(row, wishes[wish]?.(row, n, names))
      }
      const phones = rows.filter(row => row.exten !== '' && row.line_protocol === 'sip' && !several(row))
      const [one, other] = (swap ?? []).map(at => phones[at % phones.length])
      if (one && other) [one.exten, other.exten] = [other.exten ?? '', one.exten ?? '']
      const blank = Object.fromEntries(Object.keys(rows[0] ?? {}).map(name => [name, '']))
      const made = newcomers.map((own, at) => {
        const defaults = {
          enabled: '1',
          ring_seconds: '30',
          simultaneous_calls: '5',
          supervision_enabled: '1',
        }
        const switches = Object.keys(blank).filter(name =>
          /^(?:call_(?:transfer|record)|dtmf|online)/.test(name),
        )
        const row: Cells = { ...blank, ...defaults, ...Object.fromEntries(switches.map(name => [name, '0'])) }
        for (const wish of own) Object.assign(row, wishes[wish]?.(row, 100 + at, names))
        return { ...row, firstname: `New ${at}` }
      })
      const left = new Set(leaving.map(at => rows[at % rows.length]))
      desk.roster = stringify([...rows.filter(row => !left.has(row)), ...made], { header: true })

      const first = await desk.import({ onMissing: 'delete' })
      expect(first.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(first.report?.outcomes.filter(({ state: ended }) => ended !== 'done')).toEqual([])
      expect(first.errors).toEqual([])
      const second = await desk.import({ onMissing: 'delete' })
      expect(second.report?.plan.changes).toEqual([])
      expect(second.writes).toEqual([])
      const { users: people, voicemails: _kept, ...orphans } = contentOf(state, tenant)
      expect(people).toHaveLength(rows.length - left.size + made.length)
      expect(orphans).toEqual({
        ...{ endpoints: [], sccp: 0, lines: 0, extensions: [], incalls: 0, accounts: [] },
      })
    }),
    { numRuns: 25 },
  )
})
