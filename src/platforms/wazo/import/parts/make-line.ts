import { Failure } from '../../../../work/failure.ts'
import type { WazoClient } from '../../client.ts'
import { extensions, lines, sipEndpoints, type User, users } from '../../resources.ts'
import { type OwnedLine, ownedLines, type PlacedExtension } from '../collections.ts'
import { extensionOf, isFree } from '../extensions.ts'
import { unlessRefused } from '../refused.ts'
import { type Wanted, wantedIn } from '../wanted.ts'
import {
  type EndpointPlan,
  endpointFor,
  endpointNamed,
  endpointPlan,
  giveEndpoint,
  nameTaken,
} from './endpoint.ts'

/** What the line of a user is to be. */
interface Plan extends EndpointPlan {
  readonly context: string
  readonly exten: string | undefined
  readonly code: string | undefined
}

/**
 * Makes a line and gives it to a user, last of all. What an earlier call has left half made is found and used: the
 * endpoint of SIP, which is made first, by its name, the extension by its number, and then a line that nobody has.
 * @param doubtful whether there may have been such a call
 */
export async function makeLine(
  client: WazoClient,
  user: User,
  wanted: readonly Wanted[],
  doubtful: boolean,
  signal: AbortSignal,
): Promise<void> {
  const plan = planOf(user, wanted)
  const extension = plan.exten ? await extensionOf(client, plan.exten, plan.context, signal) : undefined
  const endpoint = await endpointNamed(client, plan, signal)
  const earlier = extension !== undefined || endpoint !== undefined || (plan.protocol === 'sccp' && doubtful)
  const found = earlier ? await lineWithoutUser(client, plan, extension, endpoint, signal) : undefined
  if (extension && !isFree(extension) && !extension.lines.some(({ id }) => id === found?.id))
    throw taken(plan)
  if (endpoint?.line && endpoint.line.id !== found?.id) throw nameTaken(plan)

  const sip = await endpointFor(client, plan, endpoint, signal)
  const line = found ?? (await client.create(lines, lineBody(plan), signal))
  if (found && plan.code) await client.change(lines, found.id, { provisioning_code: plan.code }, signal)
  const complete = async () => {
    if (!line.endpoint_sccp) await giveEndpoint(client, line.id, sip, doubtful, signal)
    if (plan.exten) await giveExtension(client, line.id, plan.exten, plan.context, signal)
    await client.link(users, user.uuid, lines, line.id, signal)
  }
  await unlessRefused(complete(), async () => {
    if (sip !== undefined && !endpoint) await client.remove(sipEndpoints, sip, signal)
    if (!found) await client.remove(lines, line.id, signal)
  })
}

/** Gives a line a number, whose extension is made where there is none. */
export async function giveExtension(
  client: WazoClient,
  line: number,
  exten: string,
  context: string,
  signal: AbortSignal,
): Promise<void> {
  const found = await extensionOf(client, exten, context, signal)
  const extension = found ?? (await client.create(extensions, { exten, context }, signal))
  await unlessRefused(client.link(lines, line, extensions, extension.id, signal), async () => {
    if (!found) await client.remove(extensions, extension.id, signal)
  })
}

function planOf({ uuid }: User, wanted: readonly Wanted[]): Plan {
  const after = (column: string) => wantedIn(wanted, column)?.after ?? undefined
  return {
    ...endpointPlan(uuid, wanted),
    context: after('context') ?? '',
    exten: after('exten'),
    code: after('provisioning_code'),
  }
}

function lineBody({ context, code }: Plan) {
  return { context, ...(code && { provisioning_code: code }) }
}

/** Lines in one answer. */
const size = 1_000

/** The line that an earlier call has made and given to nobody: with this endpoint or none, and this extension or none. */
async function lineWithoutUser(
  client: WazoClient,
  { context, protocol }: Plan,
  extension: PlacedExtension | undefined,
  endpoint: { readonly uuid: string } | undefined,
  signal: AbortSignal,
): Promise<OwnedLine | undefined> {
  const fits = (line: OwnedLine) =>
    line.users.length === 0 &&
    line.context === context &&
    line.endpoint_custom === null &&
    (protocol === 'sccp' || line.endpoint_sccp === null) &&
    (line.endpoint_sip === null || line.endpoint_sip.uuid === endpoint?.uuid) &&
    line.extensions.every(({ id }) => id === extension?.id)
  const fitting: OwnedLine[] = []
  for (let offset = 0, total = 1; offset < total; offset += size) {
    const page = await client.page(ownedLines, { limit: String(size), offset: String(offset) }, signal)
    fitting.push(...page.items.filter(fits))
    total = page.total
  }
  // The one that is nearest to what is wanted.
  return fitting.toSorted((a, b) => madeOf(b) - madeOf(a))[0]
}

function madeOf({ extensions: has, endpoint_sip: sip, endpoint_sccp: sccp }: OwnedLine): number {
  return has.length + (sip || sccp ? 1 : 0)
}

function taken({ exten }: Plan): Failure {
  return new Failure('rejected', `The extension ${exten} leads elsewhere already.`, {
    code: 'ExtensionTaken',
    cure: 'Choose another extension, or free this one in Wazo.',
  })
}
