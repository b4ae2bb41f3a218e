import type { Column } from '../columns/column.ts'
import { plain } from '../columns/plain.ts'
import { quoted } from '../columns/quoted.ts'
import { lostLetters, misreadText, strangers } from './damage/characters.ts'
import { becameDate } from './damage/dates.ts'
import type { Damage, Evidence, Recogniser } from './damage/evidence.ts'
import { formula, formulaError, hashes } from './damage/formulas.ts'
import { lostBeginning, lostDigits, lostEnd, numberFormat, scientificNotation } from './damage/numbers.ts'
import { apostrophe, autoCorrect, booleanWord, cut, hyperlink } from './damage/typing.ts'
import { look } from './look-alikes.ts'
import { asItLooks, listOf, strangeCharacters } from './strange-characters.ts'

/** The first that finds something decides. */
const recognisers: readonly Recogniser[] = [
  formulaError,
  hashes,
  formula,
  misreadText,
  lostLetters,
  scientificNotation,
  lostDigits,
  numberFormat,
  lostBeginning,
  lostEnd,
  becameDate,
  booleanWord,
  hyperlink,
  apostrophe,
  strangers,
  autoCorrect,
  cut,
]

/** What a cell must have for damage to be seen in it alone, when its column takes it. */
const telling = /[^ -~]|^['#=+@-]|^[0-9].*E[+-]|^Err:/i

/**
 * What a spreadsheet or an editor has probably done to a cell. Nothing is found in a cell that the column takes and that
 * neither an earlier value nor its look speaks against; nothing is ever said about a secret.
 * @param earlier other values of the same cell, the likeliest original first: in an earlier version of the roster, on
 * the platform
 */
export function damageOf(
  column: Column,
  cell: string,
  earlier: readonly (string | undefined)[] = [],
): Damage | undefined {
  if (column.secret === true || cell.trim() === '') return undefined
  const { type } = column
  const takes = (text: string) => type.check(text) === undefined
  const taken = takes(cell)
  const others = [...new Set(earlier.map(value => plain(value ?? '')))].filter(value => value !== '')
  const canonical = others.length > 0 ? type.canonical(cell) : undefined
  const different = others.filter(value => type.canonical(value) !== canonical)
  if (taken && different.length === 0 && !telling.test(cell)) return undefined
  const evidence: Evidence = {
    column,
    cell: cell.replaceAll(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '').normalize('NFC'),
    earlier: different,
    fresh: !taken || different.length === others.length,
    takes,
  }
  for (const recognise of recognisers) {
    const damage = recognise(evidence)
    if (damage) return damage
  }
  return undefined
}

/**
 * Characters of a key that cannot be seen or pass for others: nobody means them, and a key that only seems to be another
 * names another user.
 * @param candidates keys that may have been meant
 */
export function keyDamage(key: string, candidates: Iterable<string> = []): Damage | undefined {
  const strange = strangeCharacters(key)
  if (strange.length === 0) return undefined
  const twin = Iterator.from(candidates).find(other => other !== key && look(other) === look(key))
  const original = twin ?? asItLooks(key)
  const list = listOf(strange)
  const message =
    `the key ${quoted(key)}, probably in place of ${quoted(original)}, holds what cannot be seen or passes for something else: ` +
    `${list}; type it anew`
  return { code: 'strange-character', message, original, certain: true }
}
