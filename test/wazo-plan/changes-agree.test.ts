import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Row, serveTenant } from '../wazo-export/served.ts'
import { ImportDesk } from '../wazo-import/in-process.ts'

/** Cells of every sort, by column; `inside` and `outside` stand for the names of contexts. */
const cellFor: Readonly<Record<string, readonly string[]>> = {
  firstname: ['Other', ''],
  lastname: ['', 'Lee'],
  email: ['', 'other@example.com', 'OTHER@example.com', 'user2@acme.example.com'],
  username: ['', 'other.name', 'user2@acme.example.com', 'user.2.acme'],
  enabled: ['0', '1', ''],
  ring_seconds: ['', '7', '45'],
  subscription_type: ['', '3'],
  exten: ['', '1001', '1003', '2990', '3000'],
  context: ['', 'inside', 'default', 'outside'],
  line_protocol: ['', 'sip', 'webrtc', 'sccp', 'custom'],
  sip_username: ['', 'otherphone'],
  provisioning_code: ['', '000001'],
  incall_exten: ['', '5551001', '5559998', '5551001;5551002'],
  incall_context: ['', 'outside', 'incalls', 'inside'],
  incall_ring_seconds: ['', '0', '40'],
  voicemail_name: ['', 'Box'],
  voicemail_number: ['', '1500', '800002'],
  voicemail_context: ['', 'inside'],
  voicemail_email: ['', 'box@example.com'],
  voicemail_attach_audio: ['', '0', '1'],
  voicemail_delete_messages: ['', '0', '1'],
  voicemail_ask_password: ['', '0', '1'],
  call_permissions: ['', 'intl', 'premium;intl'],
}

const groups = [
  ['exten', 'context', 'line_protocol', 'sip_username', 'provisioning_code'],
  ['incall_exten', 'incall_context', 'incall_ring_seconds'],
  Object.keys(cellFor).filter(column => column.startsWith('voicemail_')),
]

const edit = fc.oneof(
  ...Object.entries(cellFor).map(([column, cells]) =>
    fc.constantFrom(...cells).map(cell => ({ [column]: cell })),
  ),
  // A thing as a whole, given or taken off.
  ...groups.map(columns =>
    fc.record(
      Object.fromEntries(columns.map(column => [column, fc.constantFrom(...(cellFor[column] ?? []))])),
    ),
  ),
  ...groups.map(columns => fc.constant(Object.fromEntries(columns.map(column => [column, ''])))),
)

const wishes = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  edits: fc.array(fc.record({ at: fc.nat({ max: 17 }), cells: edit }), { minLength: 8, maxLength: 8 }),
})

test('what passes is brought about, whoever it is about, and the next plan is empty', {
  timeout: 300_000,
}, async () => {
  const seen = { changed: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(wishes, async ({ seed, edits }) => {
      await using served = await serveTenant({ users: 18 }, { seed })
      const { contexts } = served.server.state
      const names = new Map(
        [...contexts.all()].map(({ name, type }) => [type === 'internal' ? 'inside' : 'outside', name]),
      )
      using desk = new ImportDesk(served.server, served.tenant)
      await desk.export()
      const rows = parse(desk.roster, { columns: true }) as Record<string, string>[]
      // What is said of a shared mailbox hangs on the rows of others.
      const mailboxes = Map.groupBy(rows, row => row.voicemail_number)
      const shares = (row: Record<string, string>) => (mailboxes.get(row.voicemail_number)?.length ?? 0) > 1
      for (const { at, cells } of edits) {
        const row = rows[at]
        if (!row || (shares(row) && touchesMailbox(cells))) continue
        for (const [column, cell] of Object.entries(cells)) row[column] = names.get(cell) ?? cell
      }
      desk.roster = stringify(rows, { header: true })
      const { plan, findings } = await desk.plan()
      const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line))
      seen.refused += wrong.size
      desk.roster = stringify(
        rows.filter((_row, at) => !wrong.has(at + 2)),
        { header: true },
      )
      const first = await desk.import()
      const failed = first.report?.outcomes.filter(({ state }) => state !== 'done') ?? []
      const said = JSON.stringify([edits, plan?.changes, failed])
      expect(failed, said).toEqual([])
      seen.changed += first.report?.outcomes.length ?? 0
      const again = await desk.plan()
      expect(again.plan?.changes, said).toEqual([])
    }),
    { numRuns: 8 },
  )
  expect(seen.changed).toBeGreaterThan(10)
  expect(seen.refused).toBeGreaterThan(5)
})

function touchesMailbox(cells: Row): boolean {
  return Object.keys(cells).some(column => column.startsWith('voicemail_'))
}
