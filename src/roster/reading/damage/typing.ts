import { spreadsheetBoolean } from '../../columns/types/boolean-words.ts'
import { type Damage, damaged, type Evidence } from './evidence.ts'

/** What office programs put in place of what is typed. */
const replaced: readonly (readonly [found: RegExp, typed: string])[] = [
  [/[\u2018-\u201B]/g, "'"],
  [/[\u201C-\u201F]/g, '"'],
  [/[\u2013\u2014]|--/g, '-'],
  [/…/g, '...'],
  [/©/g, '(c)'],
  [/®/g, '(r)'],
  [/™/g, '(tm)'],
]
const replacement = /[\u2013\u2014\u2018-\u201F…©®™]/

/** Quotes, dashes and signs in place of those that were typed; a capital letter at the beginning of an address. */
export function autoCorrect(evidence: Evidence): Damage | undefined {
  const { cell, earlier, takes } = evidence
  const typed = replacement.test(cell) ? asTyped(cell) : undefined
  const mended = typed !== undefined && !takes(cell) && takes(typed) ? typed : undefined
  const isOriginal = (value: string) =>
    capitalised(value) === cell ||
    (typed !== undefined && !replacement.test(value) && asTyped(value) === typed)
  const original = earlier.find(isOriginal) ?? mended
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'auto-correct',
    what: 'AutoCorrect has changed what was typed',
    original,
    certain: false,
    advice: 'undo it with Ctrl+Z when it happens, or switch AutoCorrect off',
  })
}

function asTyped(text: string): string {
  return replaced.reduce((typed, [found, sign]) => typed.replaceAll(found, sign), text)
}

/** An address as AutoCorrect begins a sentence; undefined for what is no address. */
function capitalised(value: string): string | undefined {
  return /^[a-z][^\s@]*@/.test(value) ? value.charAt(0).toUpperCase() + value.slice(1) : undefined
}

/** An address that has become a link. */
export function hyperlink(evidence: Evidence): Damage | undefined {
  const { cell, earlier, takes } = evidence
  const address = /^mailto:(.+)$/i.exec(cell)?.[1]
  if (address === undefined) return undefined
  if (!earlier.includes(address) && (takes(cell) || !takes(address))) return undefined
  return damaged(evidence, {
    code: 'hyperlink',
    what: 'the address has become a link',
    original: address,
    certain: true,
    advice: 'remove the link in the spreadsheet, and keep its text',
  })
}

/** `TRUE` for the text `true`, or what a spreadsheet in another language writes: `WAHR`. */
export function booleanWord(evidence: Evidence): Damage | undefined {
  const { cell, earlier, takes } = evidence
  const word = cell.toLowerCase()
  const value = word === 'true' || word === 'false' ? word : spreadsheetBoolean(word)
  if (value === undefined || cell !== cell.toUpperCase()) return undefined
  const original =
    earlier.find(text => text.toLowerCase() === value) ?? (!takes(cell) && takes(value) ? value : undefined)
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'boolean-word',
    what: 'a spreadsheet has taken it for a truth value and written that in its own language',
    original,
    certain: !takes(cell),
  })
}

/** The apostrophe by which a spreadsheet marks text, as a part of the text. */
export function apostrophe(evidence: Evidence): Damage | undefined {
  const { cell, earlier, fresh, takes } = evidence
  if (!cell.startsWith("'")) return undefined
  const bare = cell.replace(/^'+/, '')
  const evident = earlier.includes(bare) || (!takes(cell) && takes(bare))
  if (!evident && !(fresh && /^[+=@0-9-]/.test(bare))) return undefined
  return damaged(evidence, {
    code: 'apostrophe',
    what: 'the apostrophe that marks it as text in a spreadsheet has become a part of it',
    original: bare,
    certain: evident,
    advice: 'remove the apostrophe; with the column taken as text none is needed',
  })
}

/** Lengths at which programs cut the texts of cells. */
const cuts = new Set([255, 32_767])

/** A long text, cut. */
export function cut(evidence: Evidence): Damage | undefined {
  const { cell, earlier } = evidence
  const original = cuts.has(cell.length) ? earlier.find(value => value.startsWith(cell)) : undefined
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'cut',
    what: `the text was cut after ${cell.length} characters`,
    original,
    certain: true,
    advice: 'save the file by a program that keeps long cells',
  })
}
