import { person } from '../../five9/domain/names.ts'
import { Random } from '../../five9/domain/random.ts'
import { Account, type FaxNumber } from './account.ts'
import { usernames } from './people.ts'
import { timeZones } from './time-zones.ts'
import type { User } from './user.ts'

export interface AccountOptions {
  readonly users: number
  /** The same seed makes the same account. */
  readonly seed?: number
  /** As it stands behind `/enterprises/`: `acme` unless told. */
  readonly name?: string
  /** Fax numbers of one's own that nobody has, besides those of users. Ten unless told. */
  readonly freeFaxNumbers?: number
}

const groupNames = ['Default Group', 'Sales', 'Berlin, Mitte', 'Büro "Nord"', 'sales (old)']
const defaultGroup = 101
const defaultFaxNumber = 900
const sharedFaxNumbers = [901, 902]
const firstOwnFaxNumber = 1_000

/** Makes up an enterprise with users, groups and fax numbers. */
export function makeAccount({
  users,
  seed = 1,
  name = 'acme',
  freeFaxNumbers = 10,
}: AccountOptions): Account {
  const random = new Random(seed)
  const account = new Account({
    name,
    groups: groupNames.map((group, at) => [defaultGroup + at, group]),
    defaultGroup,
    faxNumbers: faxNumbers(users + freeFaxNumbers),
    defaultFaxNumber,
  })
  const names = usernames(random)
  for (let index = 0; index < users; index += 1) {
    const user = makeUser(index, names.next().value, account, random)
    account.put(user)
    const { main_fax_number_id: main } = user
    if (main !== null && account.isOwn(main)) account.associate(main, user.id)
  }
  return account
}

function faxNumbers(own: number): [number, FaxNumber][] {
  const numbered = (id: number, shared: boolean): [number, FaxNumber] => [
    id,
    { number: `+1555${String(id).padStart(7, '0')}`, shared },
  ]
  return [
    // The default is everybody's without being called shared.
    numbered(defaultFaxNumber, false),
    ...sharedFaxNumbers.map(id => numbered(id, true)),
    ...Array.from({ length: own }, (_, at) => numbered(firstOwnFaxNumber + at, false)),
  ]
}

function makeUser(index: number, username: string, account: Account, random: Random): User {
  const [first, last] = person(index, random)
  const maybe = (value: string) => random.pick([value, value, '', null])
  const faxNumber = random.next()
  return {
    id: account.nextId(),
    username,
    email: random.chance(0.5) ? `${username}@example.com` : `user${index}@Example.com`,
    // The first user of an enterprise is its administrator; what else roles are called is not known.
    role: index === 0 ? 'admin' : 'user',
    first_name: maybe(first),
    last_name: maybe(last),
    group_id: random.pick([...account.groups.keys()]),
    main_fax_number_id: numberFor(faxNumber, index, random),
    salutation: maybe(random.pick(['Ms.', 'Mr.', 'Dr.'])),
    job_title: maybe('Clerk, 2nd floor'),
    company_name: maybe('Example & Söhne "GmbH"'),
    address: maybe('1 Main Street\r\nBack door'),
    city: maybe('Berlin'),
    state: maybe('BE'),
    country: maybe('DE'),
    zip_code: maybe('01067'),
    phone_number: maybe(random.pick(['+15550100', '0555 0100 ext. 7', '=1+1'])),
    mobile_number: maybe(`015550${index}`),
    language: random.pick(['en', 'fr', 'de']),
    time_zone: random.pick([...timeZones]),
    external_id: random.chance(0.3) ? `{guid-${index}}` : null,
    signature: maybe('Sent from the office'),
  }
}

function numberFor(share: number, index: number, random: Random): number | null {
  if (share < 0.5) return firstOwnFaxNumber + index
  if (share < 0.8) return defaultFaxNumber
  return share < 0.9 ? random.pick(sharedFaxNumbers) : null
}
