import { StringDecoder } from 'node:string_decoder'

/**
 * Cuts a byte stream into lines where the runner's reader does: at `\n`, `\r\n`, and at a `\r` alone, so that
 * text with a stray carriage return can begin a new line.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8')
  readonly #onLine: (line: string) => void
  #rest = ''

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  write(chunk: Buffer): void {
    this.#rest += this.#decoder.write(chunk)
    // A `\r` at the very end waits: the next chunk may begin with its `\n`.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#onLine(line)
  }

  /** Hands out what is left as the last line. */
  end(): void {
    const rest = (this.#rest + this.#decoder.end()).replace(/\r$/, '')
    this.#rest = ''
    if (rest !== '') this.#onLine(rest)
  }
}
