import { describe, expect, test } from 'vitest'
import { xmediusCosts } from '../../../../src/platforms/xmedius/roster/costs.ts'
import { steps } from '../../../../src/platforms/xmedius/roster/steps.ts'
import type { PasswordSetupMode } from '../../../../src/platforms/xmedius/roster-columns.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { facts, n } from './account.ts'

const ground = { faxNumbers: facts.faxNumbers, mayList: true }

type Fields = Readonly<Record<string, readonly [string | null, string | null]>>

function change(kind: Change['kind'], key: string, fields: Fields = {}): Change {
  const changes = Object.entries(fields).map(([column, [before, after]]) => ({ column, before, after }))
  return { kind, key, line: kind === 'delete' ? null : 2, fields: changes }
}

/** Somebody whose fax number becomes another one; 0 stands for none. */
const moves = (key: string, from: number, to: number) =>
  change('update', key, { fax_number: [from === 0 ? null : n(from), n(to)] })

const joins = (key: string, fax?: number) =>
  change('create', key, {
    email: [null, `${key}@example.com`],
    ...(fax !== undefined && { fax_number: [null, n(fax)] }),
  })

const words = (id: string) => (JSON.parse(id) as string[]).join(' ')

/** Steps as `verb key`, with what each waits for behind an arrow. */
function plan(...changes: Change[]): string[] {
  return steps(changes, ground).map(({ id, needs }) => [words(id), ...needs.map(words)].join(' < '))
}

describe('the steps of a user', () => {
  test('whose profile, group or language changes: one', () => {
    const fields: Fields = { last_name: ['A', 'B'], group: ['Sales', 'Everybody'], language: ['EN', 'FR'] }
    const [only, ...others] = steps([change('update', 'kim', fields)], ground)
    expect(others).toEqual([])
    expect(only).toMatchObject({
      ...{ does: 'change', label: 'change kim', needs: [], cost: { requests: 3 } },
      serves: [{ key: 'kim', columns: ['last_name', 'group', 'language'] }],
    })
  })

  test('who is new: one, whatever belongs to it', () => {
    expect(plan(joins('kim', 12))).toEqual(['create kim'])
  })

  test('who goes: one', () => {
    expect(plan(change('delete', 'kim'))).toEqual(['delete kim'])
  })

  test('whose fax number changes: the new one is there before the old one goes', () => {
    expect(plan(moves('kim', 12, 13))).toEqual(['give kim', 'use kim < give kim', 'take kim < use kim'])
  })

  test.each([
    ['had none', moves('kim', 0, 12), ['give kim', 'use kim < give kim']],
    ['had the default one', moves('kim', 10, 12), ['give kim', 'use kim < give kim']],
    ['had a shared one', moves('kim', 11, 12), ['give kim', 'use kim < give kim']],
    ['gets the default one', moves('kim', 12, 10), ['use kim', 'take kim < use kim']],
    ['gets a shared one', moves('kim', 12, 11), ['use kim', 'take kim < use kim']],
    ['gets one that several have for another of the kind', moves('kim', 10, 11), ['use kim']],
  ])('who %s needs no call for what is nobody’s own', (_what, moved, expected) => {
    expect(plan(moved)).toEqual(expected)
  })

  test('are apart for the fax number and the rest, so that one may fail without the other', () => {
    const both = change('update', 'kim', { last_name: ['A', 'B'], fax_number: [n(12), n(13)] })
    expect(plan(both)).toEqual(['change kim', 'give kim', 'use kim < give kim', 'take kim < use kim'])
    expect(steps([both], ground).map(({ serves }) => serves[0]?.columns)).toEqual([
      ['last_name'],
      ['fax_number'],
      ['fax_number'],
      ['fax_number'],
    ])
  })
})

