import type { ActionManifest } from './action-manifest.ts'
import { expand } from './expressions.ts'
import type { GitHubContext } from './job-environment.ts'
import type { StepOutput } from './step-output.ts'

/**
 * The inputs of an action: what the step gives, and the defaults for the rest. Unknown and deprecated inputs are
 * warned about; a missing required one is not, as on GitHub.
 */
export function resolveInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, string>>,
  context: GitHubContext,
  output: StepOutput,
): Map<string, string> {
  const known = new Map([...manifest.inputs].map(([name, input]) => [name.toLowerCase(), input]))
  const unknown = Object.keys(given).filter(name => !known.has(name.toLowerCase()))
  for (const name of Object.keys(given)) {
    const message = known.get(name.toLowerCase())?.deprecationMessage
    if (message !== undefined) {
      output.issue('warning', `Input '${name}' has been deprecated with message: ${message}`)
    }
  }
  if (unknown.length > 0) {
    const valid = [...manifest.inputs.keys()].join("', '")
    output.issue('warning', `Unexpected input(s) '${unknown.join("', '")}', valid inputs are ['${valid}']`)
  }
  const inputs = new Map(Object.entries(given))
  const provided = new Set(Object.keys(given).map(name => name.toLowerCase()))
  for (const [name, input] of manifest.inputs) {
    if (!provided.has(name.toLowerCase())) inputs.set(name, expand(input.default ?? '', context))
  }
  return inputs
}

/** The variables that hand inputs to an action; a dash stays a dash. */
export function inputVariables(inputs: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...inputs].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}
