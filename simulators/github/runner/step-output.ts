import { type Annotation, type AnnotationLevel, Annotations } from './annotations.ts'
import type { Masker } from './masker.ts'
import { parseCommand, type WorkflowCommand } from './workflow-command.ts'

const PRINTED_BY_THEMSELVES: ReadonlySet<string> = new Set([
  'add-mask',
  'debug',
  'error',
  'notice',
  'warning',
])
const DEPRECATED =
  'command is deprecated and will be disabled soon. Please upgrade to using Environment Files.'
const DISABLED = 'command is disabled. Please upgrade to using Environment Files.'

/** Everything one phase of a step prints, and what the workflow commands in it do. */
export class StepOutput {
  /** What the process wrote, line by line, unmasked; the `add-mask` commands themselves are left out. */
  readonly raw: string[] = []
  /** The log as GitHub shows it: commands rendered, secrets masked. */
  readonly visible: string[] = []
  readonly outputs = new Map<string, string>()
  readonly state = new Map<string, string>()
  readonly #masker: Masker
  readonly #debug: boolean
  readonly #commands: Readonly<Record<string, (command: WorkflowCommand, line: string) => void>>
  readonly #registered: Set<string>
  readonly #annotations = new Annotations()
  #echo: boolean
  #failures = 0
  #resumeToken: string | undefined

  constructor(masker: Masker, debug: boolean) {
    this.#masker = masker
    this.#debug = debug
    this.#echo = debug
    const issue = (command: WorkflowCommand) =>
      this.issue(command.name as AnnotationLevel, command.data, command.properties)
    const disabled = (command: WorkflowCommand, line: string) =>
      this.#refuse(line, `The \`${command.name}\` ${DISABLED}`)
    const ignored = () => undefined
    this.#commands = {
      'add-mask': ({ data }) => this.#addMask(data),
      'add-matcher': ignored,
      'add-path': disabled,
      debug: ({ data }) => this.#printDebug(data),
      echo: ({ data }, line) => this.#switchEcho(line, data),
      endgroup: () => this.print('##[endgroup]'),
      error: issue,
      group: ({ data }) => this.print(`##[group]${data}`),
      notice: issue,
      'remove-matcher': ignored,
      'save-state': (command, line) => this.#keepDeprecated(line, command, this.state),
      'set-env': disabled,
      'set-output': (command, line) => this.#keepDeprecated(line, command, this.outputs),
      'stop-commands': ({ data }, line) => this.#stop(line, data),
      warning: issue,
    }
    this.#registered = new Set(Object.keys(this.#commands))
  }

  get annotations(): readonly Annotation[] {
    return this.#annotations.kept
  }

  /** Whether a command failed, which fails the step whatever the exit code. */
  get failed(): boolean {
    return this.#failures > 0
  }

  /** Takes a line the process wrote to stdout or stderr. */
  receive(line: string): void {
    const command = parseCommand(line, this.#registered)
    const masks = command?.name === 'add-mask' && this.#resumeToken === undefined
    if (!masks) this.raw.push(line)
    if (command === undefined) this.print(line)
    else if (this.#resumeToken !== undefined) this.#whileStopped(line, command)
    else this.#run(line, command)
  }

  /** Adds a line of the runner's own to the visible log. */
  print(line: string): void {
    this.visible.push(this.#masker.mask(line))
  }

  /** Reports a problem, of the process or of the runner: in the log and as an annotation. */
  issue(level: AnnotationLevel, message: string, properties?: ReadonlyMap<string, string>): void {
    const masked = this.#masker.mask(message)
    this.visible.push(`##[${level}]${masked}`)
    this.#annotations.add(level, masked, properties)
  }

  /** Reports an error and fails the step. */
  fail(...messages: string[]): void {
    for (const message of messages) this.issue('error', message)
    this.#failures += 1
  }

  #whileStopped(line: string, command: WorkflowCommand): void {
    this.print(line)
    if (command.name !== this.#resumeToken) return
    this.#registered.delete(command.name)
    this.#resumeToken = undefined
  }

  #run(line: string, command: WorkflowCommand): void {
    if (this.#echo && !PRINTED_BY_THEMSELVES.has(command.name)) this.print(line)
    this.#commands[command.name]?.(command, line)
  }

  #printDebug(message: string): void {
    if (this.#debug) this.print(`##[debug]${message}`)
  }

  #addMask(value: string): void {
    if (value.trim() === '') {
      this.issue('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
      return
    }
    if (this.#echo) this.print('::add-mask::***')
    this.#masker.add(value)
  }

  #switchEcho(line: string, value: string): void {
    const wanted = value.trim().toLowerCase()
    if (wanted === 'on' || wanted === 'off') this.#echo = wanted === 'on'
    else this.#refuse(line, `Invalid echo command value. Possible values can be: 'on', 'off'.`)
  }

  #stop(line: string, token: string): void {
    const name = token.toLowerCase()
    if (token.trim() === '' || name === 'pause-logging' || this.#registered.has(name)) {
      this.#refuse(line, 'You cannot use a endToken that is an empty string, or another workflow command.')
      return
    }
    this.print(line)
    this.#resumeToken = name
    this.#registered.add(name)
  }

  #keepDeprecated(line: string, command: WorkflowCommand, into: Map<string, string>): void {
    const key = command.properties.get('name')
    if (key === undefined) {
      this.#refuse(line, `Required field 'name' is missing in ##[${command.name}] command.`)
      return
    }
    into.set(key, command.data)
    this.issue('warning', `The \`${command.name}\` ${DEPRECATED}`)
  }

  #refuse(line: string, reason: string): void {
    this.fail(`Unable to process command '${line}' successfully.`, reason)
  }
}
