import type { LineHolders } from './line-holders.ts'
import type { HeldExtension, HeldIncall } from './tenant-things.ts'
import { nameOf, place } from './words.ts'

/**
 * Who or what has a number, in words, by `place`: neither numbers that lead nowhere, nor those that the columns of a user
 * show, whose row can give them up.
 * @param holders undefined where nothing is known of lines
 */
export function numbersInUse(
  extensions: readonly HeldExtension[],
  incalls: readonly HeldIncall[],
  holders: LineHolders | undefined,
): ReadonlyMap<string, string> {
  const byId = new Map(incalls.map(incall => [incall.id, incall]))
  const numbers = Map.groupBy(incalls, ({ destination }) => destination.user_id ?? undefined)
  const several = (user: number) =>
    (numbers.get(user) ?? []).reduce((sum, { extensions: own }) => sum + own.length, 0) > 1
  const inUse = new Map<string, string>()
  for (const extension of extensions) {
    const words =
      ofThing(extension) ?? ofIncall(extension, byId, several) ?? ofLines(extension, holders?.byLine)
    if (words !== undefined) inUse.set(place(extension.exten, extension.context), words)
  }
  return inUse
}

function ofThing({ group, queue, conference, parking_lot, outcall }: HeldExtension): string | undefined {
  const things = { group, queue, 'conference room': conference, 'parking lot': parking_lot, outcall }
  for (const [kind, thing] of Object.entries(things)) {
    if (thing) return `the ${kind} ${thing.label ?? thing.name ?? ''}`.trim()
  }
  return undefined
}

function ofIncall(
  { incall }: HeldExtension,
  incalls: ReadonlyMap<number, HeldIncall>,
  hasSeveral: (user: number) => boolean,
): string | undefined {
  if (!incall) return undefined
  const to = incalls.get(incall.id)?.destination
  if (!to) return 'a number from outside'
  const { type, user_id: user, user_firstname: firstname, user_lastname: lastname } = to
  if (type === 'none') return undefined
  if (typeof user !== 'number') return `a number from outside that leads to a ${type}`
  if (!hasSeveral(user)) return undefined
  return `${nameOf({ firstname: firstname ?? 'a user', lastname })}, to whom several numbers from outside lead`
}

function ofLines({ lines }: HeldExtension, holders: LineHolders['byLine'] | undefined): string | undefined {
  const other = lines.map(({ id }) => holders?.get(id)).find(holder => holder && !holder.main)
  return other?.words
}
