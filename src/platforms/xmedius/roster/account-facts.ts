import { plain } from '../../../roster/columns/plain.ts'
import type { XMediusClient } from '../client.ts'
import type { FaxNumber, FaxNumbers, Groups } from '../portal-user.ts'

/** What a plan must know of an account besides its users. Names and numbers are in the form in which cells are compared. */
export interface AccountFacts {
  /** Ids by name: several where groups have the same name. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  /** Names as the portal spells them, by id. */
  readonly groupNames: ReadonlyMap<string, string>
  /** The group that users are in unless told; undefined when there is none. */
  readonly defaultGroup: { readonly id: string; readonly name: string } | undefined
  /** By number; empty where no roster asked for any. */
  readonly faxNumbers: ReadonlyMap<string, NumberFacts>
}

export interface NumberFacts {
  readonly id: string
  /** Whether several users may have it. */
  readonly shared: boolean
  /** Whether it is the one that users have unless told. */
  readonly default: boolean
}

/**
 * Reads what a roster with these columns needs to be judged, in one or two calls.
 * @returns rejects with a `Failure`
 */
export async function readAccountFacts(
  client: XMediusClient,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<AccountFacts> {
  const groups = await client.groups(signal)
  const numbers = columns.includes('fax_number') ? await client.faxNumbers(signal) : undefined
  return factsOf(groups, numbers)
}

export function factsOf(groups: Groups, numbers: FaxNumbers | undefined): AccountFacts {
  const byName = Map.groupBy(groups.names, ([, name]) => plain(name))
  const { default: id = '' } = groups
  const name = groups.names.get(id)
  return {
    groups: new Map([...byName].map(([name, entries]) => [name, entries.map(([id]) => id)])),
    groupNames: groups.names,
    defaultGroup: name === undefined ? undefined : { id, name: plain(name) },
    faxNumbers: new Map([...(numbers?.numbers ?? [])].map(entry => numberFacts(entry, numbers?.default))),
  }
}

function numberFacts(
  [id, { number, shared }]: readonly [string, FaxNumber],
  standard: string | undefined,
): [string, NumberFacts] {
  return [plain(number), { id, shared, default: id === standard }]
}
