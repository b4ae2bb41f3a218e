import { suggestion } from '../config/document.ts'
import type { InputName } from './input-table.ts'

/** Inputs that cannot be used, one sentence each, naming the input and the cure. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Reads inputs by kind and collects what is wrong with them, so that all of it is told at once. A method that finds its
 * input wrong answers the default: `finish` throws before the value can be used.
 */
export class InputReader {
  readonly #problems: string[] = []
  readonly #raw: (name: InputName) => string

  /** @param raw the value of an input as it was given, empty when it was not */
  constructor(raw: (name: InputName) => string) {
    this.#raw = raw
  }

  /** @throws InputError when anything was wrong */
  finish(): void {
    if (this.#problems.length > 0) throw new InputError(this.#problems)
  }

  problem(text: string): void {
    this.#problems.push(text)
  }

  given(name: InputName): boolean {
    return this.text(name) !== ''
  }

  text(name: InputName): string {
    return this.#raw(name).trim()
  }

  required(name: InputName, cure: string): string {
    const value = this.text(name)
    if (value === '') this.problem(`${name} is missing: ${cure}`)
    return value
  }

  /** Items separated by commas or line breaks. */
  list(name: InputName): string[] {
    return this.text(name)
      .split(/[,\n]/)
      .map(item => item.trim())
      .filter(item => item !== '')
  }

  /** A secret is taken as it is, blanks included. */
  secret(name: InputName, cure: string): string {
    const value = this.#raw(name)
    if (value.trim() === '') this.problem(`${name} is missing: ${cure}`)
    else if (/[\r\n]/.test(value))
      this.problem(`${name} holds a line break: store the secret again without it`)
    return value
  }

  choice<C extends string, D extends C | undefined>(
    name: InputName,
    choices: readonly C[],
    otherwise: D,
  ): C | D {
    const value = this.text(name)
    if (value === '') return otherwise
    const found = choices.find(choice => choice === value)
    if (found === undefined)
      this.problem(`${name}: "${value}" is none of ${choices.join(', ')}${suggestion(value, choices)}`)
    return found ?? otherwise
  }

  flag(name: InputName): boolean | undefined {
    const choice = this.choice(name, ['true', 'false'], undefined)
    return choice === undefined ? undefined : choice === 'true'
  }

  integer<D extends number | undefined>(
    name: InputName,
    least: number,
    most: number,
    otherwise: D,
  ): number | D {
    const value = this.text(name)
    if (value === '') return otherwise
    const number = Number(value)
    if (/^[0-9]+$/.test(value) && number >= least && number <= most) return number
    this.problem(`${name}: "${value}" is not a whole number from ${least} to ${most}`)
    return otherwise
  }

  /** Milliseconds, from text like `90s`, `45m`, `5h30m`, `2d`. */
  duration<D extends number | undefined>(
    name: InputName,
    least: number,
    most: number,
    otherwise: D,
  ): number | D {
    const value = this.text(name)
    if (value === '') return otherwise
    const parts = /^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?$/.exec(value)
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = (parts ?? [])
      .slice(1)
      .map(part => Number(part ?? 0))
    const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
    if (parts && milliseconds >= least && milliseconds <= most) return milliseconds
    this.problem(
      parts
        ? `${name}: ${value} is out of range; it goes from ${short(least)} to ${short(most)}`
        : `${name}: "${value}" is not a length of time; write it with its units, as in 90s, 45m or 5h30m`,
    )
    return otherwise
  }
}

function short(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`
  if (seconds % 3_600 === 0) return `${seconds / 3_600}h`
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`
}
