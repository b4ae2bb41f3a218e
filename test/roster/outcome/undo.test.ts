import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/roster/outcome/outcome.ts'
import { type Undo, undoOf } from '../../../src/roster/outcome/undo.ts'
import type { Change, FieldChange } from '../../../src/roster/planning/plan.ts'
import { snapshotOf } from '../planning/made-up-tenant.ts'
import { columnNames, outcomeOf, platform, type Users, withoutActivation } from './made-up-platform.ts'

const ana = { EMail: 'ana@example.com', phone: '+1 555', extension: '100', active: 'true', badges: 'red' }
const users: Users = {
  ana: { ...ana, door_red: 'true', keys: 'attic;cellar' },
  ben: { EMail: 'ben@example.com', extension: '101', active: 'true' },
}

interface Given {
  readonly columns?: typeof platform
  readonly known?: readonly string[]
  readonly before?: Users
}

function undo(
  outcomes: readonly Outcome[],
  { columns = platform, known = columnNames, before = users }: Given = {},
): Undo {
  const snapshot = snapshotOf(before)
  return undoOf({
    columns,
    outcomes,
    known: new Set(known),
    before: (key, names) => snapshot.cells(key, names),
  })
}

function field(column: string, before: string | null, after: string | null): FieldChange {
  return { column, before, after }
}

function update(key: string, ...fields: readonly FieldChange[]): Change {
  return { kind: 'update', key, line: 2, fields }
}

const create: Change = {
  kind: 'create',
  key: 'eva',
  line: 5,
  fields: [
    field('EMail', null, 'eva@example.com'),
    field('extension', null, '102'),
    field('phone', null, '+49 30'),
    { column: 'pin', before: null, after: null, secret: true },
  ],
}
const unknown = {
  state: 'failed',
  done: [],
  reason: { code: 'timeout', message: 'No answer.', effectUnknown: true },
} as const

