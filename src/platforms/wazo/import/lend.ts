import { randomInt } from 'node:crypto'
import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { WazoClient } from '../client.ts'
import { accounts, contexts, extensions, sipEndpoints, type User, users, voicemails } from '../resources.ts'
import type { MovableColumn } from '../roster/moves.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { extensionOf } from './extensions.ts'
import { cellsWith } from './parts/cells.ts'
import { sipBody } from './parts/sip-body.ts'
import { randomName } from './sip-names.ts'
import { changedMeanwhile, userGone } from './wanted.ts'
import type { Writing } from './writing.ts'

type Lending = Sketch<Extract<Task, { does: 'lend' }>>

/** Gives a user something else for a value that another one takes, so that those who take in a ring can begin. */
export function lend({ key, column, value, wanted }: Lending, client: WazoClient): Writing {
  const isAway = async (signal: AbortSignal) => {
    const user = await client.find(users, key, signal)
    if (!user) throw userGone(key)
    return { user, away: (await current(client, user, column, signal)) !== value.toLowerCase() }
  }
  return {
    async run({ signal }: UnitContext) {
      const { user, away } = await isAway(signal)
      if (away) return {}
      await lendOther(client, user, column, wanted, signal)
      if (!(await isAway(signal)).away) throw changedMeanwhile(key, [column])
      return {}
    },
    async settle({ signal }) {
      return (await isAway(signal)).away ? { done: true, result: {} } : { done: false }
    },
  }
}

/** What the user has under a column, in small letters. */
async function current(
  client: WazoClient,
  user: User,
  column: MovableColumn,
  signal: AbortSignal,
): Promise<string | undefined> {
  const mailbox = user.voicemail ? await client.find(voicemails, user.voicemail.id, signal) : undefined
  const account = column === 'username' ? await client.find(accounts, user.uuid, signal) : undefined
  return cellsWith(user, { mailbox, username: account?.username }).get(column)?.toLowerCase()
}

async function lendOther(
  client: WazoClient,
  user: User,
  column: MovableColumn,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const { uuid } = user
  switch (column) {
    case 'email': {
      const account = await client.find(accounts, uuid, signal)
      if (account) await client.setAddress(account, undefined, signal)
      return client.change(users, uuid, { email: null }, signal)
    }
    case 'username': {
      const account = await client.find(accounts, uuid, signal)
      const { firstname, lastname, enabled } = account ?? {}
      return client.change(accounts, uuid, { username: null, firstname, lastname, enabled }, signal)
    }
    case 'sip_username': {
      const sip = user.lines[0]?.endpoint_sip
      const endpoint = sip && (await client.find(sipEndpoints, sip.uuid, signal))
      if (!endpoint) return
      const other = { column, before: undefined, after: randomName() }
      return client.change(
        sipEndpoints,
        endpoint.uuid,
        await sipBody(client, endpoint, [other], signal),
        signal,
      )
    }
    case 'voicemail_number': {
      if (!user.voicemail) return
      const number = Array.from({ length: 16 }, () => randomInt(10)).join('')
      return client.change(voicemails, user.voicemail.id, { number }, signal)
    }
    case 'exten':
      return lendNumber(client, user.lines[0]?.extensions[0], 'user_ranges', wanted, signal)
    case 'incall_exten':
      return lendNumber(client, user.incalls[0]?.extensions[0], 'incall_ranges', wanted, signal)
  }
}

/** Numbers that are tried before a context counts as full. */
const mostTries = 50

/** Another number of the same context, which must be in one of its ranges. Which are free is found out by asking. */
async function lendNumber(
  client: WazoClient,
  extension: { readonly id: number; readonly exten: string; readonly context: string } | undefined,
  kind: 'user_ranges' | 'incall_ranges',
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  if (!extension) return
  const { context: name } = extension
  const { items } = await client.page(contexts, { name }, signal)
  const ranges = items.find(item => item.name === name)?.[kind] ?? []
  for (let tries = 0; tries < mostTries && ranges.length > 0; tries += 1) {
    const { start, end } = ranges[randomInt(ranges.length)] ?? { start: '0', end: '0' }
    const length = Math.min(Number(end) - Number(start) + 1, 2 ** 47)
    const exten = String(Number(start) + randomInt(length)).padStart(start.length, '0')
    if (wanted.has(exten) || (await extensionOf(client, exten, name, signal))) continue
    return client.change(extensions, extension.id, { exten, context: name }, signal)
  }
  throw new Failure('rejected', `No spare number was found in the context ${name}.`, {
    code: 'NoSpareNumber',
    cure: 'Give one of the users who take numbers from each other a free one first, then plan again.',
  })
}
