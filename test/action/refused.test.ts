import { describe, expect, test } from 'vitest'
import { oldRoster, Stage } from './stage.ts'

/** What is asked for, and what the error must name. */
const refused: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['an unknown region', { region: 'uk', url: '' }, ['region', 'us, ca, eu, frk, in']],
  ['region and url', { region: 'eu' }, ['region and url', 'give one of them']],
  ['an address that is not encrypted', { url: 'http://five9.example.com' }, ['url', 'https://']],
  [
    'a start beyond the width',
    { chunking: 'numeric', 'numeric-prefix-width': '2', 'numeric-prefix-start': '100' },
    ['numeric-prefix-start', 'numeric-prefix-width'],
  ],
  ['users and chunking', { users: 'kim@example.com', chunking: 'auto' }, ['users and chunking']],
  ['an input of another platform', { tenant: 'x' }, ['tenant', 'wazo']],
  ['a command of a later release', { command: 'merge' }, ['command', 'merge']],
  [
    'a roster outside of the workspace',
    { roster: '../five9-users.csv' },
    ['roster', 'outside the workspace'],
  ],
  [
    'a configuration with a misspelt key',
    { config: 'c.json' },
    ['c.json:1:2', 'did you mean "generalInfoFields"'],
  ],
  ['an unknown chunking', { chunking: 'numerc' }, ['chunking', 'did you mean "numeric"']],
  ['a length of time without its unit', { 'time-budget': '90' }, ['time-budget', '90s']],
]

describe('refused before any request', () => {
  test.each(refused)('%s', async (_, inputs, parts) => {
    await using stage = await Stage.open({ files: { 'c.json': '{"generalInfoFileds": []}' } })
    const { conclusion, errors, roster } = await stage.export(inputs)
    expect(conclusion).toBe('failure')
    for (const part of parts) expect(errors.join('\n')).toContain(part)
    expect(stage.five9.calls).toEqual([])
    expect(roster).toBe(oldRoster)
  })

  test('a wrong password, after one request and no more', async () => {
    await using stage = await Stage.open()
    const { errors, roster } = await stage.export({ password: 'not-the-password' })
    expect(errors.join()).toContain('username and password')
    expect(stage.five9.calls.length).toBe(1)
    expect(roster).toBe(oldRoster)
  })
})
