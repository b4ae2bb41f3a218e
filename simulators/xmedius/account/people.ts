import type { Random } from '../../five9/domain/random.ts'

/** Legal user names that break careless code: odd starts, prefixes of each other, numbers, words that mean something. */
export const oddUsernames: readonly string[] = [
  'Kim',
  'kim.2',
  '00123',
  '-dash',
  '_svc.fax',
  '.hidden',
  'TRUE',
  'null',
  '0',
  '1e5',
  '12-01',
  'ana',
  'ana.b',
  'ana.b-c',
  'AXB',
  'a_b',
  '9lives',
  '__proto__',
]

const firstNames = 'ada ben carla dev elif femi grace hugo ines jonas kofi lena mira noah olga pablo'.split(
  ' ',
)

/** Yields user names that all differ, whatever their case, without end; every third is an odd one while there are any. */
export function* usernames(random: Random): Generator<string> {
  const odd = oddUsernames[Symbol.iterator]()
  for (let index = 0; ; index += 1) {
    const name = `${random.pick(firstNames)}${random.pick(['.', '-', '_', ''])}${index}`
    yield (index % 3 === 0 ? odd.next().value : undefined) ?? (random.chance(0.3) ? name.toUpperCase() : name)
  }
}
