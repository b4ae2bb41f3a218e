import { startXMedius, type XMedius, type XMediusOptions } from '../../simulators/xmedius/index.ts'
import { office } from '../xmedius-plan/office.ts'
import { ActionStage, type Furniture, furnish, type Setting } from './action-stage.ts'

/** Needs escaping wherever a token could turn up. */
export const token = 'M4de&Up<"token\'%/+>'

/** What the workspace holds before the export; a failed one must leave it so. */
export const oldRoster = 'username\nfrom.an.earlier.export\n'

export interface XMediusStageOptions extends Partial<Setting> {
  readonly portal?: Partial<XMediusOptions>
  /** `inputs` unless told: where the step finds the token and the name of the account. */
  readonly access?: 'inputs' | 'file'
}

/** The action between an account of XMedius Cloud, which is the office unless told, and GitHub. */
export class XMediusStage extends ActionStage {
  readonly portal: XMedius

  private constructor(portal: XMedius, furniture: Furniture, access: 'inputs' | 'file') {
    const { url, account } = portal
    const service = {
      platform: 'xmedius',
      inputs: { url, ...(access === 'inputs' && { account: account.name, token: portal.token }) },
      // What lies open in the workspace is found there; tests of that search for it elsewhere.
      secrets: access === 'inputs' ? { XMEDIUS_TOKEN: portal.token } : {},
      unseen: () => (access === 'inputs' ? this.passwords : []),
      close: () => portal.close(),
    }
    super(service, furniture)
    this.portal = portal
  }

  static async open({
    portal,
    access = 'inputs',
    ...setting
  }: XMediusStageOptions = {}): Promise<XMediusStage> {
    const files = { 'xmedius-users.csv': oldRoster, ...setting.files }
    const server = await startXMedius({ account: office(), token, ...portal })
    return new XMediusStage(server, await furnish({ files, run: setting.run }), access)
  }

  /** The portal's record of requests that are to change something, with whom they are about. */
  get written(): readonly string[] {
    return this.portal.calls.filter(isWriting).map(({ operation, username }) => `${operation} ${username}`)
  }

  /** Those that new users were sent with. */
  get passwords(): readonly string[] {
    return this.portal.calls.flatMap(({ body }) => {
      const { user } = (body ?? {}) as { readonly user?: { readonly password?: string } }
      return user?.password ?? []
    })
  }
}

export function isWriting({ operation }: { readonly operation: string }): boolean {
  return !/^(?:list|read)/.test(operation)
}
