import { inputError, unexpected } from '../refusal.ts'

/** Digits of Unicode that are no decimal digits: Python takes them for digits, and then fails to make a number. */
const digitsInName = /[²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]/

/** A whole number as an import reads it: digits alone, without a sign. Refuses anything else. */
export function readInteger(column: string, text: string): number {
  const plain = text.replace(new RegExp(digitsInName, 'g'), '0')
  if (!/^\d+$/.test(plain)) throw inputError(`field '${column}': wrong type. Should be a integer`)
  if (plain !== text) throw unexpected(`invalid literal for int() with base 10: '${text}'`)
  return Number(text)
}
