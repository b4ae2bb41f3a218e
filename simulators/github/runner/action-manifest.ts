import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const schema = z.object({
  name: z.string(),
  inputs: z
    .record(
      z.string(),
      z.object({ default: scalar.optional(), deprecationMessage: z.string().optional() }).nullable(),
    )
    .default({}),
  runs: z.object({
    using: z.string().regex(/^node\d+$/, 'the simulator runs JavaScript actions only'),
    main: z.string(),
    post: z.string().optional(),
    'post-if': z.string().default('always()'),
    pre: z.never('the simulator does not run `pre`').optional(),
  }),
})

/** What the runner takes from action.yml. */
export interface ActionManifest {
  readonly name: string
  readonly inputs: ReadonlyMap<string, { readonly default?: string; readonly deprecationMessage?: string }>
  /** Absolute paths of the scripts. */
  readonly main: string
  readonly post: string | undefined
  readonly postIf: string
}

/** Reads the action.yml (or action.yaml) of a folder; throws when it or its scripts cannot be used. */
export async function readManifest(folder: string): Promise<ActionManifest> {
  const path = ['action.yml', 'action.yaml'].map(name => join(folder, name)).find(existsSync)
  if (path === undefined) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${folder}'`)
  const parsed = schema.safeParse(parse(await readFile(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`)
  const { name, inputs, runs } = parsed.data
  const script = (relative: string) => {
    const file = join(folder, relative)
    if (!existsSync(file)) throw new Error(`${path}: the script ${file} does not exist`)
    return file
  }
  return {
    name,
    inputs: new Map(
      Object.entries(inputs).map(([key, input]) => [
        key,
        {
          ...(input?.default !== undefined && { default: input.default }),
          ...(input?.deprecationMessage !== undefined && { deprecationMessage: input.deprecationMessage }),
        },
      ]),
    ),
    main: script(runs.main),
    post: runs.post === undefined ? undefined : script(runs.post),
    postIf: runs['post-if'],
  }
}
