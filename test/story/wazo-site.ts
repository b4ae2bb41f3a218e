import { makeTenant, newState, startWazo } from '../../simulators/wazo/index.ts'
import type { Site } from './site.ts'

export async function openWazoSite(): Promise<Site> {
  const state = newState(7)
  const { tenant } = makeTenant(state, { users: 20 })
  const wazo = await startWazo({ state })
  const token = wazo.token()
  const plain = [...state.users.all()].filter(({ email, enabled }) => email && enabled)
  const [a = '', b = '', c = '', d = ''] = plain.map(({ uuid }) => uuid)
  return {
    platform: 'wazo',
    settings: {
      vars: { WAZO_URL: wazo.url, WAZO_TENANT: tenant.uuid },
      secrets: () => ({ WAZO_TOKEN: token, INITIAL_PASSWORD: 'Made-Up-Initial-7' }),
      inputs: () => ({}),
    },
    columns: { key: 'uuid', name: 'lastname' },
    people: [a, b, c, d],
    lastName: key => state.users.need(key).lastname ?? '',
    rename: (key, lastname) => {
      state.users.change(key, { lastname })
    },
    refuse: key =>
      wazo.set(
        key === undefined
          ? []
          : [
              {
                ...{ effect: 'page', status: 413, route: 'PUT confd/users/{user}' },
                when: ({ parts }) => parts.user === key,
              },
            ],
      ),
    get calls() {
      return wazo.calls.length
    },
    get writes() {
      return wazo.calls.filter(({ route }) => /^(?:POST|PUT|DELETE) confd/.test(route)).length
    },
    [Symbol.asyncDispose]: () => wazo.close(),
  }
}
