import { Failure } from '../../../../work/failure.ts'
import type { WazoClient } from '../../client.ts'
import {
  extensions,
  type Line,
  lines,
  type SipEndpoint,
  sccpEndpoints,
  sipEndpoints,
  type User,
  users,
} from '../../resources.ts'
import { extensionOf, isFree, removeFree, renumber } from '../extensions.ts'
import { cellAfter, type Wanted, wantedIn } from '../wanted.ts'
import { cellsWith } from './cells.ts'
import { endpointFor, endpointNamed, endpointPlan, giveEndpoint, nameTaken } from './endpoint.ts'
import { giveExtension, makeLine } from './make-line.ts'
import type { Part } from './part.ts'
import { sipBody, sipSecretOf } from './sip-body.ts'

interface Live {
  readonly user: User
  /** Of the main line, where that has one. */
  readonly endpoint: SipEndpoint | undefined
  /** Whether the extension that is to go is still there, and leads nowhere. */
  readonly leftOver: boolean
}

/** The main line of a user: its endpoint and its extension. */
export function linePart(client: WazoClient): Part<Live> {
  return {
    async read(uuid, wanted, signal) {
      const user = await userWithLine(client, uuid, signal)
      if (!user) return undefined
      const sip = user.lines[0]?.endpoint_sip
      const endpoint = sip ? await client.find(sipEndpoints, sip.uuid, signal) : undefined
      return { user, endpoint, leftOver: await isLeftOver(client, user, wanted, signal) }
    },
    cells,
    astray: ({ leftOver }) => (leftOver ? ['exten'] : []),
    async write(live, wanted, doubtful, signal) {
      const { user } = live
      const [line, ...others] = user.lines
      if (!line) {
        if (wantedIn(wanted, 'context')?.after) await makeLine(client, user, wanted, doubtful, signal)
        await removeExtensionBefore(client, user, wanted, signal)
      } else if (cellAfter(cells(live), wanted, 'context') === '') {
        if (others.length > 0) throw severalLines(user)
        await removeLine(client, line, live.endpoint, wanted, signal)
      } else await changeLine(client, line, live, wanted, doubtful, signal)
    },
  }
}

/** Lines tell whether they are for WebRTC only where they are asked themselves. */
async function userWithLine(
  client: WazoClient,
  uuid: string,
  signal: AbortSignal,
): Promise<User | undefined> {
  const user = await client.find(users, uuid, signal)
  const [first, ...others] = user?.lines ?? []
  if (!user || !first) return user
  return { ...user, lines: [(await client.find(lines, first.id, signal)) ?? first, ...others] }
}

function cells({ user, endpoint }: Live) {
  return cellsWith(user, { sipSecret: endpoint && sipSecretOf(endpoint) })
}

async function changeLine(
  client: WazoClient,
  line: Line,
  live: Live,
  wanted: readonly Wanted[],
  doubtful: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { endpoint, user } = live
  const protocol = wantedIn(wanted, 'line_protocol')?.after
  if (protocol && line.protocol === null) {
    const plan = endpointPlan(user.uuid, wanted)
    const found = await endpointNamed(client, plan, signal)
    if (found?.line) throw nameTaken(plan)
    const sip = await endpointFor(client, plan, found, signal)
    await giveEndpoint(client, line.id, sip, doubtful, signal)
  } else if (protocol && (protocol === 'sccp' || line.protocol !== 'sip')) throw protocolStays(line.protocol)
  if (endpoint) {
    const body = await sipBody(client, endpoint, wanted, signal)
    if (Object.keys(body).length > 0) await client.change(sipEndpoints, endpoint.uuid, body, signal)
  }
  await changeExtension(client, line, live, wanted, signal)
  const code = wantedIn(wanted, 'provisioning_code')?.after
  if (code) await client.change(lines, line.id, { provisioning_code: code }, signal)
}

async function changeExtension(
  client: WazoClient,
  line: Line,
  live: Live,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  const [now] = line.extensions
  const exten = cellAfter(cells(live), wanted, 'exten')
  const context = cellAfter(cells(live), wanted, 'context')
  if (exten === '') {
    if (now) await removeExtension(client, line, now, signal)
    await removeExtensionBefore(client, live.user, wanted, signal)
    if (context !== line.context) await client.change(lines, line.id, { context }, signal)
  } else if (now) await renumber(client, now, { exten, context }, signal)
  else await giveExtension(client, line.id, exten, context, signal)
}

/** The line goes last, so that one which is half removed is still the user's. */
async function removeLine(
  client: WazoClient,
  line: Line,
  endpoint: SipEndpoint | undefined,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  for (const extension of line.extensions) await removeExtension(client, line, extension, signal)
  const before = extensionBefore(line.context, wanted)
  if (before) await removeFree(client, before.exten, before.context, signal)
  if (endpoint) await client.remove(sipEndpoints, endpoint.uuid, signal)
  if (line.endpoint_sccp) await client.remove(sccpEndpoints, line.endpoint_sccp.id, signal)
  await client.remove(lines, line.id, signal)
}

async function removeExtension(
  client: WazoClient,
  { id }: Line,
  extension: { readonly id: number },
  signal: AbortSignal,
): Promise<void> {
  await client.unlink(lines, id, extensions, extension.id, signal)
  await client.remove(extensions, extension.id, signal)
}

async function removeExtensionBefore(
  client: WazoClient,
  { lines: [line] }: User,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  const before = extensionBefore(line?.context, wanted)
  if (before) await removeFree(client, before.exten, before.context, signal)
}

async function isLeftOver(
  client: WazoClient,
  { lines: [line] }: User,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<boolean> {
  const before = extensionBefore(line?.context, wanted)
  const found = before && (await extensionOf(client, before.exten, before.context, signal))
  return found !== undefined && isFree(found)
}

/** The extension that goes, where one does. */
function extensionBefore(
  lineContext: string | undefined,
  wanted: readonly Wanted[],
): { exten: string; context: string } | undefined {
  const exten = wantedIn(wanted, 'exten')
  const context = wantedIn(wanted, 'context')?.before ?? lineContext
  return exten?.after === null && exten.before && context ? { exten: exten.before, context } : undefined
}

function protocolStays(protocol: string | null): Failure {
  return new Failure('rejected', `The line is ${protocol}, and does not become what the roster asks for.`, {
    code: 'ProtocolFixed',
    cure: 'Write what the export has, or take the line off in Wazo and have a new one made.',
  })
}

function severalLines({ uuid }: User): Failure {
  return new Failure(
    'rejected',
    `${uuid} has several lines, and taking one off would show another in its place.`,
    {
      code: 'SeveralLines',
      cure: 'Take lines off in Wazo until one is left, then plan again.',
    },
  )
}
