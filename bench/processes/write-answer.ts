/** Saves what the Five9 simulator answers to `getUsersInfo`: `node write-answer.ts <users> <file>`. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import { Soap } from '../../src/platforms/five9/soap.ts'

const [users, file = ''] = process.argv.slice(2)
await using five9 = await startFive9({ domain: makeDomain({ users: Number(users) }) })
const soap = await Soap.load()
const { ok, body } = await fetch(five9.endpoint, {
  method: 'POST',
  headers: {
    authorization: `Basic ${btoa(`${five9.username}:${five9.password}`)}`,
    'content-type': 'text/xml; charset=utf-8',
  },
  body: soap.envelope('getUsersInfo', {}),
})
if (!ok || !body) throw new Error('The simulator refused the request.')
await pipeline(body, createWriteStream(file))
console.log(JSON.stringify({ users: five9.calls[0]?.users }))
