import { createHmac, randomUUID } from 'node:crypto'

/** What a signed URL lets its holder do. */
export type Permission = 'w' | 'r'

/** One uploaded file, with the staged blocks it is put together from. */
export interface Blob {
  readonly id: string
  /** The file name and media type that a download announces. */
  readonly fileName: string
  readonly mediaType: string
  readonly staged: Map<string, Buffer>
  /** Undefined until an upload is complete. */
  content: Buffer | undefined
  /** Set once the entry is finalized: a sealed blob cannot be written again. */
  sealed: boolean
}

/** Blobs in memory, addressed by signed URLs like those of Azure Blob Storage. */
export class BlobStorage {
  readonly #blobs = new Map<string, Blob>()
  readonly #key: Buffer
  readonly #baseUrl: () => string

  constructor(key: Buffer, baseUrl: () => string) {
    this.#key = key
    this.#baseUrl = baseUrl
  }

  create(fileName: string, mediaType: string): Blob {
    const blob: Blob = {
      id: randomUUID(),
      fileName,
      mediaType,
      staged: new Map(),
      content: undefined,
      sealed: false,
    }
    this.#blobs.set(blob.id, blob)
    return blob
  }

  delete(blob: Blob): void {
    this.#blobs.delete(blob.id)
  }

  signedUrl(blob: Blob, permission: Permission): string {
    // account/container/blob, the form the Azure SDK expects of a host that is an IP address.
    const url = new URL(`/storage/results/${blob.id}`, this.#baseUrl())
    url.searchParams.set('sp', permission)
    url.searchParams.set('sig', this.#signature(blob.id, permission))
    return url.href
  }

  /** The blob a URL gives access to, or undefined when it is gone or the signature does not hold. */
  open(url: URL, permission: Permission): Blob | undefined {
    const id = url.pathname.split('/').at(-1) ?? ''
    const granted = url.searchParams.get('sp') === permission
    const signed = url.searchParams.get('sig') === this.#signature(id, permission)
    return granted && signed ? this.#blobs.get(id) : undefined
  }

  #signature(id: string, permission: Permission): string {
    return createHmac('sha256', this.#key).update(`${id}:${permission}`).digest('base64')
  }
}
