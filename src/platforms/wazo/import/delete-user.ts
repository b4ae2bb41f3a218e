import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { Key, Step, StepFacts } from '../../platform.ts'
import type { WazoClient } from '../client.ts'
import { accounts, type Collection, extensions, incalls, lines, users, voicemails } from '../resources.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { placedExtensions } from './collections.ts'
import { isFree } from './extensions.ts'
import type { Writing } from './writing.ts'

type Deletion = Sketch<Extract<Task, { does: 'delete' }>>

/** What belongs to a user, by ids. Kept in the journal: once the user is gone, nothing else says whose it was. */
interface Belongings {
  /** The number that confd knows the user by. */
  readonly id?: number
  readonly incalls: readonly number[]
  /** Of the incalls. */
  readonly numbers: readonly number[]
  readonly lines: readonly number[]
  readonly extensions: readonly number[]
  readonly voicemails: readonly number[]
}

/**
 * Deletes a user and all that is nobody else's, but never the one whose account is in use. First finds out what that is;
 * what follows removes it.
 */
export function deleteUser({ id, key, name, serves }: Deletion, client: WazoClient): Writing {
  return {
    async run({ signal }: UnitContext) {
      if ((await client.account(signal)) === key) throw accountInUse(key)
      return { belongings: JSON.stringify(await belongingsOf(client, key, signal)) }
    },
    settle: async () => ({ done: false }),
    factsFor: () => ({}),
    followers: ({ belongings = '{}' }) => [
      {
        id: JSON.stringify([...(JSON.parse(id) as string[]), 'belongings']),
        ...{ label: `delete ${name}`, cost: {}, serves },
        ...removal(key, JSON.parse(belongings) as Belongings, client),
      },
    ],
  }
}

async function belongingsOf(client: WazoClient, key: Key, signal: AbortSignal): Promise<Belongings> {
  const user = await client.find(users, key, signal)
  const calls = user ? (await client.page(incalls, { user_id: String(user.id) }, signal)).items : []
  const own = calls.filter(({ destination }) => destination.user_id === user?.id)
  const mailbox = user?.voicemail ? await client.find(voicemails, user.voicemail.id, signal) : undefined
  const shared = mailbox?.users.some(({ uuid }) => uuid !== key)
  return {
    ...(user && { id: user.id }),
    incalls: own.map(({ id }) => id),
    numbers: own.flatMap(incall => incall.extensions.map(({ id }) => id)),
    lines: (user?.lines ?? []).map(({ id }) => id),
    extensions: (user?.lines ?? []).flatMap(line => line.extensions.map(({ id }) => id)),
    voicemails: mailbox && !shared ? [mailbox.id] : [],
  }
}

function removal(key: Key, belongings: Belongings, client: WazoClient): Writing & Pick<Step, 'run'> {
  const left = (signal: AbortSignal) => whatIsLeft(client, key, belongings, signal)
  return {
    async run({ signal }: UnitContext): Promise<StepFacts> {
      for (const id of await ownIncalls(client, belongings, signal)) await client.remove(incalls, id, signal)
      for (const id of belongings.numbers) await removeIfFree(client, id, signal)
      // A mailbox that others share stays theirs.
      if (await client.find(users, key, signal))
        await client.remove(users, key, signal, { recursive: 'true' })
      await removeIfThere(client, accounts, key, signal)
      const remaining = await left(signal)
      if (remaining.length > 0) throw notGone(key, remaining)
      return {}
    },
    async settle({ signal }) {
      return (await left(signal)).length === 0 ? { done: true, result: {} } : { done: false }
    },
  }
}

async function removeIfThere<T>(
  client: WazoClient,
  collection: Collection<T>,
  id: string | number,
  signal: AbortSignal,
): Promise<void> {
  if (await client.find(collection, id, signal)) await client.remove(collection, id, signal)
}

/** The incalls that lead to nobody else by now. */
async function ownIncalls(
  client: WazoClient,
  { id: user, incalls: ids }: Belongings,
  signal: AbortSignal,
): Promise<number[]> {
  const found = await Promise.all(ids.map(id => client.find(incalls, id, signal)))
  return found.flatMap(incall => {
    const { type, user_id } = incall?.destination ?? {}
    return incall && (type === 'none' || user_id === user) ? [incall.id] : []
  })
}

/** A number that meanwhile leads to somebody else is not the deleted user's any more. */
async function removeIfFree(client: WazoClient, id: number, signal: AbortSignal): Promise<void> {
  const found = await client.find(placedExtensions, id, signal)
  if (found && isFree(found)) await client.remove(extensions, id, signal)
}

/** What of a user is still there, in words. */
async function whatIsLeft(
  client: WazoClient,
  key: Key,
  belongings: Belongings,
  signal: AbortSignal,
): Promise<string[]> {
  const left: string[] = []
  const look = async <T>(what: string, collection: Collection<T>, ids: readonly (string | number)[]) => {
    for (const id of ids) if (await client.find(collection, id, signal)) left.push(`${what} ${id}`)
  }
  await look('the user', users, [key])
  await look('the account', accounts, [key])
  await look('the incall', incalls, await ownIncalls(client, belongings, signal))
  await look('the line', lines, belongings.lines)
  await look('the mailbox', voicemails, belongings.voicemails)
  for (const id of [...belongings.numbers, ...belongings.extensions]) {
    const found = await client.find(placedExtensions, id, signal)
    if (found && isFree(found)) left.push(`the extension ${found.exten}`)
  }
  return left
}

function notGone(key: Key, left: readonly string[]): Failure {
  return new Failure('rejected', `Wazo accepted the deletion of ${key}, but still has ${left.join(', ')}.`, {
    code: 'NotBroughtAbout',
    cure: 'Look in Wazo, then plan again.',
    effectUnknown: true,
  })
}

function accountInUse(key: Key): Failure {
  return new Failure('rejected', `${key} is the account in use, which is never deleted.`, {
    code: 'AccountInUse',
    cure: 'Keep it in the roster.',
  })
}
