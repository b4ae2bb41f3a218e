import { asItLooks, strangeCharacters } from '../strange-characters.ts'
import { type Damage, damaged, type Evidence } from './evidence.ts'
import { misread } from './misread.ts'

/** UTF-8 that was read as Windows-1252: `JÃ¶rg`. */
export function misreadText(evidence: Evidence): Damage | undefined {
  const original = evidence.fresh ? misread(evidence.cell) : undefined
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'misread-utf-8',
    what: 'its UTF-8 was read as Windows-1252',
    original,
    certain: evidence.earlier.includes(original),
    advice: 'in Excel, open the file by "Data → From Text/CSV" with the file origin "65001: Unicode (UTF-8)"',
  })
}

/** Letters that the encoding of a saved file did not have: `?ukasz`. */
export function lostLetters(evidence: Evidence): Damage | undefined {
  const { cell, earlier, fresh } = evidence
  const original = earlier.find(value => losesLetters(value, cell))
  if (original === undefined && !(fresh && cell.includes('\uFFFD'))) return undefined
  return damaged(evidence, {
    code: 'lost-letters',
    what: 'letters were lost when the file was saved in an encoding without them',
    original,
    certain: true,
    advice: 'in Excel, save the file as "CSV UTF-8"',
  })
}

function losesLetters(value: string, cell: string): boolean {
  const letters = [...value]
  const left = [...cell]
  return (
    letters.length === left.length &&
    letters.every(
      (letter, i) => letter === left[i] || (/[^ -~]/.test(letter) && /[?\uFFFD]/.test(left[i] ?? '')),
    )
  )
}

/** Characters that cannot be seen, or that pass for others. */
export function strangers(evidence: Evidence): Damage | undefined {
  const { cell, earlier, takes } = evidence
  const [first] = strangeCharacters(cell)
  if (first === undefined) return undefined
  const seen = asItLooks(cell)
  const original = earlier.find(value => value === seen) ?? (!takes(cell) && takes(seen) ? seen : undefined)
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'strange-character',
    what: `it holds ${first.name}, which cannot be seen or passes for something else`,
    original,
    certain: false,
    advice: 'type the cell anew',
  })
}
