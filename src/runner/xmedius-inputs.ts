import { type ImporterConfig, readImporterConfig } from '../platforms/xmedius/config.ts'
import type { XMediusSelection } from '../platforms/xmedius/platform.ts'
import type { XMediusPlanSelection } from '../platforms/xmedius/roster/plannable.ts'
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
  const modes = ['manual', 'user_choice', 'random'] as const
  const mode = reader.choice('password-setup-mode', modes, undefined) ?? config?.passwordSetupMode
  if (mode === undefined) {
    reader.problem(
      `password-setup-mode is missing: give one of ${modes.join(', ')}, or password_setup_mode in the configuration file`,
    )
  }
  return {
    selection: {
      ...readAccess(reader, config),
      passwordSetupMode: mode ?? 'manual',
      unknownGroup: reader.choice('unknown-group', ['refuse', 'default'], 'refuse'),
      literalPasswords: reader.choice('literal-passwords', ['refuse', 'allow'], 'refuse') === 'allow',
    },
    mapping: config?.mapping ?? noMapping,
  }
}

function readAccess(reader: InputReader, config: ImporterConfig | undefined): XMediusSelection {
  const account = reader.text('account') || config?.account || ''
  if (account === '') {
    reader.problem(
      'account is missing: give the name of the enterprise account, or enterprise_account in the configuration file',
    )
  }
  return { endpoint: readPortal(reader, config), account, token: readToken(reader, config) }
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
