/** Reads an answer as the export does, each user forgotten when the next one comes: `node read-by-rollcall.ts <url>`. */
import { HttpClient } from '../../src/http/client.ts'
import { Five9Client } from '../../src/platforms/five9/client.ts'
import { printFigures } from '../reading-figures.ts'

const [url = ''] = process.argv.slice(2)
const client = new Five9Client({
  ...{ endpoint: new URL(url), username: 'reader@example.com', password: 'made-up' },
  http: new HttpClient(),
  pacer: { take: async () => undefined, refused: () => undefined },
  requestTimeout: 120_000,
})
const { signal } = new AbortController()

await printFigures(async () => {
  let users = 0
  for await (const user of client.stream('getUsersInfo', {}, signal)) {
    if (user.generalInfo.fields.userName !== undefined) users += 1
  }
  return users
})
