import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlanResult } from '../../src/commands/plan.ts'
import type { Row } from '../wazo-export/served.ts'
import { Desk } from './in-process.ts'
import { cellsOf, Office } from './office.ts'
import { fieldsIn, noDocument, wazoDocument } from './wazo-document.ts'

const office = await Office.open()
const { inside, outside } = office
/** Somebody who has one of everything. */
const neil: Row = {
  ...{ firstname: 'Neil', lastname: 'Pond', username: 'neil.pond', email: 'neil.pond@example.com' },
  ...{ exten: '1009', context: inside, line_protocol: 'sip', sip_username: 'neilpond' },
  ...{ incall_exten: '5551009', incall_context: outside },
  ...{ voicemail_name: 'Neil', voicemail_number: '1009', voicemail_context: inside },
}

/** What is asked of a new user, and what a plan makes of it. */
interface Case {
  /** The row of a table that it is about. */
  readonly about: string
  readonly cells: Row
  /** `code column` of each error; absent where the row passes. */
  readonly error?: string
  /**
   * What the server does with the row as it stands. `silent`: it takes it, and does something else than it says. It is asked for
   * both.
   */
  readonly server?: 'refuses' | 'silent'
}

let extensions = 1100
let numbers = 5_551_100
const line = (cells: Row = {}): Row => {
  extensions += 1
  return { exten: String(extensions), context: inside, line_protocol: 'sip', ...cells }
}
const incall = (cells: Row = {}): Row => {
  numbers += 1
  return { incall_exten: String(numbers), incall_context: outside, ...cells }
}
const mailbox = (cells: Row = {}): Row => {
  extensions += 1
  return { voicemail_name: 'Box', voicemail_number: String(extensions), voicemail_context: inside, ...cells }
}
const pass = (about: string, cells: Row): Case => ({ about, cells })
const fail = (about: string, cells: Row, error: string, server: Case['server'] = 'refuses'): Case => ({
  ...{ about, cells, error, server },
})
const bit = (field: string, others: (cells: Row) => Row = cells => cells): Case[] => [
  pass(field, others({ [field]: '1' })),
  fail(field, others({ [field]: 'yes' }), `invalid-value ${field}`),
]

