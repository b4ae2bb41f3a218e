import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unguard } from '../../src/roster/formula-guard.ts'
import { type Row, serveTenant } from '../wazo-export/served.ts'
import { Desk } from './in-process.ts'

/** What a cell can become, by its row; undefined where the user has nothing of the kind. */
const edits: Readonly<Record<string, (row: Row, pick: number) => string | undefined>> = {
  subscription_type: (_row, pick) => String(1 + (pick % 9)),
  firstname: (_row, pick) => `Renamed ${pick}`,
  lastname: (_row, pick) => (pick % 3 === 0 ? '' : `Other ${pick}`),
  email: (_row, pick) => `other${pick}@example.com`,
  mobile_phone_number: (_row, pick) => `+1555${pick}`,
  outgoing_caller_id: (_row, pick) => (pick % 2 === 0 ? '' : 'anonymous'),
  language: (_row, pick) => (pick % 2 === 0 ? 'fr_FR' : 'de_DE'),
  enabled: toggled('enabled'),
  ring_seconds: (_row, pick) => String((pick % 20) * 5),
  simultaneous_calls: (_row, pick) => String(1 + (pick % 20)),
  supervision_enabled: toggled('supervision_enabled'),
  call_record_incoming_internal_enabled: toggled('call_record_incoming_internal_enabled'),
  online_call_record_enabled: toggled('online_call_record_enabled'),
  userfield: (_row, pick) => `field, "${pick}"`,
  voicemail_name: having('voicemail_number', pick => `Box ${pick}`),
  voicemail_number: having('voicemail_number', pick => String(9_000 + pick)),
  voicemail_ask_password: (row, pick) =>
    row.voicemail_number ? toggled('voicemail_ask_password')(row, pick) : undefined,
  line_protocol: row => (row.line_protocol === 'sip' ? 'webrtc' : undefined),
  provisioning_code: having('context', pick => String(100_000 + pick)),
  sip_username: (row, pick) =>
    ['sip', 'webrtc'].includes(row.line_protocol ?? '') ? `other-phone-${pick}` : undefined,
  exten: having('exten', pick => String(2_500 + (pick % 400))),
  incall_exten: ({ incall_exten: now = '' }, pick) =>
    now === '' || now.includes(';') ? undefined : String(5_558_000 + (pick % 999)),
  incall_ring_seconds: ({ incall_exten: now = '' }, pick) =>
    now === '' || now.includes(';') ? undefined : String(1 + (pick % 99)),
  call_permissions: (_row, pick) => ['', 'intl', 'premium', 'premium; intl'][pick % 4],
  username: (_row, pick) => `other.name.${pick}`,
}

function toggled(name: string) {
  return (row: Row, _pick: number) => (row[name] === '1' ? '0' : '1')
}

function having(name: string, make: (pick: number) => string) {
  return (row: Row, pick: number) => (row[name] ? make(pick) : undefined)
}

const wishes = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  wanted: fc.uniqueArray(
    fc.record({
      at: fc.nat({ max: 19 }),
      column: fc.constantFrom(...Object.keys(edits)),
      pick: fc.nat({ max: 970 }),
    }),
    { maxLength: 6, selector: ({ at }) => at },
  ),
})

test('edits of a roster are planned, each with its cell, and nothing else: 20 tenants', {
  timeout: 120_000,
}, async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(wishes, async ({ seed, wanted }) => {
      await using served = await serveTenant({ users: 20 }, { seed })
      using desk = new Desk(served.server, served.tenant)
      await desk.export()
      const rows = parse(desk.roster, { columns: true }) as Record<string, string>[]
      const expected: unknown[] = []
      for (const { at, column, pick } of wanted) {
        const row = rows[at] ?? {}
        // Two of the same value would be refused.
        const cell = edits[column]?.(row, pick + at)
        const before = unguard(row[column] ?? '')
        if (cell === undefined || same(cell, before)) continue
        row[column] = cell
        expected.push({ key: row.uuid, column, before: before || null, after: cell || null })
      }
      desk.roster = stringify(rows, { header: true })
      const { plan, findings } = await desk.plan()
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      const found = (plan?.changes ?? []).flatMap(({ key, fields }) =>
        fields.map(({ column, before, after }) => ({ key, column, before, after })),
      )
      expect(new Set(found)).toEqual(new Set(expected))
      seen += expected.length
    }),
    { numRuns: 20 },
  )
  expect(seen).toBeGreaterThan(15)
})

function same(one: string, other: string): boolean {
  const parts = (cell: string) => cell.split(/;\s*/).sort().join(';')
  return parts(one) === parts(other)
}
