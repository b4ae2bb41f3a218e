import { vi } from 'vitest'

/** What `print` writes to the runner, line by line. */
export function printed(print: () => void): string[] {
  const pieces: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    pieces.push(String(piece))
    return true
  })
  try {
    print()
  } finally {
    spy.mockRestore()
  }
  return pieces.join('').split(/\r?\n/).slice(0, -1)
}
