import { count, type Line, megabytes, seconds } from './line.ts'
import { inOwnProcess } from './own-process.ts'
import type { ReadingFigures } from './reading-figures.ts'
import { saveAnswer } from './saved-answer.ts'

const few = 10_000
const many = 50_000
const rounds = 3
const leastSpeed = 4
const mostMemory = 200 * 2 ** 20
const mostGrowth = 1.3

/** Reading all users of a domain in one answer: by the soap package alone, and by the streaming reader. */
export async function* reading(): AsyncGenerator<Line> {
  const { soap, ours, bytes } = await readFew()
  const speed = soap.seconds / ours.seconds
  yield {
    what: `Reading ${count(few)} users (${megabytes(bytes)}), against soap`,
    baseline: seconds(soap.seconds),
    ours: seconds(ours.seconds),
    ratio: `${speed.toFixed(1)}×`,
    target: `at least ${leastSpeed}×`,
    met: speed >= leastSpeed,
  }
  yield {
    what: '  peak memory, against soap',
    baseline: megabytes(soap.peakBytes),
    ours: megabytes(ours.peakBytes),
    ratio: `${(soap.peakBytes / ours.peakBytes).toFixed(1)}×`,
    target: `at most ${megabytes(mostMemory)}`,
    met: ours.peakBytes <= mostMemory,
  }

  const large = await readMany()
  const growth = large.peakBytes / ours.peakBytes
  yield {
    what: `  peak memory of ${count(many)} users, against ${count(few)}`,
    baseline: megabytes(ours.peakBytes),
    ours: megabytes(large.peakBytes),
    ratio: `${growth.toFixed(2)}×`,
    target: `at most ${megabytes(mostMemory)}, ${mostGrowth}×`,
    met: large.peakBytes <= mostMemory && growth <= mostGrowth,
  }
}

/** In turns, so that a busy moment of the machine is unlikely to slow one of them alone. */
async function readFew() {
  await using answer = await saveAnswer(few)
  const soap: ReadingFigures[] = []
  const ours: ReadingFigures[] = []
  for (let round = 0; round < rounds; round += 1) {
    soap.push(await read('read-by-soap.ts', answer.url, few))
    ours.push(await read('read-by-rollcall.ts', answer.url, few))
  }
  return { soap: best(soap), ours: best(ours), bytes: answer.bytes }
}

async function readMany(): Promise<ReadingFigures> {
  await using answer = await saveAnswer(many)
  return await read('read-by-rollcall.ts', answer.url, many)
}

async function read(script: string, url: string, users: number): Promise<ReadingFigures> {
  const figures = await inOwnProcess<ReadingFigures>(script, url)
  if (figures.users !== users) throw new Error(`${script} read ${figures.users} of ${users} users.`)
  return figures
}

/** The shortest time, since what disturbs a reading can only make it longer; but the highest peak. */
function best(all: readonly ReadingFigures[]): Pick<ReadingFigures, 'seconds' | 'peakBytes'> {
  return {
    seconds: Math.min(...all.map(figures => figures.seconds)),
    peakBytes: Math.max(...all.map(figures => figures.peakBytes)),
  }
}
