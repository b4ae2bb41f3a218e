import { type Damage, damaged, type Evidence } from './evidence.ts'

const errorValue = /^(?:#[¡¿]?[\p{Lu}][\p{Lu}_/0]*[!?]|#(?:\p{Lu}\/\p{Lu}|NV|GETTING_DATA)|Err:5\d\d)$/u
const tooNarrow = /^#{3,}$/
/** What begins with = and goes on like an expression, or with a sign or @ before a cell's address or a function. */
const certainFormula = /^=(?:.*\$?[A-Z]{1,3}\$?\d|[A-Z][A-Z.]*\(|["\d(])|^[+@-][A-Z][A-Z.]+\(/s
const likelyFormula = /^(?:=|[+-]\$?[A-Z]{1,3}\$?\d)/s

/** What a formula that went wrong leaves: `#REF!`, `#NAME?`, in any language. */
export function formulaError(evidence: Evidence): Damage | undefined {
  if (!evidence.fresh || !errorValue.test(evidence.cell)) return undefined
  return damaged(evidence, {
    code: 'formula-error',
    what: 'it is the error of a formula in a spreadsheet',
    original: evidence.earlier[0],
    certain: true,
    advice: 'mend the formula, or paste its result as a value',
  })
}

/** A number that did not fit its column on the screen, saved as it was shown. */
export function hashes(evidence: Evidence): Damage | undefined {
  if (!evidence.fresh || !tooNarrow.test(evidence.cell)) return undefined
  return damaged(evidence, {
    code: 'column-too-narrow',
    what: 'the column was too narrow in the spreadsheet to show the value, and was saved as it looked',
    original: evidence.earlier[0],
    certain: true,
    advice: 'widen the column, or take it as text, before saving',
  })
}

/** A formula in place of what it amounts to. */
export function formula(evidence: Evidence): Damage | undefined {
  const certain = certainFormula.test(evidence.cell)
  if (!evidence.fresh || !(certain || likelyFormula.test(evidence.cell))) return undefined
  return damaged(evidence, {
    code: 'formula',
    what: 'it is a formula, and not what the formula amounts to',
    certain,
    advice: 'copy the column and paste it as values before saving',
  })
}
