import { type Domain, makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import type { Site } from './site.ts'

const password = 'M4de&Up<"pass\'%/+é>'

/** The same users each time. */
export function makeFive9Domain(): Domain {
  return makeDomain({ users: 40 })
}

export async function openFive9Site(): Promise<Site> {
  const domain = makeFive9Domain()
  const five9 = await startFive9({ domain, password })
  const user = (key: string) => {
    const found = domain.users.get(key)
    if (!found) throw new Error(`there is no ${key}`)
    return found
  }
  const plain = [...domain.users.values()]
    .filter(({ general, roles }) => general.active && roles.agent && !general.userProfileName)
    .map(({ general }) => general.userName)
    .filter(name => /^[a-z]+\.[a-z]+\d*@example\.com$/.test(name))
  const [a = '', b = '', c = '', d = ''] = plain
  return {
    platform: 'five9',
    settings: {
      secrets: () => ({
        ...{ FIVE9_USERNAME: five9.username, FIVE9_PASSWORD: password },
        INITIAL_PASSWORD: 'Made-Up-Initial-7',
      }),
      inputs: () => ({ region: undefined, url: five9.url }),
    },
    columns: { key: 'userName', name: 'lastName' },
    people: [a, b, c, d],
    lastName: key => user(key).general.lastName ?? '',
    rename: (key, lastName) => {
      const { general, ...rest } = user(key)
      domain.put({ ...rest, general: { ...general, lastName } })
    },
    refuse: key =>
      five9.set(
        key === undefined
          ? []
          : [
              {
                ...{
                  effect: 'fault',
                  operation: 'modifyUser',
                  fault: 'CantModifyObjectFault',
                  message: 'No',
                },
                when: ({ userName }) => userName === key,
              },
            ],
      ),
    get calls() {
      return five9.calls.length
    },
    get writes() {
      return five9.calls.filter(({ operation }) => /^(?:create|modify|delete|userSkill)/.test(operation))
        .length
    },
    [Symbol.asyncDispose]: () => five9.close(),
  }
}
