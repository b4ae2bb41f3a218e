import { Failure } from '../../../../work/failure.ts'
import type { WazoClient } from '../../client.ts'
import { extensions, type Incall, incalls, type User, users } from '../../resources.ts'
import type { PlacedExtension } from '../collections.ts'
import { extensionOf, isFree, removeFree, renumber } from '../extensions.ts'
import { unlessRefused } from '../refused.ts'
import { cellAfter, type Wanted, wantedIn } from '../wanted.ts'
import { cellsWith } from './cells.ts'
import type { Part } from './part.ts'

interface Live {
  readonly user: User
  /** All that lead to the user, those without a number too, which users do not show. */
  readonly incalls: readonly Incall[]
  /** Whether the number that is to go is still there, and leads nowhere. */
  readonly leftOver: boolean
}

/** The number from outside that is to lead to a user. */
interface Call {
  readonly exten: string
  readonly context: string
  /** null for as long as the user's own. */
  readonly seconds: number | null
}

/** The number from outside that leads to a user. */
export function incallsPart(client: WazoClient): Part<Live> {
  return {
    async read(uuid, wanted, signal) {
      const user = await client.find(users, uuid, signal)
      if (!user) return undefined
      const { items } = await client.page(incalls, { user_id: String(user.id) }, signal)
      const own = items.filter(({ destination }) => destination.user_id === user.id)
      return { user, incalls: own, leftOver: await isLeftOver(client, wanted, signal) }
    },
    cells,
    astray({ incalls: own, leftOver }, wanted) {
      const goes = wantedIn(wanted, 'incall_exten')?.after === null
      return goes && (leftOver || own.length > 0) ? ['incall_exten'] : []
    },
    async write(live, wanted, _doubtful, signal) {
      const [incall, ...others] = live.incalls.filter(({ extensions: had }) => had.length > 0)
      if (others.length > 0) throw several(live.user)
      const call = callOf(live, wanted)
      if (call.exten === '') await remove(client, live, wanted, signal)
      else if (incall) await change(client, live.user, incall, call, signal)
      else await add(client, live, call, signal)
    },
  }
}

function cells({ user, incalls: own }: Live) {
  return cellsWith(user, {
    ringTimes: new Map(own.map(({ id, destination }) => [id, destination.ring_time ?? null])),
  })
}

function callOf(live: Live, wanted: readonly Wanted[]): Call {
  const after = (column: string) => cellAfter(cells(live), wanted, column)
  return {
    exten: after('incall_exten'),
    context: after('incall_context'),
    seconds: Number(after('incall_ring_seconds')) || null,
  }
}

/** What is made on the way is found again: the number by itself, an incall without one by its user. */
async function add(
  client: WazoClient,
  { user, incalls: [bare] }: Live,
  { exten, context, seconds }: Call,
  signal: AbortSignal,
): Promise<void> {
  const found = await extensionOf(client, exten, context, signal)
  const known = found && !isFree(found) ? await unused(client, found, signal) : bare?.id
  const extension = found ?? (await client.create(extensions, { exten, context }, signal))
  const body = { destination: { type: 'user', user_id: user.id, ring_time: seconds } }
  if (known !== undefined) await client.change(incalls, known, body, signal)
  const id = known ?? (await client.create(incalls, body, signal)).id
  await unlessRefused(client.link(incalls, id, extensions, extension.id, signal), async () => {
    if (known === undefined) await client.remove(incalls, id, signal)
    if (!found) await client.remove(extensions, extension.id, signal)
  })
}

/** The incall of a number if it leads nowhere, as after the deletion of its user. A number in use is not taken away. */
async function unused(
  client: WazoClient,
  { exten, incall }: PlacedExtension,
  signal: AbortSignal,
): Promise<number> {
  const found = incall && (await client.find(incalls, incall.id, signal))
  if (found?.destination.type === 'none') return found.id
  throw new Failure('rejected', `The number ${exten} leads elsewhere already.`, {
    code: 'NumberTaken',
    cure: 'Choose another number, or free this one in Wazo.',
  })
}

async function change(
  client: WazoClient,
  user: User,
  { id, destination, extensions: [now] }: Incall,
  { exten, context, seconds }: Call,
  signal: AbortSignal,
): Promise<void> {
  if ((destination.ring_time ?? null) !== seconds) {
    // A destination is replaced whole.
    const music = destination.moh_uuid ? { moh_uuid: destination.moh_uuid } : {}
    const body = { destination: { type: 'user', user_id: user.id, ...music, ring_time: seconds } }
    await client.change(incalls, id, body, signal)
  }
  if (now) await renumber(client, now, { exten, context }, signal)
}

/** The incall goes last, so that one which is half removed is still found. */
async function remove(
  client: WazoClient,
  { incalls: own }: Live,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  for (const { id, extensions: had } of own) {
    for (const extension of had) {
      await client.unlink(incalls, id, extensions, extension.id, signal)
      await client.remove(extensions, extension.id, signal)
    }
  }
  const before = numberBefore(wanted)
  if (before) await removeFree(client, before.exten, before.context, signal)
  for (const { id } of own) await client.remove(incalls, id, signal)
}

async function isLeftOver(
  client: WazoClient,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<boolean> {
  const before = numberBefore(wanted)
  const found = before && (await extensionOf(client, before.exten, before.context, signal))
  return found !== undefined && isFree(found)
}

/** The number that goes, where one does. */
function numberBefore(wanted: readonly Wanted[]): { exten: string; context: string } | undefined {
  const exten = wantedIn(wanted, 'incall_exten')
  const context = wantedIn(wanted, 'incall_context')
  if (exten?.after !== null || !exten.before || !context?.before) return undefined
  return { exten: exten.before, context: context.before }
}

function several({ uuid }: User): Failure {
  return new Failure(
    'rejected',
    `Several numbers from outside lead to ${uuid}, and a roster cannot say which of them it means.`,
    {
      code: 'SeveralIncalls',
      cure: 'Write in the incall columns what the export has, and change the incalls in Wazo.',
    },
  )
}
