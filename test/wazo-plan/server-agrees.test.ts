import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { type Row, servedExport } from '../wazo-export/served.ts'
import { Desk } from './in-process.ts'
import { cellsOf, Office } from './office.ts'

/** Errors of what the server does as the row says: to the harm of others, or though its document forbids it. */
const harmful = new Set(['value-taken', 'repeated-key', 'mailbox-exists', 'out-of-range', 'incomplete-phone'])

/** Cells of every sort, by column; `inside` and `outside` stand for the names of contexts. */
const cellFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  lastname: fc.constantFrom('', 'Lee', 'O\'Neil, "Jr."', 'Юлия', '; -- ', 'x'.repeat(128), 'x'.repeat(129)),
  email: fc.constantFrom(
    '',
    'new@example.com',
    'NEW2@example.com',
    'bad@',
    'a b@example.com',
    'ü@example.com',
    'a@localhost',
    'neil',
  ),
  username: fc.constantFrom('', 'new.user', 'New-User', 'no blanks', 'x', 'é', 'neil@example.com'),
  language: fc.constantFrom('', 'en_US', 'pt_BR', 'en', 'EN_us'),
  mobile_phone_number: fc.constantFrom('', '5550100', '+1*#', '+', '555-0100'),
  outgoing_caller_id: fc.constantFrom('', 'default', 'x'.repeat(80), 'x'.repeat(81)),
  enabled: fc.constantFrom('', '0', '1', 'true', '2'),
  call_record_incoming_external_enabled: fc.constantFrom('', '0', '1', 'no'),
  ring_seconds: fc.constantFrom('', '0', '7', '30', '10800', '10801', '-5', '1.5', '٣'),
  simultaneous_calls: fc.constantFrom('', '1', '20', '21', '0'),
  subscription_type: fc.constantFrom('', '0', '10', '11'),
  call_permission_password: fc.constantFrom('', '12#*', 'letters', '1'.repeat(17)),
  password: fc.constantFrom('', 'Made-Up-1', 'abc', 'with blank', 'p@ssword'),
  exten: fc.constantFrom('', '1101', '1102', '1999', '2000', '1009', 'abc', '+1101'),
  context: fc.constantFrom('', 'inside', 'inside', 'inside', 'outside', 'default', 'nowhere'),
  line_protocol: fc.constantFrom('', 'sip', 'sip', 'webrtc', 'sccp', 'custom', 'SIP'),
  sip_username: fc.constantFrom('', 'newphone', 'neilphone', 'new phone', 'x'.repeat(80)),
  sip_secret: fc.constantFrom('', 's3cret', 'ünicode'),
  incall_exten: fc.constantFrom('', '5551101', '5551009', '4440000', '55511x1', '5551102;5551103'),
  incall_context: fc.constantFrom('', 'outside', 'outside', 'inside', 'incalls', 'nowhere'),
  incall_ring_seconds: fc.constantFrom('', '0', '25', 'long'),
  voicemail_name: fc.constantFrom('', 'Box', 'x'.repeat(81)),
  voicemail_number: fc.constantFrom('', '1101', '1009', '99', 'x1'),
  voicemail_context: fc.constantFrom('', 'inside', 'default', 'nowhere'),
  voicemail_password: fc.constantFrom('', '1234', '12#4'),
  voicemail_email: fc.constantFrom('', 'box@example.com'),
  voicemail_attach_audio: fc.constantFrom('', '0', '1'),
  voicemail_delete_messages: fc.constantFrom('', '0', '1'),
  voicemail_ask_password: fc.constantFrom('', '0', '1'),
  call_permissions: fc.constantFrom(
    '',
    'intl',
    'intl;premium',
    'premium; intl;',
    'Intl',
    'intl,premium',
    'nope',
  ),
}

const phone = ['exten', 'context', 'line_protocol', 'sip_username', 'sip_secret']
const incall = ['incall_exten', 'incall_context', 'incall_ring_seconds']
const voicemail = Object.keys(cellFor).filter(column => column.startsWith('voicemail_'))
const others = Object.keys(cellFor).filter(column => ![...phone, ...incall, ...voicemail].includes(column))

