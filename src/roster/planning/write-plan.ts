import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Plan } from './plan.ts'
import { planSchema } from './plan-format.ts'

const changesAtOnce = 500

/**
 * Writes plan.json: elsewhere first, synced to disk, then renamed, so that there is never half a plan. Each change is on
 * a line of its own, for Git and for people who compare two plans.
 */
export async function writePlan(path: string, plan: Plan): Promise<void> {
  const unfinished = `${path}.unfinished`
  await mkdir(dirname(path), { recursive: true })
  // Anew, so that a link that stands there is not followed.
  await rm(unfinished, { force: true })
  try {
    await pipeline(planText(plan), createWriteStream(unfinished, { flags: 'wx', flush: true }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The text of plan.json in pieces; its keys are always in the same order. */
function* planText(plan: Plan): Generator<string> {
  let before = '{\n'
  for (const key of planSchema.keyof().options) {
    if (plan[key] === undefined) continue
    yield `${before}  ${JSON.stringify(key)}: `
    if (key === 'changes') yield* changeLines(plan.changes)
    else yield JSON.stringify(plan[key], null, 2).replaceAll('\n', '\n  ')
    before = ',\n'
  }
  yield '\n}\n'
}

function* changeLines(changes: Plan['changes']): Generator<string> {
  let before = '\n    '
  yield '['
  for (let at = 0; at < changes.length; at += changesAtOnce) {
    const batch = changes.slice(at, at + changesAtOnce)
    yield before + batch.map(change => JSON.stringify(change)).join(',\n    ')
    before = ',\n    '
  }
  yield changes.length > 0 ? '\n  ]' : ']'
}