/** One row at least that passes and one that does not, for each row of the tables of Wazo's document. */
const ofFields: readonly Case[] = [
  fail('firstname', { firstname: '', lastname: 'Nameless', username: 'nameless' }, 'required firstname'),
  pass('firstname', { firstname: 'Zoë "Z", Jr.' }),
  pass('lastname', { lastname: "O'Neil" }),
  fail('lastname', { lastname: 'x'.repeat(129) }, 'invalid-value lastname'),
  pass('email', { email: 'one@example.com' }),
  fail('email', { email: 'one@example' }, 'invalid-value email'),
  pass('language', { language: 'fr_CA' }),
  fail('language', { language: 'french' }, 'invalid-value language'),
  pass('mobile_phone_number', { mobile_phone_number: '+15550100200' }),
  fail('mobile_phone_number', { mobile_phone_number: '555 0100' }, 'invalid-value mobile_phone_number'),
  pass('outgoing_caller_id', { outgoing_caller_id: '"Kim" <5550100>' }),
  fail('outgoing_caller_id', { outgoing_caller_id: 'x'.repeat(81) }, 'invalid-value outgoing_caller_id'),
  ...['enabled', 'supervision_enabled', 'call_transfer_enabled', 'dtmf_hangup_enabled'].flatMap(field =>
    bit(field),
  ),
  pass('simultaneous_calls', { simultaneous_calls: '20' }),
  fail('simultaneous_calls', { simultaneous_calls: '0' }, 'invalid-value simultaneous_calls'),
  pass('ring_seconds', { ring_seconds: '25' }),
  fail('ring_seconds', { ring_seconds: '10805' }, 'invalid-value ring_seconds'),
  pass('call_permission_password', { call_permission_password: 'env:PIN' }),
  fail(
    'call_permission_password',
    { call_permission_password: 'env:WORD' },
    'secret-unfit call_permission_password',
  ),
  pass('username', { username: 'one.two' }),
  fail('username', { username: 'one two' }, 'invalid-value username'),
  pass('password', { username: 'with.password', password: 'env:PASSWORD' }),
  fail('password', { username: 'short.password', password: 'env:SHORT' }, 'secret-unfit password'),
  pass('exten', line()),
  fail('exten', line({ exten: '9999' }), 'out-of-range exten'),
  fail('exten', line({ exten: '' }), 'incomplete-phone exten', 'silent'),
  pass('context', line()),
  fail('context', line({ context: 'nowhere' }), 'unknown-context context'),
  fail('context', line({ context: '' }), 'incomplete-phone context', 'silent'),
  pass('line_protocol', line({ line_protocol: 'sccp' })),
  pass('line_protocol', line({ line_protocol: 'webrtc' })),
  fail('line_protocol', line({ line_protocol: 'iax' }), 'invalid-value line_protocol'),
  pass('sip_username', line({ sip_username: 'one-phone' })),
  fail('sip_username', line({ sip_username: 'one phone' }), 'invalid-value sip_username'),
  fail(
    'sip_username',
    line({ line_protocol: 'sccp', sip_username: 'sccpphone' }),
    'not-a-sip-line sip_username',
    'silent',
  ),
  pass('sip_secret', line({ sip_secret: 'env:WORD' })),
  fail('sip_secret', line({ sip_secret: 'env:GONE' }), 'secret-missing sip_secret', 'silent'),
  pass('incall_exten', incall()),
  fail('incall_exten', incall({ incall_exten: '4440000' }), 'out-of-range incall_exten', 'silent'),
  pass('incall_context', incall()),
  fail('incall_context', incall({ incall_context: '' }), 'incomplete-incall incall_context', 'silent'),
  pass('incall_ring_seconds', incall({ incall_ring_seconds: '12' })),
  fail('incall_ring_seconds', incall({ incall_ring_seconds: 'long' }), 'invalid-value incall_ring_seconds'),
  pass('voicemail_name', mailbox()),
  fail('voicemail_name', mailbox({ voicemail_name: '' }), 'incomplete-voicemail voicemail_name'),
  fail('voicemail_name', mailbox({ voicemail_name: 'x'.repeat(81) }), 'invalid-value voicemail_name'),
  pass('voicemail_number', mailbox()),
  fail('voicemail_number', mailbox({ voicemail_number: '' }), 'incomplete-voicemail voicemail_number'),
  pass('voicemail_context', mailbox()),
  fail('voicemail_context', mailbox({ voicemail_context: 'nowhere' }), 'unknown-context voicemail_context'),
  pass('voicemail_password', mailbox({ voicemail_password: 'env:PIN' })),
  fail('voicemail_password', mailbox({ voicemail_password: 'env:WORD' }), 'secret-unfit voicemail_password'),
  pass('voicemail_email', mailbox({ voicemail_email: 'box@example.com' })),
  fail('voicemail_email', mailbox({ voicemail_email: 'nowhere' }), 'invalid-value voicemail_email', 'silent'),
  ...bit('voicemail_attach_audio', mailbox),
  ...bit('voicemail_ask_password', mailbox),
  pass('voicemail_delete_messages', mailbox({ voicemail_delete_messages: '0' })),
  pass(
    'voicemail_delete_messages',
    mailbox({
      voicemail_delete_messages: '1',
      voicemail_email: 'gone@example.com',
      voicemail_attach_audio: '1',
    }),
  ),
  fail(
    'voicemail_delete_messages',
    mailbox({ voicemail_delete_messages: '1' }),
    'messages-lost voicemail_delete_messages',
  ),
  pass('call_permissions', { call_permissions: 'intl;premium' }),
  fail('call_permissions', { call_permissions: 'intl,premium' }, 'separator call_permissions'),
]

