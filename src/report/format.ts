/** `1,234,567`. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** `3 chunks`, `1 chunk`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`
}

/** `2 h 5 min`, `3 min 20 s`, `12 s`, `0.4 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes} min ${whole % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `512 bytes`, `3.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte')
  const units = ['kB', 'MB', 'GB']
  let value = bytes / 1_000
  let unit = 0
  // From here on one decimal would read 1000.0.
  for (; value >= 999.95 && unit < units.length - 1; unit += 1) value /= 1_000
  return `${value.toFixed(1)} ${units[unit]}`
}

/** A message as a part of a longer sentence: without the full stop at its end. */
export function clause(message: string): string {
  return message.replace(/\.$/, '')
}

/** Messages one after the other, each ended by a full stop. */
export function sentences(...messages: readonly (string | undefined)[]): string {
  const given = messages.filter(message => message !== undefined && message !== '')
  return given.map(message => (/[.!?]$/.test(message ?? '') ? message : `${message}.`)).join(' ')
}
