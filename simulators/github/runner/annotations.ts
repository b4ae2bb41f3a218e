export type AnnotationLevel = 'notice' | 'warning' | 'error'

/** A message that GitHub shows on the run's page and, with a file, in the diff. */
export interface Annotation {
  readonly level: AnnotationLevel
  /** Masked, and cut at 4,096 characters. */
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly col?: number
  readonly endColumn?: number
}

const KEPT_OF_EACH_LEVEL = 10
const MESSAGE_LIMIT = 4096

/** The annotations of one step: the first ten of each level are kept, the rest only stay in the log. */
export class Annotations {
  readonly kept: Annotation[] = []

  add(level: AnnotationLevel, message: string, properties: ReadonlyMap<string, string> = new Map()): void {
    if (this.kept.filter(annotation => annotation.level === level).length >= KEPT_OF_EACH_LEVEL) return
    const texts = ['title', 'file'].map(name => [name, properties.get(name)] as const)
    const numbers = [
      ['line', 'line'],
      ['endLine', 'endline'],
      ['col', 'col'],
      ['endColumn', 'endcolumn'],
    ].map(([name, property]) => [name, wholeNumber(properties.get(property ?? ''))] as const)
    const given = [...texts, ...numbers].filter(([, value]) => value !== undefined)
    this.kept.push({ level, message: message.slice(0, MESSAGE_LIMIT), ...Object.fromEntries(given) })
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
