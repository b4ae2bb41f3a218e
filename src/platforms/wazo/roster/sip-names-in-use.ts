import type { LineHolders } from './line-holders.ts'
import type { HeldEndpoint } from './tenant-things.ts'

/** What is called by a SIP username. */
export interface SipNameHolder {
  /** The uuid of the user whose main line it is, who alone may have the name. */
  readonly user: string | undefined
  readonly words: string
}

/**
 * What is called by a SIP username, besides what the main lines of users show: the endpoints of other lines, of trunks and
 * of nothing, and names of endpoints that are not those which phones log in with.
 */
export function sipNamesInUse(
  endpoints: readonly HeldEndpoint[],
  { byLine }: LineHolders,
): ReadonlyMap<string, SipNameHolder> {
  const inUse = new Map<string, SipNameHolder>()
  for (const { name, auth_section_options: options, line, trunk } of endpoints) {
    const holder = line ? byLine.get(line.id) : undefined
    const shown = options.find(([option]) => option === 'username')?.[1]
    const words = holder?.words ?? (trunk ? 'a trunk' : 'a SIP endpoint without a line')
    const user = holder?.main ? holder.user : undefined
    for (const one of new Set([name, shown ?? name])) {
      if (user === undefined || one !== shown) inUse.set(one, { user, words })
    }
  }
  return inUse
}
