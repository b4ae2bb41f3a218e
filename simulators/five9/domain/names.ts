import type { Random } from './random.ts'

/** Legal user names that break careless code: odd starts, case pairs, prefixes of each other, regex characters. */
export const oddUserNames: readonly string[] = [
  'Kim@example.com',
  'kim@example.com',
  '102330@example.com',
  'élodie@example.com',
  '_svc.backup@example.com',
  '00123@example.com',
  'ana',
  'ana.b',
  'ana.b@example.com',
  'ana.b@example.com.au',
  'KIM@example.com',
  '.hidden@example.com',
  '-dash@example.com',
  '@handle',
  '$cash@example.com',
  ' lead@example.com',
  'a.b@example.com',
  'axb@example.com',
  'a$b@example.com',
  'mary-ann@example.com',
  'two words@example.com',
  '007',
  '0',
  '000@example.com',
  '9lives@example.com',
  'Élodie@example.com',
  'josé.núñez@example.com',
  'straße@example.com',
  'İpek@example.com',
  'quote"d@example.com',
  'Zoë',
]

/** First and last names that break careless CSV, HTML, Markdown, spreadsheets and workflow logs. */
const oddPeople: readonly (readonly [string, string])[] = [
  ['Kim, Jr.', 'Lee'],
  ['Jo "Jojo"', 'Quote'],
  ['=SUM(1)', '+1'],
  ['::error::', 'file=x'],
  ['<b>Bold</b>', '& Co'],
  ['Юлия', 'Иванова'],
  ['美咲', '山田'],
  ['محمد', 'علي'],
  [' Lead', 'Trail '],
  ["O'Neil", 'de la Cruz'],
  ['@mention', '-dash'],
  ['a|b', '`tick`'],
  ['Smile 😀', 'Müller'],
]

const firstNames = 'Ada Ben Carla Dev Elif Femi Grace Hugo Ines Jonas Kofi Lena Mira Noah Olga Pablo'.split(
  ' ',
)
const lastNames = 'Abel Brandt Costa Diaz Eriksen Fox Garcia Hassan Ito Jansen Kaya Lund Moreau Novak'.split(
  ' ',
)

/**
 * How user names are spread. `mixed`: every style, the odd names first. `numeric`: employee numbers of equal length
 * whose first three digits are spread evenly over 000–999. Or a function of the user's position, whose names must
 * all differ.
 */
export type Distribution = 'mixed' | 'numeric' | ((index: number, random: Random) => string)

/** Yields user names that all differ, without end. */
export function* userNames(distribution: Distribution, total: number, random: Random): Generator<string> {
  const odd = distribution === 'mixed' ? oddUserNames[Symbol.iterator]() : [][Symbol.iterator]()
  const seen = new Set<string>()
  for (let index = 0; ; index += 1) {
    // Odd names take every third place, so that a small domain holds ordinary ones too.
    const name =
      (index % 3 === 0 ? odd.next().value : undefined) ?? ordinary(distribution, index, total, random)
    if (seen.has(name)) continue
    seen.add(name)
    yield name
  }
}

function ordinary(distribution: Distribution, index: number, total: number, random: Random): string {
  if (typeof distribution === 'function') return distribution(index, random)
  if (distribution === 'numeric') return `${employeeNumber(index, total)}@example.com`
  const style = random.next()
  if (style < 0.25) return `${employeeNumber(index, total)}@example.com`
  if (style < 0.3) return `00${index}@example.com`
  if (style < 0.4) return `agent.${index}@example.com`
  if (style < 0.48) return `Agent.${index}@example.com`
  if (style < 0.53) return `_svc.${index}@example.com`
  if (style < 0.57) return `é.${index}@example.com`
  return `${random.pick(firstNames)}.${random.pick(lastNames)}${index}@example.com`.toLowerCase()
}

/** Multiplying by a number that shares no factor with ten visits every number once, evenly. */
function employeeNumber(index: number, total: number): string {
  const digits = Math.max(6, String(total).length)
  return String((index * 618_033 + 102_330) % 10 ** digits).padStart(digits, '0')
}

/** A first and a last name; every seventh is an odd one. */
export function person(index: number, random: Random): readonly [string, string] {
  if (index % 7 === 3) return oddPeople[Math.floor(index / 7) % oddPeople.length] as readonly [string, string]
  return [random.pick(firstNames), random.pick(lastNames)]
}
