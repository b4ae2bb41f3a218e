import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { Office } from '../wazo-plan/office.ts'
import { examplesIn, noDocument, wazoDocument } from '../wazo-plan/wazo-document.ts'
import { ImportDesk } from './in-process.ts'

const examples = {
  'people with phones':
    'firstname,lastname,exten,context,line_protocol\n' +
    'Ada,Abel,1001,default,sip\nBen,Brandt,1002,default,sip\nIda,Ito,1003,default,sccp\n',
  'somebody with a mailbox':
    'firstname,lastname,exten,context,line_protocol,voicemail_name,voicemail_number,voicemail_context\n' +
    'Ada,Abel,1001,default,sip,Voicemail of Ada,1001,default\n',
  'somebody who is called from outside':
    'firstname,lastname,exten,context,line_protocol,incall_exten,incall_context\n' +
    'Ada,Abel,1001,default,sip,2051,from-extern\n',
}

async function check(roster: string): Promise<void> {
  await using office = await Office.open()
  const incall_ranges = [{ start: '2000', end: '2099' }]
  await office.post('/contexts', { label: 'from-extern', type: 'incall', incall_ranges })
  using desk = new ImportDesk(office.server, office.tenant)
  desk.roster = roster
  const rows = parse(roster, { columns: true }) as Readonly<Record<string, string>>[]
  const { report, errors, writes } = await desk.import()
  expect(errors).toEqual([])
  expect(report?.outcomes.map(({ state }) => state)).toEqual(rows.map(() => 'done'))
  expect(writes).toEqual(['POST confd/users/import'])
  const { users, voicemails, incalls } = office.server.state
  expect(users.size).toBe(rows.length)
  expect(voicemails.size).toBe(rows.filter(row => row.voicemail_number).length)
  expect(incalls.size).toBe(rows.filter(row => row.incall_exten).length)
  expect((await desk.import()).writes).toEqual([])
}

describe('an example of a roster imports as it stands, once:', () => {
  test.each(Object.entries(examples))('%s', async (_what, roster) => check(roster))

  test.skipIf(!wazoDocument)(`all of the document (unless ${noDocument})`, async () => {
    const found = examplesIn(wazoDocument ?? '')
    expect(found).toHaveLength(3)
    for (const roster of found) await check(roster)
  })
})
