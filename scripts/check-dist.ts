/** Builds src/ beside dist/ and compares: what is committed must be what the sources say, file by file and byte by byte. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.ts'

const fresh = '.dist-check'
try {
  build(fresh)
  const files = new Set([...filesIn('dist'), ...filesIn(fresh)])
  const different = [...files].filter(file => !same(join('dist', file), join(fresh, file)))
  if (different.length > 0) {
    console.error(`dist/ is not what src/ gives; run npm run build and commit it: ${different.join(', ')}`)
    process.exitCode = 1
  } else console.log(`dist/ matches src/ (${files.size} files)`)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function same(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && readFileSync(a).equals(readFileSync(b))
}