describe('an undo', () => {
  test('of nothing is a header', () => {
    expect(undo([])).toEqual({ header: ['userName'], rows: [], losses: [] })
  })

  test('has of every user each column in which anybody was changed, in the order of a roster', () => {
    const outcomes = [
      outcomeOf(
        update('ana', field('phone', '+1 555', '+1 777'), field('EMail', 'ana@example.com', 'a@example.com')),
      ),
      outcomeOf(update('ben', field('extension', '101', '103'))),
    ]
    expect(undo(outcomes)).toEqual({
      header: ['userName', 'EMail', 'extension', 'phone'],
      rows: [
        ['ana', 'ana@example.com', '100', '+1 555'],
        ['ben', 'ben@example.com', '101', ''],
      ],
      losses: [],
    })
  })

  test('leaves cells alone in which the user was not changed, whatever they are', () => {
    const outcomes = [
      outcomeOf(update('ana', field('extension', '100', '104'), field('badges', 'red', 'blue'))),
      outcomeOf(update('ben', field('phone', null, '7'))),
    ]
    const before = { ...users, ben: { extension: 'x1', badges: 'no green' } }
    expect(undo(outcomes, { before })).toMatchObject({
      header: ['userName', 'extension', 'phone', 'badges', 'keys', 'door_red'],
      rows: [expect.anything(), ['ben', 'x1', '', 'no green', '', '']],
      losses: [],
    })
  })

  test('leaves out who was held, not attempted or refused, and of the others what was not done', () => {
    const change = update('ana', field('phone', '+1 555', '+1 777'), field('extension', '100', '104'))
    const { fields } = change
    const none = { done: [], remaining: fields.map(({ column }) => column) }
    const untouched = (['held', 'failed', 'not-attempted'] as const).map(state =>
      outcomeOf(change, { state, ...none }),
    )
    expect(undo(untouched).rows).toEqual([])
    for (const state of ['failed', 'not-attempted'] as const) {
      const partly = outcomeOf(change, { state, done: ['phone'], remaining: ['extension'] })
      expect(undo([partly])).toMatchObject({ header: ['userName', 'phone'], rows: [['ana', '+1 555']] })
    }
  })

  test('has what perhaps took effect', () => {
    const change = update('ana', field('phone', '+1 555', '+1 777'))
    expect(undo([outcomeOf(change, { ...unknown, remaining: ['phone'] })]).rows).toEqual([['ana', '+1 555']])
  })

  test('brings back what was changed in part, whatever is there now', () => {
    const half = { state: 'failed', done: [], remaining: ['badges'], partly: ['badges'] } as const
    expect(undo([outcomeOf(update('ana', field('badges', 'red', null)), half)])).toMatchObject({
      header: ['userName', 'badges', 'keys', 'door_red'],
      rows: [['ana', 'no blue;red', 'attic;cellar', 'true']],
    })
  })

  test('brings users back into service', () => {
    const fields = [field('active', 'true', 'false')]
    expect(undo([outcomeOf({ kind: 'deactivate', key: 'ben', line: null, fields })])).toEqual({
      header: ['userName', 'active'],
      rows: [['ben', 'true']],
      losses: [],
    })
  })

  test('takes who was created out of service, and frees what others had', () => {
    const outcomes = [
      outcomeOf(update('ben', field('extension', '101', '103'), field('locale', 'de', 'en'))),
      outcomeOf(create, { facts: { locale: 'fr' } }),
    ]
    expect(undo(outcomes, { before: { ...users, ben: { ...users.ben, locale: 'de' } } })).toEqual({
      header: ['userName', 'extension', 'locale', 'active'],
      rows: [
        ['ben', '101', 'de', 'true'],
        ['eva', '', 'fr', 'false'],
      ],
      losses: [],
    })
  })

  test('leaves alone what a new user was given, and does not ask for what it was not', () => {
    const outcomes = [
      outcomeOf(
        update('ana', field('phone', '+1 555', '+1 777'), field('EMail', 'ana@example.com', 'a@example.com')),
      ),
      outcomeOf(create, { state: 'failed', done: ['EMail'], remaining: ['phone', 'extension'] }),
    ]
    const { header, rows } = undo(outcomes)
    expect(header).toEqual(['userName', 'EMail', 'phone', 'active'])
    expect(rows[1]).toEqual(['eva', 'eva@example.com', '', 'false'])
  })
})

