import { describe, expect, it } from 'vitest'
import { parseSimple } from '../../../simulators/five9/contract/lexical.ts'
import { type Five9, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { call, envelope, faultIn, send } from './caller.ts'
import { parseXml } from './xml.ts'

const namespace = 'http://service.admin.ws.five9.com/'
const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"'

async function start(): Promise<Five9> {
  return startFive9({ domain: makeDomain({ users: 3 }) })
}

describe('the body of a request', () => {
  it.each([
    ['out of order', 'modifyUser', '<rolesToSet/><userGeneralInfo/>'],
    ['unknown', 'getUsersInfo', '<pattern>a</pattern>'],
    ['repeated', 'getUsersInfo', '<userNamePattern>a</userNamePattern><userNamePattern>b</userNamePattern>'],
    ['qualified', 'getUsersInfo', `<t:userNamePattern xmlns:t="${namespace}">a</t:userNamePattern>`],
    ['in a default namespace', 'getUsersInfo', `<userNamePattern xmlns="${namespace}">a</userNamePattern>`],
    ['with an attribute', 'getUsersInfo', '<userNamePattern lang="en">a</userNamePattern>'],
    ['with text between', 'getUsersInfo', 'a<userNamePattern>a</userNamePattern>'],
    ['with children in text', 'getUsersInfo', '<userNamePattern><b/></userNamePattern>'],
    ['without a level', 'userSkillRemove', '<userSkill><skillName>Sales</skillName></userSkill>'],
    [
      'with an agent flag missing',
      'modifyUser',
      '<rolesToSet><agent><alwaysRecorded>1</alwaysRecorded></agent></rolesToSet>',
    ],
    ['with a role of lower case', 'modifyUser', '<rolesToRemove>agent</rolesToRemove>'],
    ['with an unknown permission', 'modifyUser', role('<type>FlyToTheMoon</type><value>true</value>')],
    ['with a permission without a value', 'modifyUser', role('<type>CanViewDashboards</type>')],
    ['with a value before its type', 'modifyUser', role('<value>true</value><type>CanViewDashboards</type>')],
    ['with a capital True', 'modifyUser', '<userGeneralInfo><active>True</active></userGeneralInfo>'],
    ['with an empty boolean', 'modifyUser', '<userGeneralInfo><active/></userGeneralInfo>'],
    [
      'with a date that is no date',
      'modifyUser',
      '<userGeneralInfo><startDate>2026-02-30</startDate></userGeneralInfo>',
    ],
    ['with a byte too large', 'modifyUser', media('<maxAlowed>128</maxAlowed>')],
    ['with media type in lower case', 'modifyUser', media('<type>voice</type>')],
    ['with nil where none may be', 'getUsersInfo', `<userNamePattern ${nil}/>`],
    ['with a nil that has content', 'createUser', `<userInfo><agentGroups ${nil}>a</agentGroups></userInfo>`],
  ] as const)('%s is an unmarshalling error without a detail', async (_, operation, fields) => {
    await using five9 = await start()
    const reply = await call(five9, operation, fields)
    expect([reply.status, faultIn(reply)]).toEqual([500, { fault: 'env:Client' }])
    expect(reply.text).toContain('<faultstring>Unmarshalling Error: ')
    expect(five9.calls.map(({ outcome }) => outcome)).toEqual(['stack fault'])
  })

  it('may hold nil list entries, comments, CDATA, a prolog and other attributes of XML Schema', async () => {
    await using five9 = await start()
    const [, name] = [...five9.domain.users.keys()]
    const fields = `<!-- --><userNamePattern xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"><![CDATA[${name}]]></userNamePattern>`
    expect((await call(five9, 'getUsersInfo', fields)).text).toContain(`<userName>${name}</userName>`)
    expect(
      (await call(five9, 'modifyAgentGroup', `<group><agents ${nil}/><name>Berlin</name></group>`)).status,
    ).toBe(200)
  })
})

describe('the envelope of a request', () => {
  it.each([
    ['is not XML', 'hello', 'env:Client'],
    ['is cut off', envelope('<a/>').slice(0, -20), 'env:Client'],
    ['has a DTD', `<!DOCTYPE a>${envelope('<a/>').replace(/^<\?.*?\?>/, '')}`, 'env:Client'],
    [
      'is SOAP 1.2',
      envelope('<a/>').replaceAll(
        'http://schemas.xmlsoap.org/soap/envelope/',
        'http://www.w3.org/2003/05/soap-envelope',
      ),
      'env:VersionMismatch',
    ],
    ['has an empty body', envelope(''), 'env:Client'],
    [
      'has two operations',
      envelope(`<t:getSkills xmlns:t="${namespace}"/><t:getSkills xmlns:t="${namespace}"/>`),
      'env:Client',
    ],
    ['has an operation without a namespace', envelope('<getSkills/>'), 'env:Client'],
    ['has an unknown operation', envelope(`<t:updateUser xmlns:t="${namespace}"/>`), 'env:Client'],
    [
      'has an unknown header that must be understood',
      withHeader('s:mustUnderstand="1"'),
      'env:MustUnderstand',
    ],
  ])('is refused where it %s', async (_, body, code) => {
    await using five9 = await start()
    const reply = await send(five9, body)
    expect([reply.status, faultIn(reply).fault]).toEqual([500, code])
  })

  it('may have headers that need not be understood', async () => {
    await using five9 = await start()
    expect((await send(five9, withHeader(''))).status).toBe(200)
  })

  it('must be UTF-8', async () => {
    await using five9 = await start()
    const latin = Buffer.from(
      envelope(`<t:getSkills xmlns:t="${namespace}"><!--é--></t:getSkills>`),
      'latin1',
    )
    expect((await send(five9, latin)).status).toBe(500)
  })

  it('must not come with another SOAPAction than the empty one', async () => {
    await using five9 = await start()
    const body = envelope(`<t:getSkills xmlns:t="${namespace}"/>`)
    expect((await send(five9, body, { SOAPAction: '"getSkills"' })).status).toBe(500)
    expect((await send(five9, body, { SOAPAction: '' })).status).toBe(200)
  })
})

describe('the form of an answer', () => {
  it('is the one seen from the service', async () => {
    await using five9 = await start()
    const { text, headers } = await call(five9, 'closeSession')
    expect(text).toBe(
      `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header/><env:Body><ns2:closeSessionResponse xmlns:ns2="${namespace}"></ns2:closeSessionResponse></env:Body></env:Envelope>`,
    )
    expect(headers.get('content-length')).toBe(String(text.length))
    expect(headers.get('content-type')).toBe('text/xml;charset=utf-8')
  })

  it('is chunked when large', async () => {
    await using five9 = await startFive9({ domain: makeDomain({ users: 60 }) })
    const { headers, text } = await call(five9, 'getUsersInfo')
    expect([headers.get('content-length'), headers.get('transfer-encoding')]).toEqual([null, 'chunked'])
    expect(parseXml(text).name).toBe('Envelope')
  })
})

describe('simple types', () => {
  it.each([
    ['boolean', ' 1\n', true],
    ['boolean', 'TRUE', undefined],
    ['byte', '-128', -128],
    ['byte', '128', undefined],
    ['int', '+7', 7],
    ['int', '7.0', undefined],
    ['int', '2147483648', undefined],
    ['long', '300000000000001', 300_000_000_000_001],
    ['long', '9223372036854775808', undefined],
    ['string', ' a ', ' a '],
    ['mediaType', ' VOICE', undefined],
    ['dateTime', '2024-02-29T00:00:00', '2024-02-29T00:00:00'],
    ['dateTime', '2024-02-29T24:00:00.000Z', '2024-02-29T24:00:00.000Z'],
    ['dateTime', '2026-02-29T00:00:00Z', undefined],
    ['dateTime', '2026-13-01T00:00:00Z', undefined],
    ['dateTime', '2026-01-01T24:00:01Z', undefined],
    ['dateTime', '2026-01-01T00:00:00+14:30', undefined],
    ['dateTime', '2026-01-01 00:00:00', undefined],
    ['dateTime', '2026-01-01', undefined],
  ] as const)('%s "%s" reads as %s', (type, text, value) => {
    expect(parseSimple(type, text)).toBe(value)
  })
})

function role(permission: string): string {
  return `<rolesToSet><reporting><permissions>${permission}</permissions></reporting></rolesToSet>`
}

function media(item: string): string {
  return `<userGeneralInfo><mediaTypeConfig><mediaTypes>${item}</mediaTypes></mediaTypeConfig></userGeneralInfo>`
}

function withHeader(attributes: string): string {
  const header = `<s:Header><x:a xmlns:x="urn:x" ${attributes}/></s:Header><s:Body>`
  return envelope(`<t:getSkills xmlns:t="${namespace}"/>`).replace('<s:Body>', header)
}
