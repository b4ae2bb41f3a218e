import { existsSync, realpathSync } from 'node:fs'
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

/** Follows links as far as the path exists. */
function followed(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(followed(parent), basename(path))
}
