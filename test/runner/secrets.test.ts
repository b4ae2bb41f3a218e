import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { parseCommand } from '../../simulators/github/runner/workflow-command.ts'
import { escapeMarkdown } from '../../src/report/markdown.ts'
import { maskInputs, secretVariable, withoutSecrets } from '../../src/runner/secrets.ts'
import { printed } from './printed.ts'

/** What the runner is told to mask for these inputs. */
function masked(inputs: Readonly<Record<string, string>>): string[] {
  const lines = printed(() => maskInputs(name => inputs[name] ?? ''))
  return lines.map(line => parseCommand(line, new Set(['add-mask']))?.data ?? `not a mask: ${line}`)
}

/** The ways in which a request or an error message may spell a password. */
function spellings(password: string, username: string): string[] {
  const xml = password.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return [
    password,
    password.trim(),
    xml,
    xml.replace(/"/g, '&quot;').replace(/'/g, '&apos;'),
    encodeURIComponent(password),
    JSON.stringify(password).slice(1, -1),
    btoa(String.fromCharCode(...Buffer.from(password))),
    Buffer.from(`${username}:${password}`).toString('base64'),
  ]
}

describe('a secret input', () => {
  const password = fc
    .string({
      unit: fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        fc.constantFrom('<', '&', '"', "'", ' ', '%', '+', '/'),
      ),
      minLength: 4,
      maxLength: 20,
    })
    .filter(text => text.trim().length >= 4)

  test('is masked in every way in which it may be spelled', () => {
    fc.assert(
      fc.property(password, fc.constantFrom('', 'kim@example.com', ' kim '), (secret, username) => {
        const masks = masked({ password: secret, username })
        for (const spelling of spellings(secret, username.trim())) expect(masks).toContain(spelling)
      }),
      { numRuns: 200 },
    )
  })

  test('is masked whether it is a password or a token', () => {
    expect(masked({ token: 'abcd-efgh' })).toContain('abcd-efgh')
    expect(masked({ password: 'p4ssw0rd', token: 'abcd-efgh' })).toEqual(
      expect.arrayContaining(['p4ssw0rd', 'abcd-efgh']),
    )
  })

  test.each(['', '  ', '\n'])('that is not given (%j) masks nothing', password => {
    expect(masked({ password, username: 'kim' })).toEqual([])
  })

  test('that is very short is masked only where it stands encoded, lest every word be blanked', () => {
    expect(masked({ password: 'abc', username: 'kim' })).toEqual([btoa('kim:abc'), btoa('abc')])
  })

  test('is masked, and nothing else of the inputs', () => {
    expect(masked({ password: 'plain-word', username: 'kim', url: 'https://example.com' })).toEqual([
      btoa('kim:plain-word'),
      btoa('plain-word'),
      'plain-word',
    ])
  })
})

test.each(['INPUT_PASSWORD', 'ACTIONS_RUNTIME_TOKEN', 'GITHUB_TOKEN', 'input_password', 'Github_Token'])(
  'a cell of a roster does not reach %s, however systems spell the names of variables',
  name => {
    vi.stubEnv(name, 'p4ssw0rd')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(secretVariable(name)).toBeUndefined()
  },
)

test('a cell of a roster reaches a variable of the step, and what is in it is masked', () => {
  vi.stubEnv('INITIAL_PASSWORD', 'p4ssw0rd')
  onTestFinished(() => void vi.unstubAllEnvs())
  const lines = printed(() => expect(secretVariable('INITIAL_PASSWORD')).toBe('p4ssw0rd'))
  expect(lines).toContain('::add-mask::p4ssw0rd')
})

describe('a text that goes elsewhere than the log', () => {
  test('holds no secret of the step, however it is spelled, as Markdown or not', () => {
    masked({ password: 'p_4ss*w0rd & more', username: 'kim' })
    for (const spelling of spellings('p_4ss*w0rd & more', 'kim'))
      for (const text of [spelling, escapeMarkdown(spelling)])
        expect(withoutSecrets(`before ${text} after`)).toBe('before ••• after')
  })

  test('holds no rest of a secret that begins with another one', () => {
    masked({ password: 'w1nter', token: 'w1nter2026' })
    expect(withoutSecrets('w1nter2026 and w1nter')).toBe('••• and •••')
  })

  test('holds no secret that a cell of a roster names', () => {
    vi.stubEnv('NORAS_PASSWORD', 'n0ras-p4ss')
    onTestFinished(() => void vi.unstubAllEnvs())
    printed(() => secretVariable('NORAS_PASSWORD'))
    expect(withoutSecrets('n0ras-p4ss, n0ras\\-p4ss')).toBe('•••, •••')
  })

  test('is otherwise as it was', () => {
    expect(withoutSecrets('nothing $& of $1 note')).toBe('nothing $& of $1 note')
  })
})
