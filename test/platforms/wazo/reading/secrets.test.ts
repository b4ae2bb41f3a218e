import { expect, test } from 'vitest'
import {
  clearSecrets,
  digestedSecrets,
  digestKey,
  noSecrets,
  secretDigest,
} from '../../../../src/platforms/wazo/reading/secrets.ts'

const key = digestKey({ token: 'a-token' }, 'a-tenant')

test('A digest is the same for the same secret under the same login and tenant, and for nothing else', () => {
  const digest = secretDigest(key, '2468')
  expect(digest).toMatch(/^digest:[0-9a-f]{64}$/)
  expect(secretDigest(digestKey({ token: 'a-token' }, 'a-tenant'), '2468')).toBe(digest)
  const others = [
    secretDigest(key, '2469'),
    secretDigest(digestKey({ token: 'b-token' }, 'a-tenant'), '2468'),
    secretDigest(digestKey({ token: 'a-token' }, 'b-tenant'), '2468'),
    secretDigest(digestKey({ username: 'a-tenant', password: 'a-pass' }, 'a-tenant'), '2468'),
  ]
  expect(new Set([digest, ...others]).size).toBe(5)
})

test('The key comes from the password and not from the username', () => {
  const keyOf = (username: string, password: string) => digestKey({ username, password }, 'a-tenant')
  expect(keyOf('kim', 'pass')).toEqual(keyOf('lee', 'pass'))
  expect(keyOf('kim', 'pass')).not.toEqual(keyOf('kim', 'word'))
})

test('Secrets are read as what they are wanted for', () => {
  expect(noSecrets.columns.size).toBe(0)
  expect(clearSecrets.cell('2468')).toBe('2468')
  expect([...clearSecrets.columns]).toEqual(['call_permission_password', 'voicemail_password', 'sip_secret'])
  const digested = digestedSecrets(['firstname', 'sip_secret', 'password'], key)
  expect([...digested.columns]).toEqual(['sip_secret'])
  expect(digested.cell('2468')).toBe(secretDigest(key, '2468'))
  expect(digested.cell('')).toBe('')
})
