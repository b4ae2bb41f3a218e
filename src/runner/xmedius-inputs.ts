import { type ImporterConfig, readImporterConfig } from '../platforms/xmedius/config.ts'
import type { XMediusSelection } from '../platforms/xmedius/platform.ts'
import type { XMediusPlanSelection } from '../platforms/xmedius/roster/plannable.ts'
import type { XMediusColumnOptions } from '../platforms/xmedius/roster-columns.ts'
import { type ColumnMapping, noMapping } from '../roster/reading/mapping.ts'
import { readConfigFile } from './config-input.ts'
import type { InputReader } from './input-reader.ts'
import { maskLiteral } from './secrets.ts'
import { checkedUrl, readUrl } from './server-url.ts'

const portal = new URL('https://portal.xmedius.com')

/** What the inputs say about an export from XMedius Cloud. */
export function readXMediusExport(reader: InputReader, workspace: string): XMediusSelection {
  return readAccess(reader, readConfigFile(reader, workspace, readImporterConfig))
}

/** What the inputs say about a plan for XMedius Cloud, and how its roster is to be read. Inputs win over the file. */
export function readXMediusPlan(
  reader: InputReader,
  workspace: string,
): { readonly selection: XMediusPlanSelection; readonly mapping: ColumnMapping } {
  const config = readConfigFile(reader, workspace, readImporterConfig)
  const { mode, selection, mapping } = readRoster(reader, config)
  if (mode === undefined && !unreadable(reader, config) && !reader.given('password-setup-mode')) {
    reader.problem(
      `password-setup-mode is missing: give one of ${modes.join(', ')}, or password_setup_mode in the configuration file`,
    )
  }
  return {
    selection: {
      ...readAccess(reader, config),
      ...selection,
      unknownGroup: reader.choice('unknown-group', ['refuse', 'default'], 'refuse'),
    },
    mapping,
  }
}

/** What they say about its roster alone; the mode may be in a variable that the run does not see. */
export function readXMediusRoster(
  reader: InputReader,
  workspace: string,
): { readonly selection: XMediusColumnOptions; readonly mapping: ColumnMapping } {
  const { selection, mapping } = readRoster(reader, readConfigFile(reader, workspace, readImporterConfig))
  return { selection, mapping }
}

const modes = ['manual', 'user_choice', 'random'] as const

function readRoster(reader: InputReader, config: ImporterConfig | undefined) {
  if (reader.text('on-missing') === 'deactivate') {
    reader.problem(
      'on-missing: deactivate is not possible with XMedius Cloud, which has no way to take users out of service: set ignore or delete',
    )
  }
  const mode = reader.choice('password-setup-mode', modes, undefined) ?? config?.passwordSetupMode
  const literalPasswords = reader.choice('literal-passwords', ['refuse', 'allow'], 'refuse') === 'allow'
  // Without a mode no password is demanded.
  const selection = { passwordSetupMode: mode ?? 'random', literalPasswords } as const
  return { mode, selection, mapping: config?.mapping ?? noMapping }
}

function readAccess(reader: InputReader, config: ImporterConfig | undefined): XMediusSelection {
  const account = reader.text('account') || config?.account || ''
  if (account === '' && !unreadable(reader, config)) {
    reader.problem(
      'account is missing: give the name of the enterprise account, or enterprise_account in the configuration file',
    )
  }
  return { endpoint: readPortal(reader, config), account, token: readToken(reader, config) }
}

/** Whether it is already told what is wrong with the configuration file, and so not known what it lacks. */
function unreadable(reader: InputReader, config: ImporterConfig | undefined): boolean {
  return reader.given('config') && config === undefined
}

function readPortal(reader: InputReader, config: ImporterConfig | undefined): URL {
  if (reader.given('url')) return readUrl(reader, portal.origin) ?? portal
  const endpoint = config?.endpoint
  if (endpoint === undefined || endpoint === '') return portal
  return checkedUrl(reader, 'endpoint in the configuration file', endpoint, portal.origin) ?? portal
}

/** A token in a file of the repository can be read by everybody who can read that, and in its history for ever. */
function readToken(reader: InputReader, config: ImporterConfig | undefined): string {
  const allowed = reader.choice('token-in-config', ['refuse', 'allow'], 'refuse') === 'allow'
  if (config?.token) maskLiteral(config.token)
  if (config?.tokenInFile && !allowed) {
    reader.problem(
      'config: the file holds an access token (access_token), which everybody can read who can read the repository or its history: revoke that token, remove it from the file, and give a new one as token, from a secret; token-in-config: allow lets it stand',
    )
  }
  if (reader.given('token')) return reader.secret('token', '').trim()
  if (config?.tokenInFile) return config.token ?? ''
  return reader.secret(
    'token',
    'give the access token of the enterprise, from a secret of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
  )
}
