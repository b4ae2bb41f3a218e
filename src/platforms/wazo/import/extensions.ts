import type { WazoClient } from '../client.ts'
import { extensions } from '../resources.ts'
import { type PlacedExtension, placedExtensions } from './collections.ts'

/** The extension of this number in a context; undefined where there is none. */
export async function extensionOf(
  client: WazoClient,
  exten: string,
  context: string,
  signal: AbortSignal,
): Promise<PlacedExtension | undefined> {
  const { items } = await client.page(placedExtensions, { exten, context }, signal)
  return items.find(item => item.exten === exten && item.context === context)
}

/** Whether an extension leads nowhere, so that nobody misses it. */
export function isFree({
  lines,
  incall,
  conference,
  parking_lot,
  group,
  outcall,
  queue,
}: PlacedExtension): boolean {
  return lines.length === 0 && [incall, conference, parking_lot, group, outcall, queue].every(use => !use)
}

/** Gives an extension another number. A free one in its way goes. */
export async function renumber(
  client: WazoClient,
  { id, ...now }: { readonly id: number; readonly exten: string; readonly context: string },
  after: { readonly exten: string; readonly context: string },
  signal: AbortSignal,
): Promise<void> {
  if (now.exten === after.exten && now.context === after.context) return
  const inTheWay = await extensionOf(client, after.exten, after.context, signal)
  if (inTheWay && inTheWay.id !== id && isFree(inTheWay)) await client.remove(extensions, inTheWay.id, signal)
  await client.change(extensions, id, after, signal)
}

/** Removes the extension of this number if it leads nowhere: an earlier attempt may have come no further. */
export async function removeFree(
  client: WazoClient,
  exten: string,
  context: string,
  signal: AbortSignal,
): Promise<void> {
  const found = await extensionOf(client, exten, context, signal)
  if (found && isFree(found)) await client.remove(extensions, found.id, signal)
}
