import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Row } from '../wazo-export/served.ts'
import { Desk } from './in-process.ts'
import { cellsOf, Office } from './office.ts'
import { examplesIn, noDocument, wazoDocument } from './wazo-document.ts'

/** Rosters such as those that Wazo's document shows. */
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

/** The contexts that a roster names by their labels exist, under names that Wazo has generated. */
async function openOffice(): Promise<Office> {
  const office = await Office.open()
  const ranges = [{ start: '2000', end: '2099' }]
  const { status } = await office.post('/contexts', {
    label: 'from-extern',
    type: 'incall',
    incall_ranges: ranges,
  })
  expect(status).toBe(201)
  return office
}

async function check(roster: string): Promise<void> {
  await using office = await openOffice()
  using desk = new Desk(office.server, office.tenant)
  desk.roster = roster
  const rows = parse(roster, { columns: true }) as Row[]
  const { plan, findings } = await desk.plan()
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
    findings.map(() => 'warning context-label'),
  )
  expect(plan?.counts).toMatchObject({ creates: rows.length, invalid: 0, held: 0 })
  for (const change of plan?.changes ?? []) await office.hire(cellsOf(change, {}, {}))

  // Once they are there, the same file asks for nothing more.
  const again = await desk.plan({ onMissing: 'delete' })
  expect(again.plan?.changes).toEqual([])
  expect(again.plan?.counts).toMatchObject({ unchanged: rows.length, missing: 0, invalid: 0 })
}

describe('an example of a roster plans as it stands, and nothing once it was imported:', () => {
  test.each(Object.entries(examples))('%s', async (_what, roster) => check(roster))

  test.skipIf(!wazoDocument)(`all of the document (unless ${noDocument})`, async () => {
    const found = examplesIn(wazoDocument ?? '')
    expect(found).toHaveLength(3)
    for (const roster of found) await check(roster)
  })
})

test('a label that is gone is told with what there is', async () => {
  await using office = await Office.open()
  using desk = new Desk(office.server, office.tenant)
  desk.roster = examples['somebody who is called from outside']
  const { findings } = await desk.plan()
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    {
      ...{ line: 2, field: 'incall_context', code: 'unknown-context' },
      message: expect.stringMatching(
        /^incall_context "from-extern" is no context for numbers from outside, .*: there is ctx-office-incall-\S+ \(Incalls\)$/,
      ),
    },
  ])
})
