import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Blob, BlobStorage } from './blob-storage.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  readonly body?: Buffer | string
}

/**
 * Answers the part of the Azure Blob Storage protocol that the toolkit speaks: `Put Blob`,
 * `Put Block` with `Put Block List`, and `Get Blob` with an optional range.
 */
export async function answerBlobRequest(
  storage: BlobStorage,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request)
  const writing = request.method === 'PUT'
  const blob = storage.open(url, writing ? 'w' : 'r')
  const answer =
    blob === undefined
      ? refusal(403, 'AuthenticationFailed')
      : writing
        ? put(blob, url, request.headers, body)
        : get(blob, request.headers)
  response.writeHead(answer.status, answer.headers)
  response.end(request.method === 'HEAD' ? undefined : answer.body)
}

/** Reads a whole request body. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function put(blob: Blob, url: URL, headers: IncomingHttpHeaders, body: Buffer): Answer {
  if (blob.sealed) return refusal(409, 'BlobImmutableDueToPolicy')
  const operation = url.searchParams.get('comp')
  if (operation === 'block') {
    const id = url.searchParams.get('blockid')
    if (id === null) return refusal(400, 'MissingRequiredQueryParameter')
    blob.staged.set(id, body)
  } else if (operation === 'blocklist') {
    const ids = [...body.toString().matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map(
      match => match[1] ?? '',
    )
    const blocks = ids.map(id => blob.staged.get(id))
    if (!blocks.every(block => block !== undefined)) return refusal(400, 'InvalidBlockList')
    blob.content = Buffer.concat(blocks)
    blob.staged.clear()
  } else if (headers['x-ms-blob-type'] !== 'BlockBlob') {
    return refusal(400, 'MissingRequiredHeader')
  } else {
    blob.content = body
  }
  return { status: 201, headers: { etag: `"${blob.id}"`, 'last-modified': new Date().toUTCString() } }
}

function get(blob: Blob, asked: IncomingHttpHeaders): Answer {
  const content = blob.content
  if (content === undefined) return refusal(404, 'BlobNotFound')
  const encodedName = encodeURIComponent(blob.fileName)
  const headers = {
    'accept-ranges': 'bytes',
    'content-type': blob.mediaType,
    'content-disposition': `attachment; filename="${encodedName}"; filename*=UTF-8''${encodedName}`,
    'x-ms-blob-type': 'BlockBlob',
  }
  // The Azure SDK asks with x-ms-range, plain HTTP clients with range.
  const range = /^bytes=(\d+)-(\d*)$/.exec(String(asked['x-ms-range'] ?? asked.range ?? ''))
  if (range === null) {
    return { status: 200, headers: { ...headers, 'content-length': content.length }, body: content }
  }
  const first = Number(range[1])
  if (first >= content.length) return refusal(416, 'InvalidRange')
  const part = content.subarray(first, range[2] ? Number(range[2]) + 1 : undefined)
  const last = first + part.length - 1
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': part.length,
      'content-range': `bytes ${first}-${last}/${content.length}`,
    },
    body: part,
  }
}

function refusal(status: number, code: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`,
  }
}
