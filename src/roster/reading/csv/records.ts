import { blocks } from './blocks.ts'
import { RecordFramer } from './framer.ts'
import type { RawRecord } from './record.ts'

/** The records of a CSV file in their order, some hundreds at a time. */
export async function* records(
  path: string,
  blockSize: number,
): AsyncGenerator<readonly RawRecord[], void, undefined> {
  const framer = new RecordFramer()
  for await (const block of blocks(path, blockSize)) {
    const batch = framer.push(block, false)
    if (batch.length > 0) yield batch
  }
  const rest = framer.push(Buffer.alloc(0), true)
  if (rest.length > 0) yield rest
}

/** The first record, which is the header; undefined when there is none. */
export async function firstRecord(path: string, blockSize: number): Promise<RawRecord | undefined> {
  for await (const [first] of records(path, blockSize)) return first
  return undefined
}
