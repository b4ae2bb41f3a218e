import { describe, expect, test } from 'vitest'
import { faultFailure, refusesLogin, statusFailure } from '../../../src/platforms/five9/faults.ts'

const endpoint = new URL('https://kim:hidden@api.five9.com/wsadmin/v13/AdminWebService')

function fault(name: string | undefined, text: string, fields: Record<string, unknown> = {}) {
  return {
    faultcode: 'env:Server',
    faultstring: text,
    ...(name !== undefined && { detail: { [name]: { message: text, ...fields } } }),
  }
}

describe('A fault', () => {
  test('is told in plain words, then in those of the vendor', () => {
    const sent = fault('UserNotFoundFault', 'User kim not found', { userName: 'kim' })
    expect(faultFailure('getUserInfo', sent, [])).toMatchObject({
      kind: 'rejected',
      code: 'UserNotFoundFault',
      message:
        'Five9 knows no user of this name (getUserInfo, UserNotFoundFault: User kim not found; userName: kim)',
      detail: { userName: 'kim', message: 'User kim not found' },
      effectUnknown: false,
    })
  })

  test('of a call limit names the limit', () => {
    const sent = fault('OperationsLimitExceededFault', 'Too many', { operationType: 'Modify', limit: '140' })
    // What waits is the call that was refused, whatever the fault calls its limit.
    expect(faultFailure('getSkills', sent, [])).toMatchObject({ kind: 'limited', limit: 'Query' })
    const nameless = fault('OperationsLimitExceededFault', 'Too many')
    expect(faultFailure('getSkills', nameless, [])).toMatchObject({ kind: 'limited', limit: 'Query' })
    expect(faultFailure('deleteUser', nameless, [])).toMatchObject({ kind: 'limited', limit: 'Modify' })
  })

  test('InvalidAccount is a wrong login, except where the data of an account was sent', () => {
    const sent = fault('InvalidAccountFault', 'Invalid')
    for (const operation of ['getUsersInfo', 'getVCCConfiguration', 'deleteUser', 'userSkillAdd'] as const) {
      const failure = faultFailure(operation, sent, [])
      expect(failure.kind).toBe('fatal')
      expect(failure.cure).toContain('locks the account')
      expect(refusesLogin(failure)).toBe(true)
    }
    for (const operation of ['createUser', 'modifyUser'] as const) {
      const failure = faultFailure(operation, sent, [])
      expect(failure.kind).toBe('rejected')
      expect(refusesLogin(failure)).toBe(false)
    }
  })

  test('of the server leaves the effect unknown, and that alone', () => {
    const sent = fault('ServerFault', 'Oops')
    expect(faultFailure('modifyUser', sent, [])).toMatchObject({ kind: 'transient', effectUnknown: true })
    const busy = fault('ConcurrentModificationFault', 'Wait')
    expect(faultFailure('modifyUser', busy, [])).toMatchObject({ kind: 'transient', effectUnknown: false })
  })

  test('whose name stands only in its text is known by that', () => {
    expect(
      faultFailure('deleteUser', fault(undefined, 'com.five9.UserNotFoundException: kim'), []),
    ).toMatchObject({
      kind: 'rejected',
      code: 'UserNotFoundException',
    })
  })

  test('that is newer than the contract refuses one unit of work', () => {
    expect(faultFailure('modifyUser', fault('MoonPhaseFault', 'No'), [])).toMatchObject({
      kind: 'rejected',
      code: 'MoonPhaseFault',
    })
  })

  test.each([
    ['env:Server', 'java.lang.NullPointerException', 'transient', true],
    ['env:Client', 'Unmarshalling Error: x', 'rejected', false],
    ['env:Server', 'Authentication failed', 'fatal', false],
    ['env:Client', 'Invalid user name or password', 'fatal', false],
  ] as const)(
    'without a name is judged by its code and text: %s %s',
    (faultcode, faultstring, kind, unknown) => {
      const failure = faultFailure('modifyUser', { faultcode, faultstring }, [])
      expect(failure).toMatchObject({ kind, effectUnknown: unknown })
      expect(refusesLogin(failure)).toBe(kind === 'fatal')
    },
  )

  test('is one line of bounded length, with control and direction characters spelled out', () => {
    const failure = faultFailure(
      'getSkills',
      fault('ServerFault', `a\r\n::error::\u001b[31m\u202e${'😀'.repeat(400)}`),
      [],
    )
    expect(failure.message).toMatch(/ServerFault: a ::error::\\u001b\[31m\\u202e/)
    expect(failure.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
    expect(failure.message.length).toBeLessThanOrEqual(500)
    expect(failure.detail.message?.length).toBeLessThanOrEqual(200)
  })

  test('does not give away a password that was sent', () => {
    const sent = fault('InvalidUserDataFault', 'Password tr0ub4dor is weak', { userName: 'tr0ub4dor' })
    const failure = faultFailure('createUser', sent, ['', 'tr0ub4dor'])
    expect(failure.message).toContain('Password *** is weak')
    expect(JSON.stringify(failure)).not.toContain('tr0ub4dor')
  })

  test('is known by no element of its detail but the one that names a fault', () => {
    const detail = { exception: { stackTrace: 'at com.five9' }, UserNotFoundFault: { userName: 'kim' } }
    expect(faultFailure('deleteUser', { faultstring: 'x', detail }, [])).toMatchObject({
      code: 'UserNotFoundFault',
    })
    const trace = { faultcode: 'env:Server', faultstring: 'x', detail: { exception: { message: 'y' } } }
    expect(faultFailure('deleteUser', trace, [])).toMatchObject({ kind: 'transient', effectUnknown: true })
  })

  test('with attributes, lists or nothing inside is read all the same', () => {
    const detail = { UserHasNoRequiredRoleFault: { roles: ['Agent', 'Reporting'], message: null } }
    const faultstring = { attributes: { 'xml:lang': 'en' }, $value: 'Missing' }
    expect(faultFailure('userSkillAdd', { faultcode: 'env:Server', faultstring, detail }, [])).toMatchObject({
      kind: 'rejected',
      detail: { roles: 'Agent, Reporting' },
      message: expect.stringContaining('Missing') as string,
    })
    expect(faultFailure('userSkillAdd', {}, []).code).toBe('SoapFault')
  })
})

describe('An answer that is no SOAP', () => {
  test.each([
    [200, 'transient', true],
    [301, 'fatal', false],
    [400, 'rejected', false],
    [401, 'fatal', false],
    [403, 'fatal', false],
    [404, 'fatal', false],
    [407, 'fatal', false],
    [429, 'limited', false],
    [500, 'transient', true],
    [502, 'transient', true],
    [503, 'transient', true],
    [504, 'transient', true],
  ] as const)('with status %d is %s', (status, kind, effectUnknown) => {
    const failure = statusFailure('modifyUser', endpoint, status)
    expect(failure).toMatchObject({ kind, effectUnknown, code: `HTTP ${status}` })
    expect(failure.message).toContain(`(modifyUser, HTTP ${status} from api.five9.com)`)
    expect(JSON.stringify([failure, failure.message])).not.toMatch(/kim|hidden/)
  })

  test.each([301, 404])('with status %d names the address to check', status => {
    expect(statusFailure('getSkills', endpoint, status).cure).toContain(
      'https://api.five9.com/wsadmin/v13/AdminWebService',
    )
  })

  test('counts only 401 as a refused login', () => {
    const refused = [301, 401, 403, 404, 407].filter(status =>
      refusesLogin(statusFailure('getSkills', endpoint, status)),
    )
    expect(refused).toEqual([401])
  })
})
