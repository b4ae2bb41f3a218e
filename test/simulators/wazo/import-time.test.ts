import { describe, expect, test } from 'vitest'
import { createUser } from '../../../simulators/wazo/confd/users.ts'
import { createTenant, newState, startWazo } from '../../../simulators/wazo/index.ts'
import { ManualClock } from '../five9/manual-clock.ts'
import { file, type Place, place } from './import-place.ts'

const three = file('firstname,username', 'Ines,ines', 'Juno,juno', 'Kai,kai')

/** Lets everything happen that needs no more time. */
function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

/** Usernames of accounts and first names of users. */
function seen({ state, tenant }: Place): [accounts: number, users: number] {
  return [state.accounts.by('tenant', tenant.uuid).length, state.users.by('tenant', tenant.uuid).length]
}

describe('an import that takes its time', () => {
  test.each([
    ['a name alone', 'firstname', 'Ines', 18],
    ['with a password', 'firstname,password', 'Ines,Sh1ny-pass', 121],
    ['with a line', 'firstname,exten,context,line_protocol', 'Ines,1001,{internal},sip', 89],
    [
      'with everything',
      'firstname,password,exten,context,line_protocol,voicemail_name,voicemail_number,voicemail_context,' +
        'incall_exten,incall_context,call_permissions',
      'Ines,Sh1ny-pass,1001,{internal},sip,Ines,1001,{internal},5551001,{incall},intl',
      322,
    ],
  ])('%s', async (_, columns, row, milliseconds) => {
    const here = place({ measured: true })
    const filled = row.replaceAll('{internal}', here.internal.name).replaceAll('{incall}', here.incall.name)
    let answer: { readonly status: number } | undefined
    void here.import(file(columns, filled)).then(given => {
      answer = given
    })
    here.clock.advance(milliseconds - 1)
    await settled()
    expect(answer).toBeUndefined()
    here.clock.advance(1)
    await settled()
    expect(answer).toMatchObject({ status: 201 })
  })

  test('shows accounts on the way, and its users all at once', async () => {
    const here = place({ measured: true })
    const done = here.import(three)
    const story = [seen(here)]
    for (let step = 0; step < 6; step += 1) {
      here.clock.advance(9)
      await settled()
      story.push(seen(here))
    }
    expect(story).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [2, 0],
      [2, 0],
      [3, 0],
      [3, 3],
    ])
    expect(await done).toMatchObject({ status: 201 })
  })

  test('takes no time where nobody asked for that', async () => {
    const here = place()
    expect(await here.import(three)).toMatchObject({ status: 201 })
    expect(here.clock.sleeping).toBe(0)
  })

  test('goes on when its caller leaves', async () => {
    const state = newState()
    const { tenant } = createTenant(state, { name: 'harbour' })
    const clock = new ManualClock()
    let answered = false
    let begun = () => {}
    const beginning = new Promise<void>(resolve => {
      begun = resolve
    })
    await using wazo = await startWazo({
      state,
      clock,
      measured: true,
      onCall: () => void setImmediate(begun),
      onAnswer: () => {
        answered = true
      },
    })
    const caller = new AbortController()
    const call = fetch(`${wazo.url}/1.1/users/import`, {
      method: 'POST',
      body: three,
      headers: { 'X-Auth-Token': wazo.token(), 'Wazo-Tenant': tenant.uuid, 'Content-Type': 'text/csv' },
      signal: caller.signal,
    })
    await beginning
    caller.abort()
    await expect(call).rejects.toThrow('aborted')
    expect(state.users.size).toBe(0)
    clock.advance(60_000)
    while (!answered) await settled()
    expect([...state.users.all()].map(({ firstname }) => firstname)).toEqual(['Ines', 'Juno', 'Kai'])
  })

  test('is given up when the server stops', async () => {
    const here = place({ measured: true })
    const done = here.import(three)
    here.clock.advance(30)
    await settled()
    here.closing.abort(new Error('stopped'))
    await expect(done).rejects.toThrow('stopped')
    expect(seen(here)).toEqual([2, 0])
  })
})

describe('two imports at the same time', () => {
  /** Both answers. Time passes in small steps, so that each has its turn. */
  async function both(here: Place, csv: string) {
    const answers = Promise.all([here.import(csv), here.import(csv)])
    for (let step = 0; step < 50; step += 1) {
      here.clock.advance(9)
      await settled()
    }
    return answers
  }

  test('of the same accounts: both fail, and leave nothing behind', async () => {
    const here = place({ measured: true })
    for (const { status, body } of await both(here, three)) {
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain('409 Client Error: Conflict detected for url')
    }
    expect(seen(here)).toEqual([0, 0])
  })

  test.each([
    ['number', 'exten,context,line_protocol', '1001,{internal},sip', 'extensions_exten_context_key'],
    ['incall', 'incall_exten,incall_context', '5551001,{incall}', 'extensions_exten_context_key'],
    ['SIP username', 'line_protocol,sip_username', 'sip,inesline', 'endpoint_sip_name_key'],
    [
      'mailbox',
      'voicemail_name,voicemail_number,voicemail_context',
      'Ines,1001,{internal}',
      'voicemail_mailbox_context_key',
    ],
  ])('of the same %s: the later one breaks, and leaves its account behind', async (_, names, row, key) => {
    const here = place({ measured: true })
    const cells = row.replace('{internal}', here.internal.name).replace('{incall}', here.incall.name)
    const [earlier, later] = await both(here, file(`firstname,${names}`, `Ines,${cells}`))
    expect(earlier.status).toBe(201)
    expect(later).toEqual(broken(key))
    expect(seen(here)).toEqual([2, 1])
  })

  test('of an address that somebody else has got meanwhile', async () => {
    const here = place({ measured: true })
    const done = here.import(file('firstname,email', 'Ines,ines@example.com'))
    here.clock.advance(9)
    await settled()
    createUser(here.state, here.tenant, { firstname: 'Juno', email: 'ines@example.com' }, 0)
    here.clock.advance(9)
    expect(await done).toEqual(broken('userfeatures_email'))
    expect([...here.state.users.all()].map(({ firstname }) => firstname)).toEqual(['Juno'])
  })

  function broken(key: string) {
    const body = [`Unexpected error: duplicate key value violates unique constraint "${key}"`]
    return { status: 500, body }
  }
})
