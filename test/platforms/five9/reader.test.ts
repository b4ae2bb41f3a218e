import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UserOperation } from '../../../src/platforms/five9/messages.ts'
import { UserReader } from '../../../src/platforms/five9/reader.ts'
import { utf8 } from '../../../src/platforms/five9/utf8.ts'
import { answer, envelope, faultAnswer } from './envelopes.ts'

function read<O extends UserOperation>(operation: O, text: string) {
  const reader = new UserReader(operation)
  const users = reader.write(text)
  reader.end()
  return users
}

const kim =
  '<agentGroups>Night  shift </agentGroups><agentGroups>Day &amp; <![CDATA[<night>]]></agentGroups>' +
  '<cannedReports><index>2</index><name>Calls</name></cannedReports>' +
  '<generalInfo><active>true</active><EMail> kim@example.com </EMail><extension></extension>' +
  '<federationId xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><id>900719925474099312</id>' +
  '<mediaTypeConfig><mediaTypes><enabled>true</enabled><intlligentRouting>false</intlligentRouting>' +
  '<maxAlowed>1</maxAlowed><type>VOICE</type></mediaTypes><mediaTypes><type>CHAT</type></mediaTypes></mediaTypeConfig>' +
  '<password>never</password><userName>kim 😀</userName></generalInfo>' +
  '<roles><agent><alwaysRecorded>false</alwaysRecorded><attachVmToEmail>true</attachVmToEmail>' +
  '<permissions><type>CanWrapCall</type><value>true</value></permissions>' +
  '<permissions><type>NewerThanTheContract</type><value>false</value></permissions>' +
  '<sendEmailOnVm>false</sendEmailOnVm></agent><auditor><permissions><type>CanAudit</type><value>true</value>' +
  '</permissions></auditor><crmManager/></roles>' +
  '<skills><id>7</id><level>3</level><skillName>Billing </skillName><userName>kim 😀</userName></skills>'

const kimRead = {
  agentGroups: ['Night  shift ', 'Day & <night>'],
  cannedReports: [{ index: '2', name: 'Calls' }],
  generalInfo: {
    fields: {
      active: 'true',
      EMail: ' kim@example.com ',
      extension: '',
      id: '900719925474099312',
      userName: 'kim 😀',
    },
    mediaTypes: [
      { enabled: 'true', intlligentRouting: 'false', maxAlowed: '1', type: 'VOICE' },
      { enabled: '', intlligentRouting: '', maxAlowed: '', type: 'CHAT' },
    ],
  },
  roles: {
    agent: {
      permissions: [
        ['CanWrapCall', 'true'],
        ['NewerThanTheContract', 'false'],
      ],
      flags: { alwaysRecorded: 'false', attachVmToEmail: 'true', sendEmailOnVm: 'false' },
    },
    auditor: { permissions: [['CanAudit', 'true']], flags: {} },
    crmManager: { permissions: [], flags: {} },
  },
  skills: [{ id: '7', level: '3', skillName: 'Billing ' }],
}

const blank = {
  agentGroups: [],
  cannedReports: [],
  generalInfo: { fields: {}, mediaTypes: [] },
  roles: {},
  skills: [],
}

describe('A user', () => {
  test('is read with all its texts unchanged, without its password and without values that are nil', () => {
    expect(read('getUsersInfo', answer('getUsersInfo', kim))).toStrictEqual([kimRead])
  })

  test('keeps nothing of the one before', () => {
    expect(read('getUsersInfo', answer('getUsersInfo', kim, '', kim))).toStrictEqual([
      kimRead,
      blank,
      kimRead,
    ])
  })

  test('is its general part alone where the operation answers that', () => {
    const general = /<generalInfo>(.*)<\/generalInfo>/.exec(kim)?.[1] ?? ''
    const users = read('getUsersGeneralInfo', answer('getUsersGeneralInfo', general, general))
    expect(users).toStrictEqual([kimRead.generalInfo, kimRead.generalInfo])
  })

  test('is found in the answer of a change', () => {
    expect(read('modifyUser', answer('modifyUser', kim))).toStrictEqual([kimRead])
  })

  test('is read past elements that nobody knows, however deep', () => {
    const more =
      '<constructor><x>1</x></constructor><generalInfo><newer><userName>not kim</userName></newer>' +
      '<pin>1234</pin><userName>kim</userName><toString>x</toString></generalInfo><toString>x</toString>' +
      '<roles><agent><alsoNew>true</alsoNew></agent></roles><skills><hasOwnProperty>x</hasOwnProperty></skills>'
    expect(read('getUsersInfo', answer('getUsersInfo', more))).toStrictEqual([
      {
        ...blank,
        generalInfo: { fields: { userName: 'kim' }, mediaTypes: [] },
        roles: { agent: { permissions: [], flags: {} } },
        skills: [{ id: '', level: '', skillName: '' }],
      },
    ])
  })
})

