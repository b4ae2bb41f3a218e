import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes files to a folder, which is made if need be; resolves to their paths, in order. */
export async function keep(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return Object.keys(files).map(name => join(folder, name))
}
