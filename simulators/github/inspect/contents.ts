import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { Artifact } from '../service/artifact-service.ts'
import type { CacheEntry } from '../service/cache-service.ts'
import { readZip } from './zip.ts'

const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** The files of an artifact by path: those in the zip, or the one file that was uploaded as it is. */
export function artifactFiles(artifact: Artifact): Map<string, Buffer> {
  return artifact.mediaType === 'application/zip'
    ? readZip(artifact.content)
    : new Map([[artifact.name, artifact.content]])
}

/** Unpacks a cache entry into a folder, which is made if need be. Calls `tar`, and `zstd` if need be. */
export async function extractCache(entry: CacheEntry, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const archive = join(folder, '.cache-archive')
  await writeFile(archive, entry.archive)
  const zstd = entry.archive.subarray(0, ZSTD_MAGIC.length).equals(ZSTD_MAGIC)
  await promisify(execFile)('tar', [zstd ? '--zstd' : '--gzip', '-xf', archive, '-C', folder])
  await rm(archive)
}

/** The regular files under a folder by their relative path, in its order. A folder that is gone has none. */
export async function folderFiles(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, Buffer>()
  for (const entry of entries.filter(candidate => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path), await readFile(path))
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}
