/**
 * Reads rosters that are damaged at random until time is up or a reading goes wrong.
 *
 *     node scripts/fuzz.ts [seconds=60] [--seed N]
 *
 * Run number n has the seed N + n and is the same whenever it is run. The readings are made in a thread of their own, so
 * that one that never ends is noticed.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { faultOfReading, fuzzInput } from '../test/roster/reading/fuzzing.ts'

const longestReading = 5_000
const rosters = new URL('../test/rosters/', import.meta.url)

if (isMainThread) await watch()
else await read(workerData as { seed: number; path: string })

async function watch(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  })
  const seconds = Number(positionals[0] ?? 60)
  const first = Number(values.seed)
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-fuzz-'))
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { seed: first, path: join(folder, 'users.csv') },
  })
  let runs = 0
  let begun = performance.now()
  const end = begun + seconds * 1_000
  const fault = await new Promise<string | undefined>(resolve => {
    worker.on('message', (message: string | undefined) => {
      begun = performance.now()
      if (message !== undefined) return resolve(message)
      runs += 1
      if (begun > end) resolve(undefined)
    })
    worker.on('error', (error: Error) => resolve(error.stack ?? error.message))
    const timer = setInterval(() => {
      if (performance.now() - begun > longestReading) resolve(`not read in ${longestReading} ms`)
    }, 500)
    timer.unref()
  })
  await worker.terminate()
  rmSync(folder, { recursive: true })
  console.log(`${runs} runs from seed ${first}`)
  if (fault === undefined) return
  const seed = first + runs
  console.error(`seed ${seed}: ${fault}\n${fuzzInput(seed, corpus()).bytes.toString('hex')}`)
  process.exitCode = 1
}

async function read({ seed, path }: { seed: number; path: string }): Promise<void> {
  const files = corpus()
  for (let next = seed; ; next += 1) {
    const fault = await faultOfReading(path, fuzzInput(next, files)).catch((error: Error) => error.stack)
    parentPort?.postMessage(fault)
  }
}

function corpus(): Buffer[] {
  return readdirSync(rosters)
    .sort()
    .map(name => readFileSync(new URL(name, rosters)))
}
