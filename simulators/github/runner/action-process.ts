import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { LineSplitter } from './line-splitter.ts'

/** Milliseconds from SIGINT to SIGTERM, and from SIGTERM to SIGKILL, of a runner that cancels a step. */
const SIGTERM_AFTER = 7500
const SIGKILL_AFTER = 2500

/** How long the output of an ended process is waited for while others hold it open, in milliseconds. */
const OUTPUT_GRACE = 5000

/** How often the memory of the process is looked at, in milliseconds. */
const MEMORY_INTERVAL = 100

/** How a process ended. */
export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly durationMs: number
  /** The largest resident size seen, sampled every 100 ms; 0 where there is no /proc. */
  readonly peakMemoryBytes: number
}

export interface ActionProcessOptions {
  readonly script: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly onLine: (line: string) => void
}

/** `node script`, with the environment given and nothing else. */
export class ActionProcess {
  readonly exited: Promise<Exit>
  readonly #child: ChildProcess
  readonly #timers: NodeJS.Timeout[] = []

  constructor(options: ActionProcessOptions) {
    const startedAt = performance.now()
    this.#child = spawn(process.execPath, [options.script], {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that SIGKILL also ends what the action started.
      detached: true,
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      const lines = new LineSplitter(options.onLine)
      stream?.on('data', (chunk: Buffer) => lines.write(chunk)).on('end', () => lines.end())
    }
    this.#child.once('exit', () => {
      this.#later(OUTPUT_GRACE, () => {
        this.#child.stdout?.destroy()
        this.#child.stderr?.destroy()
      })
    })
    let peakMemoryBytes = 0
    const sample = setInterval(() => {
      peakMemoryBytes = Math.max(peakMemoryBytes, residentPeak(this.#child.pid))
    }, MEMORY_INTERVAL)
    const killWithParent = () => this.signal('SIGKILL')
    process.once('exit', killWithParent)
    this.exited = new Promise((resolve, reject) => {
      this.#child.once('error', reject).once('close', (code, signal) => {
        process.off('exit', killWithParent)
        clearInterval(sample)
        for (const timer of this.#timers) clearTimeout(timer)
        resolve({ code, signal, durationMs: performance.now() - startedAt, peakMemoryBytes })
      })
    })
  }

  /** Sends a signal to the process; SIGKILL also goes to the processes it started. */
  signal(name: NodeJS.Signals): void {
    const { pid } = this.#child
    if (pid === undefined) return
    try {
      process.kill(name === 'SIGKILL' ? -pid : pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }

  /** Asks the process to end as the runner does on a cancel; `scale` shortens the two delays. */
  interrupt(scale: number): void {
    this.signal('SIGINT')
    this.#later(SIGTERM_AFTER * scale, () => this.signal('SIGTERM'))
    this.#later((SIGTERM_AFTER + SIGKILL_AFTER) * scale, () => this.signal('SIGKILL'))
  }

  #later(milliseconds: number, action: () => void): void {
    this.#timers.push(setTimeout(action, milliseconds))
  }
}

function residentPeak(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
  } catch {
    // The process has ended, or this is not Linux.
    return 0
  }
}
