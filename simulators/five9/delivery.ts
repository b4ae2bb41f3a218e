import type { ServerResponse } from 'node:http'
import { errorPage } from './html.ts'

const blockSize = 64 * 1024
const xmlType = 'text/xml;charset=utf-8'

/** Where an answer is to be cut off; see the `truncated` quirk. */
export interface Cut {
  readonly bytes?: number
  readonly insideUser?: number
  readonly destroy?: boolean
}

/** Sends a fault. */
export function sendFault(response: ServerResponse, status: number, xml: string): void {
  const body = Buffer.from(xml)
  response.writeHead(status, { 'Content-Type': xmlType, 'Content-Length': body.length }).end(body)
}

/** Sends an HTML page in place of a SOAP answer. */
export function sendPage(response: ServerResponse, status: number): void {
  const body = Buffer.from(errorPage(status))
  if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Five9"')
  response
    .writeHead(status, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': body.length })
    .end(body)
}

/**
 * Sends an answer under HTTP 200: with a length where it fits one block, else chunked and at the reader's pace.
 * Returns early, without an error, when the reader has gone.
 */
export async function sendAnswer(
  response: ServerResponse,
  parts: Iterable<string>,
  chunked: boolean,
): Promise<void> {
  response.setHeader('Content-Type', xmlType)
  if (chunked) response.flushHeaders()
  const blocks = toBlocks(parts)
  let { value: held } = blocks.next()
  // One block is held back: Node gives an answer a length when its only block comes with its end.
  for (const block of blocks) {
    if (!(await write(response, held))) return
    held = block
  }
  response.end(held)
}

/** Sends the beginning of an answer under HTTP 200 and tells whether anything was cut off. */
export async function sendTruncated(
  response: ServerResponse,
  parts: Iterable<string>,
  { bytes, insideUser, destroy }: Cut,
): Promise<boolean> {
  const scissors = new Scissors()
  response.writeHead(200, { 'Content-Type': xmlType })
  for (const block of scissors.after(bytes, toBlocks(scissors.inside(insideUser, parts)))) {
    if (!(await write(response, block))) return scissors.used
  }
  if (scissors.used && destroy) response.destroy()
  else response.end()
  return scissors.used
}

/** Resolves once the block has left, or the reader has: to false then. */
function write(response: ServerResponse, block: Buffer): Promise<boolean> {
  return new Promise(resolve => {
    const settle = () => {
      response.off('close', settle)
      resolve(!response.destroyed)
    }
    response.once('close', settle)
    response.write(block, settle)
  })
}

function* toBlocks(parts: Iterable<string>): Generator<Buffer> {
  let text = ''
  for (const part of parts) {
    text += part
    if (text.length < blockSize) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

/** Ends an answer early, and knows whether there was anything to cut. */
class Scissors {
  #used = false

  get used(): boolean {
    return this.#used
  }

  /** Part 0 is the head, part n the nth returned element, and the last one closes what the head opened. */
  *inside(element: number | undefined, parts: Iterable<string>): Generator<string> {
    let at = 0
    for (const part of parts) {
      if (at === element && !part.startsWith('</')) {
        this.#used = true
        yield part.slice(0, part.length / 2)
        return
      }
      yield part
      at += 1
    }
  }

  *after(bytes: number | undefined, blocks: Iterable<Buffer>): Generator<Buffer> {
    let left = bytes ?? Number.POSITIVE_INFINITY
    for (const block of blocks) {
      if (block.length > left) {
        this.#used = true
        yield block.subarray(0, left)
        return
      }
      left -= block.length
      yield block
    }
  }
}
