import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const minutes = 60_000

/**
 * Runs a script of `processes/` in a process of its own, so that neither memory nor warm code of another measurement
 * counts for it.
 * @returns the figures that it prints as JSON
 */
export async function inOwnProcess<Figures>(
  script: string,
  ...args: readonly (string | number)[]
): Promise<Figures> {
  const path = join(import.meta.dirname, 'processes', script)
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args.map(String)], {
    timeout: 2 * minutes,
  })
  return JSON.parse(stdout) as Figures
}
