import { counted } from '../report/format.ts'
import type { Log } from './ports.ts'

/** GitHub keeps ten warnings of a step, and others are to have room. */
const apart = 3

/** Warns of what is allowed but probably not meant, together where there is much of it. */
export function tellDoubts(doubts: readonly string[], log: Log): void {
  if (doubts.length <= apart) {
    for (const doubt of doubts) log.warning(doubt)
    return
  }
  for (const doubt of doubts) log.info(doubt)
  log.warning(
    `${counted(doubts.length, 'doubt')} about the columns of the roster; the first: ${doubts[0]}. The log has all.`,
  )
}