describe('the order of steps', () => {
  test('deletions come before those who may take fax numbers, names and addresses of the deleted', () => {
    expect(plan(joins('ada', 13), moves('ben', 10, 12), change('delete', 'cem'))).toEqual([
      'delete cem',
      'give ben',
      'use ben < give ben',
      'create ada',
    ])
  })

  test('whoever takes a number waits until it is given up', () => {
    expect(plan(moves('ada', 12, 13), moves('ben', 13, 14), joins('cem', 12))).toEqual([
      'give ada < take ben',
      'use ada < give ada',
      'take ada < use ada',
      'give ben',
      'use ben < give ben',
      'take ben < use ben',
      'create cem < take ada',
    ])
  })

  test('one of a ring has the default number for a time', () => {
    const all = steps([moves('ada', 12, 13), moves('ben', 13, 12)], ground)
    expect(plan(moves('ada', 12, 13), moves('ben', 13, 12))).toEqual([
      'park ada',
      'take ada < park ada',
      'give ada < take ben < take ada',
      'use ada < give ada',
      'give ben < take ada',
      'use ben < give ben',
      'take ben < use ben',
    ])
    expect(all[0]).toMatchObject({ does: 'use', before: n(12), after: n(10), end: n(13) })
    expect(all[3]).toMatchObject({ does: 'use', before: n(10), after: n(13), end: n(13) })
  })

  test('one of a ring has no number for a time where there is no default one', () => {
    const own = new Map([...facts.faxNumbers].map(([number, one]) => [number, { ...one, default: false }]))
    const [first] = steps([moves('ada', 12, 13), moves('ben', 13, 12)], { ...ground, faxNumbers: own })
    expect(first).toMatchObject({
      does: 'use',
      after: null,
      label: 'make no number the main fax number of ada',
    })
  })

  test('no two steps have the same id, whatever users are called', () => {
    const all = steps([moves('ada', 12, 13), moves('ben', 13, 12), joins('x'), joins('create","x')], ground)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})

describe('the costs of changes', () => {
  const costs = (mode: PasswordSetupMode, ...changes: Change[]) => xmediusCosts(changes, mode, ground)
  const effects = (mode: PasswordSetupMode, ...changes: Change[]) =>
    Object.fromEntries(costs(mode, ...changes).effects.map(({ code, users }) => [code, users]))

  test('are the sums of their steps', () => {
    const changes = [moves('ada', 12, 13), joins('ben'), change('delete', 'cem')]
    expect(costs('random', ...changes)).toMatchObject({ calls: { requests: 7 + 2 + 2 }, pauses: 0 })
    expect(costs('random')).toEqual({ calls: {}, pauses: 0, effects: [] })
  })

  test('are a call for each new user where nobody can be read', () => {
    expect(xmediusCosts([joins('ben')], 'random', { ...ground, mayList: false }).calls).toEqual({
      requests: 1,
    })
  })

  test.each([
    ['manual', { 'mail-welcome': 2, 'mail-fax-number': 1, 'password-to-hand-over': 2 }],
    ['user_choice', { 'mail-welcome': 2, 'mail-fax-number': 1, 'mail-choose-password': 2 }],
    ['random', { 'mail-welcome': 2, 'mail-fax-number': 1, 'password-nobody-knows': 2 }],
  ] as const)('count who is mailed in the mode %s', (mode, expected) => {
    expect(effects(mode, joins('ada'), joins('ben', 12))).toEqual(expected)
  })

  test('tell how many users each thing is about, and that nobody could be seen', () => {
    const messages = xmediusCosts([joins('ada'), joins('ben')], 'random', {
      ...ground,
      mayList: false,
    }).effects
    expect(messages.map(({ message }) => message)).toEqual([
      'The access token may not list users (permission "Query user directory"), so every row counts as a new user, and who is there already is left as it is: 2 users.',
      'The portal sends new users a welcome by e-mail, if the account is set so: 2 users.',
      'New users get a password that nobody knows, so they or an administrator set another one: 2 users.',
    ])
  })

  test('count who is mailed about a fax number, which nobody is about the default one', () => {
    expect(effects('random', moves('ada', 10, 12), moves('ben', 0, 11))).toEqual({ 'mail-fax-number': 2 })
    expect(effects('random', moves('ada', 11, 10))).toEqual({})
  })

  test('count who gives up a number of one’s own, and who is deleted', () => {
    expect(effects('random', moves('ada', 12, 10), change('delete', 'ben'))).toEqual({
      ...{ 'fax-number-given-up': 1, 'deleted-for-good': 1 },
    })
  })

  test('say nothing of mails where only profiles change', () => {
    expect(effects('user_choice', change('update', 'ada', { last_name: ['A', 'B'] }))).toEqual({})
  })
})
