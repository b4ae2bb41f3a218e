import { execFile } from 'node:child_process'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Line, seconds } from './line.ts'
import { serve } from './loopback.ts'

const main = join(import.meta.dirname, '..', 'dist', 'main', 'index.js')
const rounds = 9
const target = 0.4

/**
 * The built main with nothing to do, against a Node that runs nothing. Its first request is refused, so it has loaded all
 * that an export begins with, and ends.
 */
export async function* start(): AsyncGenerator<Line> {
  await using workspace = await mkdtempDisposable(join(tmpdir(), 'rollcall-bench-'))
  await using server = await serve((_request, response) => response.writeHead(401).end())
  const env = {
    GITHUB_WORKSPACE: workspace.path,
    INPUT_PLATFORM: 'five9',
    INPUT_COMMAND: 'export',
    INPUT_URL: server.url,
    INPUT_USERNAME: 'nobody@example.com',
    INPUT_PASSWORD: 'made-up',
  }
  const empty: number[] = []
  const ours: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await timed(['--eval', ''], {}, 0))
    ours.push(await timed([main], env, 1))
  }
  const [baseline, whole] = [median(empty), median(ours)]
  yield {
    what: 'Main with nothing to do, against an empty Node',
    baseline: seconds(baseline),
    ours: seconds(whole),
    ratio: `+${seconds(whole - baseline)}`,
    target: `under ${seconds(target)}`,
    met: whole < target,
  }
}

/** Seconds from the start of a Node to its end, which must be with this exit code. */
async function timed(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  exitCode: number,
): Promise<number> {
  const from = performance.now()
  await new Promise<void>((resolve, reject) => {
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) => {
      if (child.exitCode === exitCode) resolve()
      else reject(new Error(`node ${args.join(' ')} ended with ${child.exitCode}:\n${stdout}${stderr}`))
    })
  })
  return (performance.now() - from) / 1_000
}

/** The middle one, which a start that was disturbed does not move. */
function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
