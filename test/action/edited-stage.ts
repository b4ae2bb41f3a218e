import { ordinary } from './ordinary-users.ts'
import { repositoryOf } from './pull-runs.ts'
import { withUser } from './roster-edits.ts'
import { Stage } from './stage.ts'

const users = 40
const fresh = await freshRoster()

async function freshRoster(): Promise<string> {
  await using stage = await Stage.open({ users })
  return (await stage.export()).roster
}

/** A stage whose roster was exported, and then edited: it gives one user another first name. */
export interface EditedStage {
  readonly stage: Stage
  /** As it was exported. */
  readonly roster: string
  readonly edited: string
  /** The user that was edited, and one whom any change suits. */
  readonly one: string
  readonly other: string
}

export async function editedStage(): Promise<EditedStage> {
  const [one = '', other = ''] = ordinary(fresh).map(({ userName }) => userName)
  const edited = withUser(fresh, one, { firstName: 'Renamed' })
  const stage = await Stage.open({ users, files: { 'five9-users.csv': edited } })
  return { stage, roster: fresh, edited, one, other }
}

/** The same with a pull request. */
export async function reviewedStage(): Promise<EditedStage & { readonly number: number }> {
  const edited = await editedStage()
  return { ...edited, number: repositoryOf(edited.stage).openPull().number }
}
