import { createHash } from 'node:crypto'
import type { Blob, BlobStorage } from './blob-storage.ts'
import type { Request } from './requests.ts'
import type { Caller } from './runtime-token.ts'
import { TwirpError } from './twirp-error.ts'

/** A finalized artifact. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly repository: string
  readonly runId: number
  /** The attempt that uploaded it, from 1. */
  readonly attempt: number
  readonly mediaType: string
  /** When it is deleted, as an ISO 8601 time; undefined means the repository's own retention. */
  readonly expiresAt: string | undefined
  /** True when it can be downloaded no more. */
  readonly expired: boolean
  /** An ISO 8601 time. */
  readonly createdAt: string
  /** `sha256:` and the hexadecimal digits of the content's. */
  readonly digest: string
  /** The uploaded bytes: a zip, or the file itself when it was uploaded with `skipArchive`. */
  readonly content: Buffer
}

interface Upload extends Omit<Artifact, 'content' | 'digest' | 'expired'> {
  readonly runBackendId: string
  readonly jobBackendId: string
  readonly blob: Blob
  expired: boolean
}

/** `github.actions.results.api.v1.ArtifactService`: a name is taken once in an attempt. */
export class ArtifactService {
  readonly #uploads: Upload[] = []
  readonly #blobs: BlobStorage
  #nextId = 5001

  constructor(blobs: BlobStorage) {
    this.#blobs = blobs
  }

  create(request: Request<'CreateArtifact'>, caller: Caller): object {
    requireOwnJob(request, caller)
    const taken = this.#visibleTo(caller).some(
      upload => upload.name === request.name && upload.attempt === caller.attempt,
    )
    if (taken) {
      throw new TwirpError('already_exists', 'an artifact with this name already exists on the workflow run')
    }
    const mediaType = request.mime_type ?? 'application/zip'
    const fileName = mediaType === 'application/zip' ? `${request.name}.zip` : request.name
    const blob = this.#blobs.create(fileName, mediaType)
    this.#uploads.push({
      id: this.#nextId++,
      name: request.name,
      repository: caller.repository,
      runId: caller.runId,
      attempt: caller.attempt,
      mediaType,
      expiresAt: request.expires_at,
      runBackendId: caller.runBackendId,
      jobBackendId: caller.jobBackendId,
      createdAt: new Date().toISOString(),
      expired: false,
      blob,
    })
    return { ok: true, signed_upload_url: this.#blobs.signedUrl(blob, 'w') }
  }

  finalize(request: Request<'FinalizeArtifact'>, caller: Caller): object {
    requireOwnJob(request, caller)
    const upload = this.#visibleTo(caller).find(
      ({ name, attempt, blob }) => name === request.name && attempt === caller.attempt && !blob.sealed,
    )
    if (upload === undefined) {
      throw new TwirpError('not_found', 'no upload of this artifact is in progress')
    }
    const content = upload.blob.content ?? Buffer.alloc(0)
    if (content.length !== Number(request.size)) {
      throw new TwirpError(
        'failed_precondition',
        `${content.length} bytes were uploaded, not ${request.size}`,
      )
    }
    if (request.hash !== undefined && request.hash !== digest(content)) {
      throw new TwirpError('failed_precondition', 'the hash of the uploaded bytes is another')
    }
    upload.blob.content = content
    upload.blob.sealed = true
    return { ok: true, artifact_id: String(upload.id) }
  }

  listArtifacts(request: Request<'ListArtifacts'>, caller: Caller): object {
    requireOwnJob(request, caller)
    const found = this.#finalized(caller).filter(
      upload =>
        (request.name_filter === undefined || upload.name === request.name_filter) &&
        (request.id_filter === undefined || String(upload.id) === request.id_filter),
    )
    return {
      artifacts: found.map(upload => ({
        workflow_run_backend_id: upload.runBackendId,
        workflow_job_run_backend_id: upload.jobBackendId,
        database_id: String(upload.id),
        name: upload.name,
        size: String(upload.blob.content?.length ?? 0),
        created_at: upload.createdAt,
        digest: digest(upload.blob.content ?? Buffer.alloc(0)),
      })),
    }
  }

  getSignedUrl(request: Request<'GetSignedArtifactURL'>, caller: Caller): object {
    return { signed_url: this.#blobs.signedUrl(this.#named(request, caller).blob, 'r') }
  }

  delete(request: Request<'DeleteArtifact'>, caller: Caller): object {
    const upload = this.#named(request, caller)
    this.#uploads.splice(this.#uploads.indexOf(upload), 1)
    this.#blobs.delete(upload.blob)
    return { ok: true, artifact_id: String(upload.id) }
  }

  /** The finalized artifacts of every run, oldest first. */
  list(): Artifact[] {
    return this.#uploads.flatMap(({ runBackendId, jobBackendId, blob, ...artifact }) =>
      blob.sealed && blob.content !== undefined
        ? [{ ...artifact, content: blob.content, digest: digest(blob.content) }]
        : [],
    )
  }

  /** The signed URL of an artifact's bytes. */
  downloadUrl(id: number): string {
    const upload = this.#uploads.find(candidate => candidate.id === id)
    if (upload === undefined) throw new Error(`There is no artifact ${id}`)
    return this.#blobs.signedUrl(upload.blob, 'r')
  }

  /** Lets artifacts outlive their retention. */
  expire(matches: (artifact: Artifact) => boolean): void {
    const ids = new Set(
      this.list()
        .filter(matches)
        .map(({ id }) => id),
    )
    for (const upload of this.#uploads) if (ids.has(upload.id)) upload.expired = true
  }

  /** The newest artifact of that name; the list's entries name the job they belong to. */
  #named(request: Request<'GetSignedArtifactURL'>, caller: Caller): Upload {
    const upload = this.#finalized(caller).findLast(
      ({ name, runBackendId, jobBackendId }) =>
        name === request.name &&
        runBackendId === request.workflow_run_backend_id &&
        jobBackendId === request.workflow_job_run_backend_id,
    )
    if (upload === undefined) throw new TwirpError('not_found', 'artifact not found')
    return upload
  }

  #finalized(caller: Caller): Upload[] {
    return this.#visibleTo(caller).filter(upload => upload.blob.sealed)
  }

  #visibleTo(caller: Caller): Upload[] {
    return this.#uploads.filter(upload => upload.runBackendId === caller.runBackendId)
  }
}

function requireOwnJob(
  request: { workflow_run_backend_id: string; workflow_job_run_backend_id: string },
  caller: Caller,
): void {
  if (
    request.workflow_run_backend_id !== caller.runBackendId ||
    request.workflow_job_run_backend_id !== caller.jobBackendId
  ) {
    throw new TwirpError('permission_denied', 'the token belongs to another job')
  }
}

function digest(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
