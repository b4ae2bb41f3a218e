import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ArtifactService } from './artifact-service.ts'
import { answerBlobRequest, readBody } from './blob-endpoint.ts'
import { BlobStorage } from './blob-storage.ts'
import { CacheService } from './cache-service.ts'
import { answerWithFault, Faults, type Operation } from './faults.ts'
import { type Method, readRequest, requests } from './requests.ts'
import { type Caller, readRuntimeToken, signRuntimeToken } from './runtime-token.ts'
import { TwirpError } from './twirp-error.ts'

/** A request the service received, in order of arrival. */
export interface ReceivedRequest {
  readonly operation: Operation
  /** Milliseconds since the Unix epoch. */
  readonly at: number
}

/**
 * The HTTP service behind ACTIONS_RESULTS_URL, on 127.0.0.1 and a free port: caches and artifacts over Twirp,
 * their bytes over signed blob URLs. What it holds lives in memory until it is closed.
 */
export class ResultsService {
  readonly caches: CacheService
  readonly artifacts: ArtifactService
  readonly faults = new Faults()
  readonly requests: ReceivedRequest[] = []
  readonly #key = randomBytes(32)
  readonly #blobs: BlobStorage
  readonly #server: Server
  readonly #methods: Record<Method, (body: unknown, caller: Caller) => object>

  private constructor() {
    this.#blobs = new BlobStorage(this.#key, () => this.url)
    const caches = new CacheService(this.#blobs)
    const artifacts = new ArtifactService(this.#blobs)
    this.caches = caches
    this.artifacts = artifacts
    this.#methods = {
      GetCacheEntryDownloadURL: (body, caller) =>
        caches.getDownloadUrl(readRequest('GetCacheEntryDownloadURL', body), caller),
      CreateCacheEntry: (body, caller) => caches.createEntry(readRequest('CreateCacheEntry', body), caller),
      FinalizeCacheEntryUpload: (body, caller) =>
        caches.finalizeEntry(readRequest('FinalizeCacheEntryUpload', body), caller),
      CreateArtifact: (body, caller) => artifacts.create(readRequest('CreateArtifact', body), caller),
      FinalizeArtifact: (body, caller) => artifacts.finalize(readRequest('FinalizeArtifact', body), caller),
      ListArtifacts: (body, caller) => artifacts.listArtifacts(readRequest('ListArtifacts', body), caller),
      GetSignedArtifactURL: (body, caller) =>
        artifacts.getSignedUrl(readRequest('GetSignedArtifactURL', body), caller),
      DeleteArtifact: (body, caller) => artifacts.delete(readRequest('DeleteArtifact', body), caller),
    }
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        // The client hung up, or the simulator has a defect: in neither case is there an answer to give.
        response.destroy(error instanceof Error ? error : undefined)
      })
    })
  }

  static async start(): Promise<ResultsService> {
    const service = new ResultsService()
    await new Promise<void>((resolve, reject) => {
      service.#server.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    return service
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  /** An ACTIONS_RUNTIME_TOKEN for a job. */
  tokenFor(caller: Caller): string {
    return signRuntimeToken(caller, this.#key)
  }

  /** Stops the service, cutting the connections that still hang. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    if (url.pathname.startsWith('/storage/')) {
      const operation = request.method === 'PUT' ? 'UploadBlob' : 'DownloadBlob'
      if (this.#faulted(operation, request, response)) return
      await answerBlobRequest(this.#blobs, url, request, response)
      return
    }
    const method = methodOf(url.pathname)
    if (method !== undefined && this.#faulted(method, request, response)) return
    const body = await readBody(request)
    const { status, answer } = this.#call(method, request, body)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  #faulted(operation: Operation, request: IncomingMessage, response: ServerResponse): boolean {
    this.requests.push({ operation, at: Date.now() })
    const fault = this.faults.take(operation)
    if (fault === undefined) return false
    answerWithFault(fault, request, response)
    return true
  }

  #call(
    method: Method | undefined,
    request: IncomingMessage,
    body: Buffer,
  ): { status: number; answer: object } {
    try {
      if (method === undefined || request.method !== 'POST')
        throw new TwirpError('bad_route', `no handler for path ${request.url}`)
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
      const caller = readRuntimeToken(token, this.#key)
      if (caller === undefined) throw new TwirpError('unauthenticated', 'the bearer token is not valid')
      return { status: 200, answer: this.#methods[method](parseJson(body), caller) }
    } catch (error) {
      if (!(error instanceof TwirpError)) throw error
      return { status: error.status, answer: { code: error.code, msg: error.message } }
    }
  }
}

function methodOf(path: string): Method | undefined {
  const match = /^\/twirp\/github\.actions\.results\.api\.v1\.(Cache|Artifact)Service\/(\w+)$/.exec(path)
  const [, service, method] = match ?? []
  if (service === undefined || method === undefined || !Object.hasOwn(requests, method)) return undefined
  // Every method's name says which of the two services it belongs to.
  return method.includes(service) ? (method as Method) : undefined
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new TwirpError('malformed', 'the request body is not JSON')
  }
}
