import { makeAccount, startXMedius } from '../../simulators/xmedius/index.ts'
import type { Site } from './site.ts'

export async function openXMediusSite(): Promise<Site> {
  const account = makeAccount({ users: 20 })
  const xmedius = await startXMedius({ account })
  const user = (key: string) => {
    const found = account.named(key)
    if (!found) throw new Error(`there is no ${key}`)
    return found
  }
  const plain = [...account.users.values()]
    .filter(({ role, last_name: last }) => role === 'user' && last)
    .map(({ username }) => username)
  const [a = '', b = '', c = '', d = ''] = plain
  return {
    platform: 'xmedius',
    settings: {
      vars: { XMEDIUS_ACCOUNT: account.name },
      secrets: () => ({ XMEDIUS_TOKEN: xmedius.token, INITIAL_PASSWORD: 'Made-Up-Initial-7' }),
      inputs: () => ({ url: xmedius.url }),
    },
    columns: { key: 'username', name: 'last_name' },
    people: [a, b, c, d],
    lastName: key => user(key).last_name ?? '',
    rename: (key, last) => account.put({ ...user(key), last_name: last }),
    refuse: key =>
      xmedius.set(
        key === undefined
          ? []
          : [
              {
                ...{ effect: 'refusal', operation: 'updateUser', errors: { last_name: ['is not allowed'] } },
                when: ({ id }) => id === user(key).id,
              },
            ],
      ),
    get calls() {
      return xmedius.calls.length
    },
    get writes() {
      return xmedius.calls.filter(({ operation }) => /^(?:create|update|delete)/.test(operation)).length
    },
    [Symbol.asyncDispose]: () => xmedius.close(),
  }
}
