/** What one measurement came to. */
export interface Line {
  readonly what: string
  readonly baseline: string
  readonly ours: string
  readonly ratio: string
  /** Empty where there is none, and the figures are only told. */
  readonly target: string
  readonly met: boolean
}

const widths = [54, 15, 15, 9, 22]

export function printTitles(): void {
  print('', 'baseline', 'ours', 'ratio', 'target')
}

export function printLine({ what, baseline, ours, ratio, target, met }: Line): void {
  const verdict = target === '' ? '' : met ? 'ok' : 'MISSED'
  print(what, baseline, ours, ratio, target, verdict)
}

function print(...cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('')
      .trimEnd(),
  )
}

/** `1.23 s`. */
export function seconds(value: number): string {
  return `${value.toFixed(2)} s`
}

/** `117 MB`, of 2^20 bytes. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`
}

/** `10,000`. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}
