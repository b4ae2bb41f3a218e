import type { ServerResponse } from 'node:http'
import { writeJson } from './python.ts'
import type { Answer } from './world.ts'

/** Sends an answer, unless its reader has left. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const { status, headers = {}, body } = answer
  const bytes = Buffer.from(typeof body === 'string' ? body : writeJson(body))
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
  })
  response.end(bytes)
}

export async function closed(response: ServerResponse): Promise<void> {
  if (response.closed) return
  await new Promise(resolve => response.once('close', resolve))
}