/** What an import is known to refuse, or to do in silence. */
const ofErrors: readonly Case[] = [
  fail('a first name of blanks', { firstname: '   ', username: 'blanks' }, 'required firstname', 'silent'),
  fail('a boolean in words', { enabled: 'true' }, 'invalid-value enabled'),
  fail('a number in words', { ring_seconds: 'abc' }, 'invalid-value ring_seconds'),
  fail('a negative number', { simultaneous_calls: '-1' }, 'invalid-value simultaneous_calls'),
  fail('a digit that is none', { ring_seconds: '²' }, 'invalid-value ring_seconds'),
  fail('a subscription beyond the last', { subscription_type: '11' }, 'invalid-value subscription_type'),
  pass('a provisioning code, which only other requests take', line({ provisioning_code: '654321' })),
  fail('an extension out of range', line({ exten: '2000' }), 'out-of-range exten'),
  fail('an extension of somebody', line({ exten: '1009' }), 'value-taken exten'),
  fail('an extension twice', line({ exten: '1998' }), 'value-taken exten', 'silent'),
  fail('an extension twice', line({ exten: '1998' }), 'value-taken exten'),
  fail('a line without protocol', line({ line_protocol: '' }), 'incomplete-phone line_protocol'),
  fail('a line with a protocol in capitals', line({ line_protocol: 'SIP' }), 'invalid-value line_protocol'),
  fail('a custom line, as it is exported', line({ line_protocol: 'custom' }), 'invalid-value line_protocol'),
  fail('a protocol alone', { line_protocol: 'sip' }, 'incomplete-phone exten', 'silent'),
  fail('a context that there is not', line({ context: 'defautl' }), 'unknown-context context'),
  fail('a context for calls from outside', line({ context: outside }), 'context-kind context'),
  pass('a context by its label, which is sent by its name', line({ context: 'default' })),
  fail(
    'a call permission that there is not',
    { call_permissions: 'intl;nope' },
    'unknown-name call_permissions',
  ),
  fail('a call permission in capitals', { call_permissions: 'Intl' }, 'unknown-name call_permissions'),
  pass('call permissions with blanks and a separator too many, which are sent without', {
    call_permissions: 'intl; premium;',
  }),
  fail('a SIP username of somebody', line({ sip_username: 'neilpond' }), 'value-taken sip_username'),
  fail(
    'a mailbox of somebody',
    mailbox({ voicemail_number: '1009' }),
    'value-taken voicemail_number',
    'silent',
  ),
  fail(
    'a mailbox of nobody',
    mailbox({ voicemail_number: '1950' }),
    'mailbox-exists voicemail_number',
    'silent',
  ),
  fail('a number of somebody', incall({ incall_exten: '5551009' }), 'value-taken incall_exten', 'silent'),
  fail('a number out of range', incall({ incall_exten: '999' }), 'out-of-range incall_exten', 'silent'),
  fail('a number without context', { incall_exten: '5551500' }, 'incomplete-incall incall_context', 'silent'),
  fail(
    'two numbers',
    incall({ incall_exten: '5551501;5551502', incall_context: `${outside};${outside}` }),
    'invalid-value incall_exten, invalid-value incall_context',
  ),
  fail(
    'a username that is the address of somebody',
    { username: 'NEIL.pond@example.com' },
    'login-taken username',
  ),
  fail('an address that is the username of somebody', { email: 'taken@example.com' }, 'login-taken email'),
  fail(
    'messages deleted, and sent without sound',
    mailbox({
      voicemail_delete_messages: '1',
      voicemail_email: 'a@example.com',
      voicemail_attach_audio: '0',
    }),
    'messages-lost voicemail_delete_messages',
  ),
  // The last one, since it takes two lines.
  fail('a line break', { userfield: 'one\ntwo' }, 'line-break userfield', 'silent'),
]

const cases = [...ofFields, ...ofErrors].map((one, at) => ({
  ...one,
  cells: { firstname: `Case ${at + 3}`, ...one.cells },
  // Behind the header and Neil.
  line: at + 3,
}))
const rows: readonly Row[] = [neil, ...cases.map(({ cells }) => cells)]
const header = [...new Set(rows.flatMap(Object.keys))]
const environment = { PIN: '4321', WORD: 'letters', PASSWORD: 'Made-Up-1', SHORT: 'abc' }

await office.hire(neil)
await office.hire({ firstname: 'Nell', username: 'taken@example.com' })
await office.post('/voicemails', { name: 'Left', number: '1950', context: inside })

let planned: PlanResult

beforeAll(async () => {
  using desk = new Desk(office.server, office.tenant)
  Object.assign(desk.environment, environment)
  desk.roster = stringify([header, ...rows.map(row => header.map(name => row[name] ?? ''))])
  planned = await desk.plan()
})
afterAll(() => office[Symbol.asyncDispose]())

describe('a row of the tables of the document:', () => {
  test.skipIf(!wazoDocument)(`all of them are here (unless ${noDocument})`, () => {
    expect(new Set(ofFields.map(({ about }) => about))).toEqual(new Set(fieldsIn(wazoDocument ?? '')))
  })

  test.each(cases.slice(0, ofFields.length))('$about $error', asExpected)
})

describe('what an import refuses, or does in silence:', () => {
  test.each(cases.slice(ofFields.length))('$about', asExpected)
})

/** Passing rows are created as they are planned; of those that fail, the server shows why. */
async function asExpected({ cells, error, server, line: at }: (typeof cases)[number]): Promise<void> {
  const errors = planned.findings.filter(({ severity }) => severity === 'error')
  const found = errors.filter(({ line: of }) => of === at)
  expect(found.map(({ code, field }) => `${code} ${field}`).join(', ')).toBe(error ?? '')
  const change = planned.plan?.changes.find(({ line: of }) => of === at)
  expect(change?.kind).toBe(error === undefined ? 'create' : undefined)
  const sent = change ? cellsOf(change, environment, cells) : withSecrets(cells)
  const { status, text } = await office.import(sent)
  expect([201, 400, 500], text).toContain(status)
  expect(status === 201, text).toBe(server !== 'refuses')
}

function withSecrets(cells: Row): Row {
  const secret = (cell: string) => environment[cell.replace('env:', '') as keyof typeof environment] ?? ''
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, cell.startsWith('env:') ? secret(cell) : cell]),
  )
}
