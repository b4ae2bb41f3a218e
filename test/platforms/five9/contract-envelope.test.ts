import { beforeAll, expect, test } from 'vitest'
import { Soap } from '../../../src/platforms/five9/soap.ts'

let soap: Soap

beforeAll(async () => {
  soap = await Soap.load()
})

const head =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:tns="http://service.admin.ws.five9.com/">' +
  '<soap:Body>'
const tail = '</soap:Body></soap:Envelope>'

test('The elements of a request are in the order of the contract, and only the outermost has a namespace', () => {
  const envelope = soap.envelope('createUser', {
    userInfo: {
      skills: [{ skillName: 'Billing', level: '1' }],
      roles: {
        supervisor: { permissions: [{ value: 'true', type: 'Agents' }] },
        agent: {
          sendEmailOnVm: 'false',
          permissions: [{ value: 'false', type: 'CanWrapCall' }],
          attachVmToEmail: 'true',
          alwaysRecorded: 'false',
        },
      },
      generalInfo: {
        userName: 'kim@example.com',
        password: 'p',
        mediaTypeConfig: { mediaTypes: [{ type: 'VOICE', maxAlowed: '1', enabled: 'true' }] },
        IEXScheduled: 'false',
        EMail: 'kim@example.com',
        active: 'true',
      },
      agentGroups: ['Night', 'Day'],
    },
  })
  expect(envelope).toBe(
    `${head}<tns:createUser><userInfo><agentGroups>Night</agentGroups><agentGroups>Day</agentGroups>` +
      '<generalInfo><active>true</active><EMail>kim@example.com</EMail><IEXScheduled>false</IEXScheduled>' +
      '<mediaTypeConfig><mediaTypes><enabled>true</enabled><maxAlowed>1</maxAlowed><type>VOICE</type></mediaTypes>' +
      '</mediaTypeConfig><password>p</password><userName>kim@example.com</userName></generalInfo>' +
      '<roles><agent><alwaysRecorded>false</alwaysRecorded><attachVmToEmail>true</attachVmToEmail>' +
      '<permissions><type>CanWrapCall</type><value>false</value></permissions><sendEmailOnVm>false</sendEmailOnVm></agent>' +
      '<supervisor><permissions><type>Agents</type><value>true</value></permissions></supervisor></roles>' +
      '<skills><level>1</level><skillName>Billing</skillName></skills></userInfo></tns:createUser>' +
      tail,
  )
})

test('What is not given is not sent; an empty text is sent as one', () => {
  const userGeneralInfo = { userName: 'kim', phoneNumber: '', locale: undefined }
  const envelope = soap.envelope('modifyUser', { rolesToRemove: ['Agent', 'DomainAdmin'], userGeneralInfo })
  expect(envelope).toBe(
    `${head}<tns:modifyUser><userGeneralInfo><phoneNumber></phoneNumber><userName>kim</userName></userGeneralInfo>` +
      `<rolesToRemove>Agent</rolesToRemove><rolesToRemove>DomainAdmin</rolesToRemove></tns:modifyUser>${tail}`,
  )
})

test('Texts are escaped, and their blanks are kept', () => {
  expect(soap.envelope('deleteUser', { userName: ' <a&b> "é😀 ' })).toBe(
    `${head}<tns:deleteUser><userName> &lt;a&amp;b&gt; &quot;é😀 </userName></tns:deleteUser>${tail}`,
  )
})

test('An operation without arguments is an empty element', () => {
  expect(soap.envelope('getCallCountersState', {})).toBe(
    `${head}<tns:getCallCountersState></tns:getCallCountersState>${tail}`,
  )
})
