import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeJson } from '../../../simulators/wazo/python.ts'
import { file, type Place, place } from './import-place.ts'

interface Errors {
  readonly errors: readonly { readonly message: string; readonly details: { readonly row_number: number } }[]
}

interface Created {
  readonly created: readonly Readonly<Record<string, number | string | null>>[]
}

/** Everything that there is, by kind. */
function kept({ state }: Place) {
  const { users, lines, sip, sccp, extensions, voicemails, incalls, accounts } = state
  return Object.entries({ users, lines, sip, sccp, extensions, voicemails, incalls, accounts }).map(
    ([kind, table]) => [kind, [...table.all()]],
  )
}

const columns =
  'firstname,email,username,enabled,exten,context,line_protocol,incall_exten,incall_context,' +
  'voicemail_name,voicemail_number,voicemail_context,call_permissions'

/** A row of its own for each number, right but for the cells that are given. */
function row({ internal, incall }: Place, number: number, cells: Readonly<Record<string, string>> = {}) {
  const right: Readonly<Record<string, string>> = {
    firstname: `Person ${number}`,
    email: `person.${number}@example.com`,
    username: `person.${number}`,
    enabled: '1',
    exten: String(1_000 + number),
    context: internal.name,
    line_protocol: 'sip',
    incall_exten: String(5_551_000 + number),
    incall_context: incall.name,
    voicemail_name: `Person ${number}`,
    voicemail_number: String(1_000 + number),
    voicemail_context: internal.name,
    call_permissions: 'intl',
  }
  return columns
    .split(',')
    .map(column => cells[column] ?? right[column])
    .join(',')
}

/** One wrong thing for each step of the work on a row, in the order of the server. */
const wrongs: readonly Readonly<Record<string, string>>[] = [
  { enabled: 'no' },
  { context: 'nowhere' },
  { firstname: '' },
  { email: 'taken@example.com' },
  { username: 'x' },
  { voicemail_number: 'x' },
  { call_permissions: 'nobody' },
  { line_protocol: 'iax' },
  { incall_context: 'nowhere' },
  { username: 'taken' },
  { exten: '999' },
  { exten: '2999' },
]

