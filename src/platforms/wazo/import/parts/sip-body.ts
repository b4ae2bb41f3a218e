import type { WazoClient } from '../../client.ts'
import type { SipEndpoint } from '../../resources.ts'
import { type Wanted, wantedIn } from '../wanted.ts'

type Options = SipEndpoint['auth_section_options']

export function sipSecretOf({ auth_section_options: options }: SipEndpoint): string | undefined {
  return options.find(([name]) => name === 'password')?.[1]
}

/** What to send for a SIP endpoint; lists are replaced whole, so the rest of them is sent along. */
export async function sipBody(
  client: WazoClient,
  { auth_section_options: options, templates }: SipEndpoint,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const username = wantedIn(wanted, 'sip_username')?.after
  const secret = wantedIn(wanted, 'sip_secret')?.after
  const protocol = wantedIn(wanted, 'line_protocol')?.after
  const changed = withOption(withOption(options, 'username', username), 'password', secret)
  const { globalTemplate, webrtcTemplate } = protocol ? await client.tenantFacts(signal) : {}
  const others = templates.map(({ uuid }) => uuid).filter(uuid => uuid !== webrtcTemplate)
  const uuids = protocol === 'webrtc' ? [...others, webrtcTemplate] : others
  return {
    // Names are what the server keeps apart; the one of the endpoint is the username where users are imported.
    ...(username && { name: username }),
    ...(changed !== options && { auth_section_options: changed }),
    ...(protocol && { templates: (uuids.length > 0 ? uuids : [globalTemplate]).map(uuid => ({ uuid })) }),
  }
}

/** The options with another value of one of them; the same where nothing is asked for. */
function withOption(options: Options, name: string, value: string | null | undefined): Options {
  if (!value) return options
  const others = options.filter(([other]) => other !== name)
  return name === 'username' ? [[name, value], ...others] : [...others, [name, value]]
}
