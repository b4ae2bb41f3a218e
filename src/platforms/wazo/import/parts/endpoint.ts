import { Failure } from '../../../../work/failure.ts'
import type { WazoClient } from '../../client.ts'
import { lines, sccpEndpoints, sipEndpoints } from '../../resources.ts'
import { usedEndpoints, usedSccpEndpoints } from '../collections.ts'
import { nameFor, randomSecret } from '../sip-names.ts'
import { type Wanted, wantedIn } from '../wanted.ts'

/** What the endpoint of a line is to be. */
export interface EndpointPlan {
  readonly protocol: string
  /** Of SIP: what its phone logs in with, and what the server calls it. */
  readonly username: string
  /** undefined for one that nobody has to know. */
  readonly secret: string | undefined
}

export function endpointPlan(uuid: string, wanted: readonly Wanted[]): EndpointPlan {
  const after = (column: string) => wantedIn(wanted, column)?.after ?? undefined
  return {
    protocol: after('line_protocol') ?? 'sip',
    username: after('sip_username') ?? nameFor(uuid),
    secret: after('sip_secret'),
  }
}

/** The SIP endpoint of that name, with the line that it serves; undefined where there is none, or for another protocol. */
export async function endpointNamed(
  client: WazoClient,
  { protocol, username }: EndpointPlan,
  signal: AbortSignal,
) {
  if (protocol === 'sccp') return undefined
  const { items } = await client.page(usedEndpoints, { name: username }, signal)
  return items.find(item => item.name === username)
}

type Found = Awaited<ReturnType<typeof endpointNamed>>

/**
 * The SIP endpoint that is planned; undefined for another protocol.
 * @param found one of that name, which is used
 */
export async function endpointFor(
  client: WazoClient,
  plan: EndpointPlan,
  found: Found,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (plan.protocol === 'sccp') return undefined
  const body = await bodyOf(client, plan, signal)
  if (found) await client.change(sipEndpoints, found.uuid, body, signal)
  return (found ?? (await client.create(sipEndpoints, body, signal))).uuid
}

/**
 * Gives a line without endpoint this one of SIP, or else one of SCCP.
 * @param doubtful whether an earlier call may have made one of SCCP for it
 */
export async function giveEndpoint(
  client: WazoClient,
  line: number,
  sip: string | undefined,
  doubtful: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (sip !== undefined) return client.link(lines, line, sipEndpoints, sip, signal)
  const left = doubtful ? await unusedSccp(client, signal) : undefined
  const { id } = left ?? (await client.create(sccpEndpoints, {}, signal))
  await client.link(lines, line, sccpEndpoints, id, signal)
}

/** An endpoint of SCCP that serves no line. They have nothing by which they could be told apart. */
async function unusedSccp(client: WazoClient, signal: AbortSignal) {
  const { items } = await client.page(usedSccpEndpoints, {}, signal)
  return items.find(({ line }) => line === null)
}

async function bodyOf(client: WazoClient, { protocol, username, secret }: EndpointPlan, signal: AbortSignal) {
  const { globalTemplate, webrtcTemplate } = await client.tenantFacts(signal)
  const templates = protocol === 'webrtc' ? [globalTemplate, webrtcTemplate] : [globalTemplate]
  const options = [
    ['username', username],
    ['password', secret ?? randomSecret()],
  ]
  return { name: username, auth_section_options: options, templates: templates.map(uuid => ({ uuid })) }
}

export function nameTaken({ username }: EndpointPlan): Failure {
  return new Failure('rejected', `The SIP username ${username} belongs to another line.`, {
    code: 'SipUsernameTaken',
    cure: 'Choose another SIP username.',
  })
}