describe('An answer', () => {
  test('may hold no user at all', () => {
    expect(read('getUsersInfo', answer('getUsersInfo'))).toEqual([])
    const selfClosing = envelope('<n:getUsersInfoResponse xmlns:n="http://service.admin.ws.five9.com/"/>')
    expect(read('getUsersInfo', selfClosing)).toEqual([])
  })

  test.each(['env', 'soap', 'S', 'SOAP-ENV'])('may have the prefix %s', prefix => {
    const text = answer('getUsersInfo', kim).replaceAll('env:', `${prefix}:`).replaceAll('ns2:', 'tns:')
    expect(read('getUsersInfo', text)).toEqual([kimRead])
  })

  test('may have no prefix, and blanks between its elements', () => {
    const text = answer('getUsersInfo', kim)
      .replaceAll(/(env|ns2):(?=[A-Zg])/g, '')
      .replaceAll('><', '>\n  <')
    expect(read('getUsersInfo', text)[0]?.skills).toEqual(kimRead.skills)
  })

  test('gives a user as soon as that is whole', () => {
    const text = answer('getUsersInfo', kim, kim)
    const first = text.indexOf('</return>') + '</return>'.length
    const reader = new UserReader('getUsersInfo')
    expect(reader.write(text.slice(0, first - 1))).toEqual([])
    expect(reader.write(text.slice(first - 1, first))).toEqual([kimRead])
    expect(reader.write(text.slice(first))).toEqual([kimRead])
    reader.end()
  })

  test('reads the same wherever its bytes are cut into chunks', async () => {
    const bytes = Buffer.from(answer('getUsersInfo', kim, kim))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 40 }), async cuts => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        async function* chunks() {
          for (const [index, end] of at.slice(1).entries()) yield bytes.subarray(at[index], end)
        }
        const reader = new UserReader('getUsersInfo')
        const users = []
        for await (const text of utf8(chunks())) users.push(...reader.write(text))
        reader.end()
        expect(users).toEqual([kimRead, kimRead])
      }),
      { numRuns: 200 },
    )
  })

  test('that is cut anywhere is refused at its end', () => {
    const text = answer('getUsersInfo', '<agentGroups>a</agentGroups>', '')
    for (let length = 0; length < text.length; length += 1) {
      const reader = new UserReader('getUsersInfo')
      reader.write(text.slice(0, length))
      expect(() => reader.end(), `after ${length} characters`).toThrow(
        expect.objectContaining({ kind: 'transient', code: 'TruncatedAnswer', effectUnknown: true }),
      )
    }
  })

  test('that holds a fault says so', () => {
    const reader = new UserReader('getUsersInfo')
    expect(reader.write(faultAnswer('ServerFault', 'no'))).toEqual([])
    expect(reader.found).toBe('fault')
    reader.end()
  })

  test.each([
    ['an empty body', envelope('')],
    ['the answer to another operation', answer('getUsersGeneralInfo')],
    ['a second answer', envelope('<getUsersInfoResponse/><getUsersInfoResponse/>')],
    ['a fault after the answer', envelope('<getUsersInfoResponse/><env:Fault/>')],
    ['a page', '<html><head/><body>Down for maintenance</body></html>'],
  ])('with %s is refused', (_case, text) => {
    expect(() => read('getUsersInfo', text)).toThrow(
      expect.objectContaining({ kind: 'transient', code: 'UnexpectedAnswer' }),
    )
  })

  test.each([
    ['an open element closed by another', '<agentGroups></env:Body>'],
    ['an entity of its own', '<agentGroups>&company;</agentGroups>'],
    ['a control character', '<agentGroups>\u0001</agentGroups>'],
  ])('with %s is refused', (_case, inside) => {
    const reader = new UserReader('getUsersInfo')
    expect(() => reader.write(answer('getUsersInfo', inside))).toThrow(
      expect.objectContaining({ kind: 'transient', code: 'MalformedAnswer' }),
    )
  })

  test('with a document type is refused, so that it defines no entities', () => {
    const text = answer('getUsersInfo').replace('?>', '?><!DOCTYPE x [<!ENTITY company "x">]>')
    expect(() => read('getUsersInfo', text)).toThrow(expect.objectContaining({ code: 'MalformedAnswer' }))
  })

  test('that is not UTF-8 is refused, not guessed', async () => {
    async function* latin1() {
      yield Buffer.from(answer('getUsersInfo', '<agentGroups>Zoë</agentGroups>'), 'latin1')
    }
    await expect(Array.fromAsync(utf8(latin1()))).rejects.toMatchObject({ code: 'MalformedAnswer' })
  })

  test('that ends within a character is refused', async () => {
    async function* cut() {
      yield Buffer.from('Zoë').subarray(0, -1)
    }
    await expect(Array.fromAsync(utf8(cut()))).rejects.toMatchObject({ code: 'MalformedAnswer' })
  })
})