const group = (columns: readonly string[]) =>
  fc.record(Object.fromEntries(columns.map(column => [column, cellFor[column] ?? fc.constant('')])))

/** A few cells about the user, and one or none of the groups that belong together. */
const rows = fc
  .tuple(
    fc.subarray(others, { maxLength: 3 }).chain(group),
    fc.oneof(fc.constant({}), ...[phone, incall, voicemail].map(group)),
  )
  .map(([cells, more]): Row => ({ ...cells, ...more }))

test('the server takes new users who pass, and of the others none as the row says', {
  timeout: 120_000,
}, async () => {
  const seen = { taken: 0, refused: 0, silent: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 20, maxLength: 20 }), async wanted => {
      await using office = await Office.open()
      const { inside, outside } = office
      await office.hire({
        firstname: 'Neil',
        username: 'neil',
        email: 'neil@example.com',
        ...neilsParts(inside, outside),
      })
      const named = { inside, outside }
      const cells = (row: Row, at: number): Row => ({
        firstname: `New ${at}`,
        ...Object.fromEntries(
          Object.entries(row).map(([column, cell]) => [
            column,
            Object.hasOwn(named, cell) ? named[cell as 'inside'] : cell,
          ]),
        ),
      })
      const roster = wanted.map(cells)
      using desk = new Desk(office.server, office.tenant, { literalPasswords: true })
      const columns = ['firstname', ...Object.keys(cellFor)]
      const write = (some: readonly Row[]) => {
        desk.roster = stringify([columns, ...some.map(row => columns.map(column => row[column] ?? ''))])
      }
      write(roster)
      const { plan, findings } = await desk.plan({ onRename: 'replace' })
      const errors = findings.filter(({ severity }) => severity === 'error')
      const changes = new Map(plan?.changes.map(change => [change.line, change]))

      const taken: Row[] = []
      for (const [at, row] of roster.entries()) {
        const change = changes.get(at + 2)
        if (change?.kind !== 'create') continue
        const { status, text } = await office.import(cellsOf(change, {}, row))
        expect(status, `${JSON.stringify(row)} ${text}`).toBe(201)
        taken.push(row)
      }
      seen.taken += taken.length

      // What was taken is as the rows say, and as the plan has said of what they leave open.
      write(taken.map(row => ({ ...row, ...defaultsFor(row, findings) })))
      const again = await desk.plan()
      expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(again.plan?.changes).toEqual([])

      for (const [at, row] of roster.entries()) {
        const codes = errors.filter(({ line }) => line === at + 2).map(({ code }) => code)
        if (codes.length === 0) continue
        const { status, text } = await office.import(row)
        if (status === 201) {
          const made = await exported(office, text)
          const asSaid = Object.entries(row).every(
            ([column, cell]) => cell === '' || column === 'password' || cell === made[column],
          )
          expect(!asSaid || codes.some(code => harmful.has(code)), `${JSON.stringify(row)} ${codes}`).toBe(
            true,
          )
          seen.silent += 1
        } else seen.refused += 1
      }
    }),
    { numRuns: 10 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(15)
})

/** The user that an import has made, as the server exports it. */
async function exported({ server, tenant }: Office, answer: string): Promise<Row> {
  const [made] = JSON.parse(answer).created as readonly [{ readonly user_uuid: string }]
  const served = { server, tenant, [Symbol.asyncDispose]: async () => undefined }
  return (await servedExport(served)).get(made.user_uuid) ?? {}
}

function neilsParts(inside: string, outside: string): Row {
  return {
    ...{ exten: '1009', context: inside, line_protocol: 'sip', sip_username: 'neilphone' },
    ...{ incall_exten: '5551009', incall_context: outside },
    ...{ voicemail_name: 'Neil', voicemail_number: '1009', voicemail_context: inside },
  }
}

/** What a plan says that Wazo gives in place of empty cells. */
function defaultsFor(row: Row, findings: readonly Finding[]): Row {
  const told = findings.flatMap(({ code, field = '', message }) => {
    const given =
      code === 'default-given' && !row[field] && (!field.startsWith('voicemail_') || row.voicemail_number)
    return given ? [[field, /Wazo gives (\d+)/.exec(message)?.[1] ?? ''] as const] : []
  })
  return Object.fromEntries(told)
}
