import { createHash } from 'node:crypto'

/** Who stands behind a token, a comment or an issue. */
export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot'
}

/** The account of the token that every run is given. */
export const actionsBot: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' }

/** An account by its login: an app's ends in `[bot]`. The same login is always the same account. */
export function account(login: string): Account {
  if (login === actionsBot.login) return actionsBot
  const id = Number.parseInt(createHash('sha256').update(login).digest('hex').slice(0, 7), 16)
  return { login, id, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
}
