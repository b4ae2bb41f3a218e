/** Whether everything is tried, however long it takes: `npm run test:thorough`. */
const thorough = process.env.THOROUGH === 'true'

/** Of many of a kind as many as a usual run has time for, spread evenly; all of them where it is thorough. */
export function some<T>(items: readonly T[], few: number): readonly T[] {
  if (thorough || items.length <= few) return items
  return Array.from({ length: few }, (_, at) => items[Math.floor(((at + 0.5) * items.length) / few)] as T)
}

/** How often something random is tried. */
export function rounds(few: number, many: number): number {
  return thorough ? many : few
}
