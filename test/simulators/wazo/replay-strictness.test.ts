import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type ActualAnswer, answerDifference } from '../../../simulators/wazo/replay/answers.ts'
import { Bindings } from '../../../simulators/wazo/replay/bindings.ts'
import { replay } from '../../../simulators/wazo/replay/replay.ts'
import {
  isRecord,
  type Json,
  NumberText,
  parseJson,
  readScenario,
  type Scenario,
} from '../../../simulators/wazo/replay/scenario.ts'

const json: Readonly<Record<string, string>> = { 'content-type': 'application/json' }
const one = '11111111-1111-4111-8111-111111111111'
const two = '22222222-2222-4222-8222-222222222222'
const three = '33333333-3333-4333-8333-333333333333'

interface Around {
  readonly headers?: Readonly<Record<string, string>>
  /** Those of the answer, where they are others. */
  readonly now?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly given?: string
}

/** Where an answer differs from a recorded one, if it does. */
function differs(recorded: string, actual: string, around: Around = {}): string | undefined {
  const { headers = json, now = headers, query = {}, given = '' } = around
  const path = '/users'
  const request = { service: 'confd' as const, method: 'GET', path, query, headers: {} }
  const body =
    headers['content-type'] === json['content-type'] && recorded !== '' ? parseJson(recorded) : recorded
  const response = { status: new NumberText('200'), headers, body }
  const answer: ActualAnswer = { status: 200, headers: now, body: actual }
  const comparison = { bindings: new Bindings(), path, given: (text: string) => given.includes(text) }
  return answerDifference(comparison, { step: '', request, response }, answer, text => text)?.at
}

describe('what is the same', () => {
  test.each([
    ['uuids that were generated', `["${one}", "${one}", "${two}"]`, `["${two}", "${two}", "${three}"]\n`],
    ['numbers of rows', '{"user_id": 7, "line_id": 7}', '{"user_id": 8, "line_id": 9}\n'],
    ['times', '{"timestamp": 1795168993}', '{"timestamp": 1895168993}\n'],
    [
      'an order that is not promised',
      '{"items": [{"id": 1}, {"id": 2}]}',
      '{"items": [{"id": 2}, {"id": 1}]}\n',
    ],
    ['numbers in messages', '["User (\'user_id\': 7)"]', '["User (\'user_id\': 9)"]\n'],
    ['generated names', '{"name": "abcdefgh"}', '{"name": "hgfedcba"}\n'],
  ])('%s', (_, recorded, actual) => {
    expect(differs(recorded, actual)).toBeUndefined()
  })

  test('joined values in another order, pair by pair', () => {
    const csv = { 'content-type': 'text/csv; charset=utf-8' }
    const head = 'incall_exten,incall_context,call_permissions\r\n'
    const recorded = `${head}1;2,a;b,x;y\r\n`
    expect(differs(recorded, `${head}2;1,b;a,y;x\r\n`, { headers: csv })).toBeUndefined()
    expect(differs(recorded, `${head}2;1,a;b,y;x\r\n`, { headers: csv })).toBe('body.content[0].joined[0]')
  })
})

describe('what is not', () => {
  test.each([
    ['one uuid for two', `["${one}", "${two}"]`, `["${three}", "${three}"]\n`],
    ['two uuids for one', `["${one}", "${one}"]`, `["${two}", "${three}"]\n`],
    ['two numbers for one row', '[{"user_id": 7}, {"user_id": 7}]', '[{"user_id": 8}, {"user_id": 9}]\n'],
    ['another number', '{"ring_seconds": 30}', '{"ring_seconds": 35}\n'],
    ['a whole number for one that is not', '{"ring_time": 20.0}', '{"ring_time": 20}\n'],
    ['another order of names', '{"a": 1, "b": 2}', '{"b": 2, "a": 1}\n'],
    ['a name too many', '{"a": 1}', '{"a": 1, "b": 2}\n'],
    ['an element too few', '{"items": [1, 1]}', '{"items": [1]}\n'],
    ['an element twice', '{"items": [1, 2]}', '{"items": [1, 1]}\n'],
    ['another order of a list', '[1, 2]', '[2, 1]\n'],
    ['null', '{"email": ""}', '{"email": null}\n'],
    ['a time with a fraction', '{"timestamp": 1795168993}', '{"timestamp": 1795168993.5}\n'],
    ['no line feed', '[1]', '[1]'],
    ['no blanks', '[1, 2]', '[1,2]\n'],
    ['letters that are not ASCII', '["\\u00e9"]', '["é"]\n'],
  ])('%s', (_, recorded, actual) => {
    expect(differs(recorded, actual)).toBeDefined()
  })

  test('a name that a request gave', () => {
    expect(differs('{"name": "abcdefgh"}', '{"name": "hgfedcba"}\n', { given: 'hgfedcba' })).toBe('body.name')
  })

  test('a list that is not in the order asked for', () => {
    const query = { order: 'name' }
    const items = [
      '{"items": [{"name": "a"}, {"name": "b"}]}',
      '{"items": [{"name": "b"}, {"name": "a"}]}\n',
    ] as const
    expect(differs(...items)).toBeUndefined()
    expect(differs(...items, { query })).toBe('the order of body.items by name')
  })

  test('headers that tell something', () => {
    const now = (headers: Record<string, string>) => differs('[]', '[]\n', { now: headers })
    expect(now({ 'content-type': 'text/html' })).toBe('header content-type')
    expect(now({ ...json, allow: 'GET' })).toBe('header allow')
    const allow = { ...json, allow: 'GET, PUT' }
    expect(differs('[]', '[]\n', { headers: allow, now: { ...json, allow: 'PUT, GET' } })).toBeUndefined()
    expect(differs('[]', '[]\n', { headers: allow, now: { ...json, allow: 'GET' } })).toBe('header allow')
  })

  test('quotes where none are needed', () => {
    const csv = { 'content-type': 'text/csv; charset=utf-8' }
    expect(differs('a\r\nx\r\n', 'a\r\n"x"\r\n', { headers: csv })).toBe('the quotes of the body')
  })
})

describe('a recording that is not true', () => {
  const file = join(fileURLToPath(new URL('exchanges', import.meta.url)), 'deleting.json')

  /** The recording with one of its exchanges answered otherwise. */
  function altered(step: string, change: (response: Record<string, Json>) => void): Scenario {
    const scenario = readScenario(file)
    const exchange = scenario.exchanges.find(one => one.step === step)
    change(exchange?.response as unknown as Record<string, Json>)
    return scenario
  }

  test('is told by the first step that differs', async () => {
    const wrong = altered('its account remains', response => {
      if (isRecord(response.body)) response.body = { ...response.body, enabled: false }
    })
    expect(await replay(wrong)).toMatchObject({
      step: 'its account remains',
      request: expect.stringMatching(/^GET auth\/users\//) as string,
      at: 'body.enabled',
      recorded: false,
      actual: true,
    })
  })

  test('is told by its status', async () => {
    const wrong = altered('once', response => {
      response.status = new NumberText('204')
    })
    expect(await replay(wrong)).toMatchObject({ step: 'once', at: 'status' })
  })
})
