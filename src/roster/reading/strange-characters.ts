import { latinLookAlikes } from './look-alikes.ts'

/** A character in a text that a reader does not see, or takes for another one. */
export interface StrangeCharacter {
  /** Which character of the text it is, from 1. */
  readonly position: number
  /** `U+200B zero width space`, `Cyrillic а (U+0430)`. */
  readonly name: string
  /** What a reader sees in its place: nothing, a blank, or another letter. */
  readonly seems: string
}

const names: Readonly<Record<string, string>> = {
  '\u00A0': 'no-break space',
  '\u00AD': 'soft hyphen',
  '\u2007': 'figure space',
  '\u200B': 'zero width space',
  '\u200C': 'zero width non-joiner',
  '\u200D': 'zero width joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u2028': 'line separator',
  '\u2029': 'paragraph separator',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'end of direction',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u202F': 'narrow no-break space',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'end of isolate',
  '\u3000': 'ideographic space',
  '\uFE0F': 'variation selector',
  '\uFEFF': 'byte order mark',
}

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?! )\p{Z}/gu
const word = /[\p{L}\p{M}\p{N}]+/gu
const plainAscii = /^[ -~]*$/

/**
 * The characters of a text that are invisible, blanks other than the usual one, and, in words that mix Latin letters with
 * Cyrillic or Greek ones, the letters that look like one of the script that most of the word is in. In order.
 */
export function strangeCharacters(text: string): readonly StrangeCharacter[] {
  let position = 1
  let from = 0
  return strangers(text)
    .sort((a, b) => a.at - b.at)
    .map(({ at, name, seems }) => {
      position += [...text.slice(from, at)].length
      from = at
      return { position, name, seems }
    })
}

/** For a message: the first few of them, and how many more there are. */
export function listOf(strange: readonly StrangeCharacter[]): string {
  const list = strange.slice(0, 3).map(({ name, position }) => `${name} at character ${position}`)
  return [...list, ...(strange.length > 3 ? [`${strange.length - 3} more`] : [])].join(', ')
}

/** The text that a reader sees. */
export function asItLooks(text: string): string {
  const strange = new Map(strangers(text).map(({ at, seems }) => [at, seems]))
  return text.replace(/./gsu, (character, at: number) => strange.get(at) ?? character).trim()
}

interface Stranger {
  /** Its index in UTF-16 units. */
  readonly at: number
  readonly name: string
  readonly seems: string
}

function strangers(text: string): Stranger[] {
  if (plainAscii.test(text)) return []
  return [
    ...[...text.matchAll(invisible)]
      .filter(
        ({ 0: character, index }) => !belongs(character, text.slice(Math.max(0, index - nearby), index)),
      )
      .map(({ 0: character, index }) => unseen(character, index)),
    ...[...text.matchAll(word)].flatMap(({ 0: letters, index }) => lettersOfOthers(letters, index)),
  ]
}

function unseen(character: string, at: number): Stranger {
  const blank = /\p{Z}/u.test(character)
  const name = names[character] ?? (blank ? 'unusual space' : 'invisible character')
  return { at, name: `${unicode(character)} ${name}`, seems: blank ? ' ' : '' }
}

/** How many units before a character tell whether it belongs there: a letter and its marks. */
const nearby = 16
const afterEmoji = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\uFE0F)$/u
const afterJoiningScript = /[^\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\P{L}]\p{M}*$/u

/** Whether a joiner, a selector or a wide blank stands where emoji and other scripts than Latin use it. */
function belongs(character: string, before: string): boolean {
  if (character === '\u3000') return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u.test(before)
  if (character >= '\uFE00' && character <= '\uFE0F') return /[\p{Emoji}\p{sc=Han}]$/u.test(before)
  return /[\u200C\u200D]/.test(character) && (afterEmoji.test(before) || afterJoiningScript.test(before))
}

/** Of one word at `start`, the letters that look like one of the script that most of its letters are of. */
function lettersOfOthers(word: string, start: number): Stranger[] {
  const letters = [...word.matchAll(/\p{L}/gu)].map(({ 0: letter, index }) => ({
    letter,
    at: start + index,
    script: scriptOf(letter),
  }))
  const other = letters
    .map(({ script }) => script)
    .find(script => script === 'Cyrillic' || script === 'Greek')
  if (other === undefined) return []
  const mostlyLatin = letters.filter(({ script }) => script === 'Latin').length * 2 >= letters.length
  return letters.flatMap(({ letter, at, script }) => {
    if (script === undefined || mostlyLatin === (script === 'Latin')) return []
    const seems = twin(letter, script === 'Latin' ? other : script, script)
    return seems === undefined ? [] : [{ at, name: `${script} ${letter} (${unicode(letter)})`, seems }]
  })
}

type Script = 'Latin' | keyof typeof latinLookAlikes

function scriptOf(letter: string): Script | undefined {
  if (/\p{sc=Latin}/u.test(letter)) return 'Latin'
  if (/\p{sc=Cyrillic}/u.test(letter)) return 'Cyrillic'
  return /\p{sc=Greek}/u.test(letter) ? 'Greek' : undefined
}

/** The letter that looks the same: a Latin one, or for a Latin one that of the other script; in the same case. */
function twin(letter: string, other: Exclude<Script, 'Latin'>, script: Script): string | undefined {
  const small = letter.toLowerCase()
  const found =
    script === 'Latin'
      ? [...latinLookAlikes[other]].find(([, latin]) => latin === small)?.[0]
      : latinLookAlikes[other].get(small)
  return letter === small ? found : found?.toUpperCase()
}

/** `U+200B`. */
function unicode(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
