/** What a process that has read the users of an answer tells. */
export interface ReadingFigures {
  readonly users: number
  readonly seconds: number
  /** Of the whole process, from its start. */
  readonly peakBytes: number
}

/** Times a reading, which resolves to the number of users that it found, and prints the figures. */
export async function printFigures(reading: () => Promise<number>): Promise<void> {
  const from = performance.now()
  const users = await reading()
  const seconds = (performance.now() - from) / 1_000
  const peakBytes = process.resourceUsage().maxRSS * 1_024
  console.log(JSON.stringify({ users, seconds, peakBytes } satisfies ReadingFigures))
}
