import { existsSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/**
 * The absolute path of a file that a workflow names, with links followed; undefined when it lies outside `workspace` or
 * in its `.git` folder, where nothing may be read or written for a workflow.
 */
export function insideWorkspace(workspace: string, path: string): string | undefined {
  const root = realpathSync(workspace)
  const real = followed(resolve(root, path))
  const inside = relative(root, real)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined
  return inside.split(sep)[0]?.toLowerCase() === '.git' ? undefined : real
}

/** Follows links as far as the path exists, and those that lead to where nothing is yet. */
function followed(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  if (parent === path) return path
  const real = join(followed(parent), basename(path))
  const target = linkTarget(real)
  return target === undefined ? real : followed(resolve(dirname(real), target))
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}
