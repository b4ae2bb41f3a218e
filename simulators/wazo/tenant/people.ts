import type { Random } from '../../five9/domain/random.ts'

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
  ["O'Neil", 'de la Cruz'],
  ['@mention', '-dash'],
  ['a|b', '`tick`'],
  ['a;b', 'semi;colon'],
  ['Smile 😀', 'Müller'],
]

const firstNames = 'Ada Ben Carla Dev Elif Femi Grace Hugo Ines Jonas Kofi Lena Mira Noah Olga Pablo'.split(
  ' ',
)
const lastNames = 'Abel Brandt Costa Diaz Eriksen Fox Garcia Hassan Ito Jansen Kaya Lund Moreau Novak'.split(
  ' ',
)

/** A first and a last name; every seventh is an odd one. */
export function person(index: number, random: Random): readonly [string, string] {
  if (index % 7 === 3) return oddPeople[Math.floor(index / 7) % oddPeople.length] as readonly [string, string]
  return [random.pick(firstNames), random.pick(lastNames)]
}