describe('all or nothing', () => {
  test('whatever is wrong with whichever rows: each is told, and nothing is left behind', async () => {
    const mistake = fc.option(fc.constantFrom(...wrongs), { nil: undefined, freq: 2 })
    await fc.assert(
      fc.asyncProperty(fc.array(mistake, { minLength: 1, maxLength: 8 }), async mistakes => {
        const here = place()
        await here.import(
          file(columns, row(here, 900, { email: 'taken@example.com', username: 'taken', exten: '2999' })),
        )
        const before = kept(here)
        const { status, body } = await here.import(
          file(columns, ...mistakes.map((cells, index) => row(here, index, cells))),
        )
        const bad = mistakes.flatMap((cells, index) => (cells ? [index + 1] : []))
        if (bad.length === 0) {
          expect(status).toBe(201)
          expect(here.state.users.size).toBe(1 + mistakes.length)
          return
        }
        expect(status).toBe(400)
        expect((body as Errors).errors.map(({ details }) => details.row_number)).toEqual(bad)
        expect(kept(here)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  test.each(wrongs.slice(0, -2).map((cells, index) => [cells, wrongs[index + 1] ?? {}]))(
    'of two wrong things the first one is told: %j before %j',
    async (first, second) => {
      const messages = async (...wrong: readonly Readonly<Record<string, string>>[]) => {
        const here = place()
        await here.import(
          file(columns, row(here, 900, { email: 'taken@example.com', username: 'taken', exten: '2999' })),
        )
        const { body } = await here.import(file(columns, row(here, 1, Object.assign({}, ...wrong))))
        return (body as Errors).errors.map(({ message }) => message)
      }
      const alone = await messages(first)
      expect(alone).toHaveLength(1)
      expect(await messages(first, second)).toEqual(alone)
      expect(await messages(second)).not.toEqual(alone)
    },
  )

  test('a row that was refused is there for the rows after it to meet', async () => {
    const here = place()
    const { body } = await here.import(
      file(
        columns,
        row(here, 1, { call_permissions: 'nobody' }),
        row(here, 2, { email: 'person.1@example.com' }),
      ),
    )
    expect((body as Errors).errors.map(({ message }) => message)).toEqual([
      "Resource Not Found - CallPermission was not found ('name': 'nobody')",
      "Resource Error - User already exists ('email': 'person.1@example.com')",
    ])
  })

  test('numbers of rows that were given up are not given again', async () => {
    const here = place()
    const ids = async (number: number, cells = {}) => {
      const { body } = await here.import(file(columns, row(here, number), row(here, number + 1, cells)))
      return (body as Created).created?.[0]
    }
    const first = await ids(1)
    await ids(3, { username: 'person.1' })
    const second = await ids(5)
    for (const id of ['user_id', 'line_id', 'voicemail_id'] as const) {
      expect(Number(second?.[id]) - Number(first?.[id])).toBeGreaterThanOrEqual(4)
    }
  })

  test.each(['firstname', 'context', 'exten', 'incall_exten', 'voicemail_name', 'call_permissions'])(
    'a NUL in %s undoes the rows before it, but for their accounts',
    async column => {
      const here = place()
      const answer = await here.import(
        file(columns, row(here, 1), row(here, 2, { [column]: 'a\0b' }), row(here, 3)),
      )
      expect(answer).toEqual({
        status: 500,
        body: ['Unexpected error: A string literal cannot contain NUL (0x00) characters.'],
      })
      expect([...here.state.accounts.all()].map(({ username }) => username)).toEqual(['person.1'])
      expect(here.state.users.size + here.state.lines.size + here.state.extensions.size).toBe(0)
    },
  )
})

test('an account has the password of its row, and is enabled whatever the row says', async () => {
  const here = place()
  await here.import(file('firstname,username,password,enabled', 'Ines,ines,Sh1ny-pass,0', 'Juno,juno,,1'))
  expect([...here.state.accounts.all()]).toMatchObject([
    { username: 'ines', password: 'Sh1ny-pass', enabled: true },
    { username: 'juno', password: null, enabled: true },
  ])
})

describe('the answer', () => {
  test('names what was made, and what was found', async () => {
    const here = place()
    const { body } = await here.import(
      file(columns, row(here, 1), row(here, 2, { voicemail_number: '1001' })),
    )
    const [one, two] = (body as Created).created
    expect(Object.keys(one ?? {})).toEqual([
      'row_number',
      'user_id',
      'user_uuid',
      'voicemail_id',
      'line_id',
      'sip_uuid',
      'sccp_id',
      'extension_id',
      'incall_extension_id',
      'call_permission_ids',
    ])
    expect([one?.row_number, two?.row_number]).toEqual([1, 2])
    expect(two?.voicemail_id).toBe(one?.voicemail_id)
    expect(one).toMatchObject({ sccp_id: null, call_permission_ids: [here.permissions[0]?.id] })
  })

  test('gives a refused row back with its cells in the order of the file', async () => {
    const here = place()
    const { body } = await here.import('lastname,2,1,\n"Kö,nig",a,b,c,d\n')
    expect(writeJson(body)).toContain(
      '"details": {"row": {"lastname": "K\\u00f6,nig", "2": "a", "1": "b", "": "c", "null": ["d"]}, "row_number": 1}',
    )
  })

  test('tells the time in whole seconds', async () => {
    const here = place()
    here.clock.advance(1_900)
    const { body } = await here.import('lastname\nKing\n')
    expect(body).toMatchObject({ errors: [{ timestamp: Date.parse('2026-03-04T10:20:31Z') / 1_000 }] })
  })
})
