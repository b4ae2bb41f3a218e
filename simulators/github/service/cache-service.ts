import type { Blob, BlobStorage } from './blob-storage.ts'
import type { Request } from './requests.ts'
import type { Caller } from './runtime-token.ts'
import { TwirpError } from './twirp-error.ts'

/** A finalized cache entry. */
export interface CacheEntry {
  readonly id: number
  readonly repository: string
  readonly key: string
  readonly version: string
  /** The ref whose runs may find the entry, such as `refs/heads/main`. */
  readonly scope: string
  /** The tar archive, compressed with zstd or gzip. */
  readonly archive: Buffer
}

interface Reservation extends Omit<CacheEntry, 'archive'> {
  readonly blob: Blob
}

/** `github.actions.results.api.v1.CacheService`: immutable entries, found by key or newest by prefix. */
export class CacheService {
  readonly #reservations: Reservation[] = []
  readonly #blobs: BlobStorage
  #nextId = 1001

  constructor(blobs: BlobStorage) {
    this.#blobs = blobs
  }

  createEntry(request: Request<'CreateCacheEntry'>, caller: Caller): object {
    const scope = caller.cacheScopes.find(candidate => candidate.writable)?.ref
    if (scope === undefined) {
      return { ok: false, message: 'cache write denied: the token of this run is read-only' }
    }
    if (this.#find(request, caller.repository, scope) !== undefined) {
      throw new TwirpError(
        'already_exists',
        'cache entry with the same key, version, and scope already exists',
      )
    }
    const blob = this.#blobs.create('cache', 'application/octet-stream')
    const { repository } = caller
    const { key, version } = request
    this.#reservations.push({ id: this.#nextId++, repository, key, version, scope, blob })
    return { ok: true, signed_upload_url: this.#blobs.signedUrl(blob, 'w') }
  }

  finalizeEntry(request: Request<'FinalizeCacheEntryUpload'>, caller: Caller): object {
    const scope = caller.cacheScopes.find(candidate => candidate.writable)?.ref
    const entry = scope === undefined ? undefined : this.#find(request, caller.repository, scope)
    if (entry === undefined || entry.blob.sealed) {
      throw new TwirpError('not_found', 'no upload of this cache entry is in progress')
    }
    const size = entry.blob.content?.length
    if (size !== Number(request.size_bytes)) {
      throw new TwirpError(
        'failed_precondition',
        `${size ?? 0} bytes were uploaded, not ${request.size_bytes}`,
      )
    }
    entry.blob.sealed = true
    return { ok: true, entry_id: String(entry.id) }
  }

  getDownloadUrl(request: Request<'GetCacheEntryDownloadURL'>, caller: Caller): object {
    const candidates = this.#reservations.filter(
      entry =>
        entry.blob.sealed && entry.repository === caller.repository && entry.version === request.version,
    )
    for (const scope of caller.cacheScopes) {
      const newestFirst = candidates.filter(entry => entry.scope === scope.ref).reverse()
      const hit =
        newestFirst.find(entry => entry.key === request.key) ??
        [request.key, ...request.restore_keys]
          .map(prefix => newestFirst.find(entry => entry.key.startsWith(prefix)))
          .find(entry => entry !== undefined)
      if (hit !== undefined) {
        const signed = this.#blobs.signedUrl(hit.blob, 'r')
        return { ok: true, signed_download_url: signed, matched_key: hit.key }
      }
    }
    return { ok: false }
  }

  /** The finalized entries, oldest first. */
  list(): CacheEntry[] {
    return this.#reservations.flatMap(({ blob, ...entry }) =>
      blob.sealed && blob.content !== undefined ? [{ ...entry, archive: blob.content }] : [],
    )
  }

  /** Removes the entries that match, as GitHub does when a repository is over its quota; returns their keys. */
  evict(matches: (entry: CacheEntry) => boolean = () => true): string[] {
    const evicted = this.list().filter(matches)
    for (const { id } of evicted) {
      const index = this.#reservations.findIndex(entry => entry.id === id)
      for (const { blob } of this.#reservations.splice(index, 1)) this.#blobs.delete(blob)
    }
    return evicted.map(entry => entry.key)
  }

  #find(
    wanted: { key: string; version: string },
    repository: string,
    scope: string,
  ): Reservation | undefined {
    return this.#reservations.find(
      entry =>
        entry.key === wanted.key &&
        entry.version === wanted.version &&
        entry.scope === scope &&
        entry.repository === repository,
    )
  }
}