describe('what an undo cannot bring back', () => {
  const reasons = ({ losses, rows }: Undo) => ({ losses, rows: rows.length })
  const remove: Change = { kind: 'delete', key: 'ben', line: null, fields: [] }

  test.each<[string, Outcome, string, typeof platform?]>([
    ['who was deleted', outcomeOf(remove), 'The user was deleted. '],
    ['who was perhaps deleted', outcomeOf(remove, unknown), 'It is not known whether the user was deleted'],
    ['who was perhaps created', outcomeOf(create, unknown), 'It is not known whether the user was created'],
    [
      'who was created where nobody can be taken out of service',
      outcomeOf(create),
      'The user was created, and this platform cannot take users out of service',
      withoutActivation,
    ],
  ])('is %s', (_, outcome, reason, columns = platform) => {
    const { key } = outcome.change
    expect(reasons(undo([outcome], { columns }))).toEqual({
      losses: [{ key, reason: expect.stringMatching(new RegExp(`^${reason}.*\\.$`)) }],
      rows: 0,
    })
  })

  test('is nobody of whom nothing was done', () => {
    const nothing = { state: 'failed', done: [], reason: { code: 'x', message: 'No.' } } as const
    expect(undo([remove, create].map(change => outcomeOf(change, nothing)))).toEqual(undo([]))
  })

  test('are secrets and what only new users get, by column; the rest is brought back', () => {
    const outcome = outcomeOf(
      update(
        'ana',
        { column: 'pin', before: null, after: null, secret: true },
        field('shoeSize', '42', '43'),
        field('phone', '+1 555', null),
      ),
    )
    expect(undo([outcome])).toEqual({
      header: ['userName', 'phone'],
      rows: [['ana', '+1 555']],
      losses: [
        { key: 'ana', column: 'pin', reason: expect.stringMatching(/secret/) },
        { key: 'ana', column: 'shoeSize', reason: expect.stringMatching(/new users alone/) },
      ],
    })
  })

  test.each<[string, FieldChange, Users, string, RegExp]>([
    ['an empty cell that means untouched', field('locale', null, 'en'), {}, '', /empty cell/],
    [
      'an empty cell that is refused',
      field('EMail', null, 'b@example.com'),
      {},
      'b@example.com',
      /without a value/,
    ],
    [
      'what a roster may not say',
      field('active', 'maybe', 'true'),
      { ben: { active: 'maybe' } },
      'true',
      /takes from a roster/,
    ],
    [
      'the same of what only one can have',
      field('extension', 'x1', '7'),
      { ben: { extension: 'x1' } },
      '',
      /takes from a roster/,
    ],
  ])('is %s, and its row stays good', (_, change, before, cell, reason) => {
    const { rows, losses } = undo([outcomeOf(update('ben', change))], { before: { ben: {}, ...before } })
    expect(rows).toEqual([['ben', cell]])
    expect(losses).toEqual([{ key: 'ben', column: change.column, reason: expect.stringMatching(reason) }])
  })

  test('is what was not read', () => {
    const { rows, losses } = undo([outcomeOf(update('zoe', field('phone', '1', '2')))])
    expect({ rows, losses }).toEqual({
      rows: [],
      losses: [{ key: 'zoe', reason: 'What was there before was not read.' }],
    })
  })
})

describe('what went along with a column', () => {
  const lose = outcomeOf(update('ana', field('badges', 'red', 'blue')))

  test('is brought back with it, by the words that its type has', () => {
    expect(undo([lose])).toEqual({
      header: ['userName', 'badges', 'keys', 'door_red'],
      rows: [['ana', 'no blue;red', 'attic;cellar', 'true']],
      losses: [],
    })
  })

  test('is left out where there was nothing, unless an empty cell can say so', () => {
    const before = { ana: { badges: 'red' } }
    expect(undo([lose], { before }).header).toEqual(['userName', 'badges', 'keys'])
    const eve = outcomeOf(update('eve', field('badges', 'red', null)))
    const both = undo([lose, eve], { before: { ...users, eve: { badges: 'red' } } })
    expect(both).toMatchObject({ rows: [expect.anything(), ['eve', 'red', '', '']], losses: [] })
  })

  test('goes by itself when it came with it', () => {
    const gain = outcomeOf(update('ben', field('badges', null, 'red'), field('door_red', null, 'true')))
    expect(undo([gain])).toEqual({
      header: ['userName', 'badges', 'door_red'],
      rows: [['ben', 'no red', '']],
      losses: [],
    })
  })

  test('is named where nobody knows what it was', () => {
    const known = columnNames.filter(name => name !== 'door_red' && name !== 'keys')
    const { header, losses } = undo([lose], { known })
    expect(header).toEqual(['userName', 'badges'])
    expect(losses).toEqual([
      {
        key: 'ana',
        column: 'badges',
        reason: 'What went along with it is not known where the roster has no column for it: door_red, keys.',
      },
    ])
  })
})

describe('where the platform makes the keys, an undo of a new user', () => {
  const columns = { ...platform, likenesses: [{ columns: ['EMail'] }] }

  test('names it by the key that it was given', () => {
    const outcome = outcomeOf(create, { facts: { userName: 'u-77' } })
    expect(undo([outcome], { columns })).toMatchObject({ rows: [['u-77', 'false']], losses: [] })
  })

  test('cannot be where that was not told', () => {
    expect(undo([outcomeOf(create)], { columns })).toMatchObject({
      rows: [],
      losses: [{ key: 'eva', reason: expect.stringMatching(/under which key was not told/) }],
    })
  })
})
