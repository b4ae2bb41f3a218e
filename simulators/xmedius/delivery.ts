import { type ServerResponse, STATUS_CODES } from 'node:http'

const jsonType = 'application/json; charset=utf-8'

/** Where an answer is to be cut off; see the `truncated` quirk. */
export interface Cut {
  readonly bytes: number
  readonly destroy?: boolean
}

export function sendJson(response: ServerResponse, status: number, content: object): void {
  const body = Buffer.from(JSON.stringify(content))
  response.writeHead(status, { 'Content-Type': jsonType, 'Content-Length': body.length }).end(body)
}

/** Sends the beginning of an answer under HTTP 200 and tells whether anything was cut off. */
export function sendTruncated(response: ServerResponse, content: object, { bytes, destroy }: Cut): boolean {
  const body = Buffer.from(JSON.stringify(content))
  const cut = body.length > bytes
  response.writeHead(200, { 'Content-Type': jsonType })
  response.write(body.subarray(0, bytes), () => {
    if (cut && destroy) response.destroy()
    else response.end()
  })
  return cut
}

/** Sends an HTML page in place of JSON. */
export function sendPage(response: ServerResponse, status: number): void {
  const title = `${status} ${STATUS_CODES[status]}`
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(body)
}

export function sendElsewhere(response: ServerResponse, status: number, location: string): void {
  response.setHeader('Location', location)
  sendPage(response, status)
}
