/** Reads a roster by csv-parse alone, each record forgotten when the next one comes: `node read-by-csv-parse.ts <folder>`. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { printFigures } from '../reading-figures.ts'

const [folder = ''] = process.argv.slice(2)

await printFigures(async () => {
  let users = -1
  const records = createReadStream(join(folder, 'five9-users.csv'), { highWaterMark: 1 << 20 }).pipe(parse())
  for await (const _ of records) users += 1
  return users
})
