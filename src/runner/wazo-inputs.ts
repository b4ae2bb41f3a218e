import { readConfig } from '../config/document.ts'
import { columnMapping } from '../platforms/roster-mapping.ts'
import { planConfigSchema } from '../platforms/wazo/config.ts'
import type { WazoSelection } from '../platforms/wazo/platform.ts'
import type { WazoPlanSelection } from '../platforms/wazo/roster/plannable.ts'
import type { ColumnMapping } from '../roster/reading/mapping.ts'
import { readConfigFile } from './config-input.ts'
import type { InputReader } from './input-reader.ts'
import { readUrl } from './server-url.ts'

/** What the inputs say about an export from Wazo. */
export function readWazoExport(reader: InputReader): WazoSelection {
  return {
    ...readAccess(reader),
    includeSecrets: reader.flag('include-secrets') ?? false,
    order: reader.choice('sort-by', ['uuid', 'username'], 'uuid'),
  }
}

/** What the inputs say about a plan for Wazo, and how its roster is to be read. */
export function readWazoPlan(
  reader: InputReader,
  workspace: string,
): { readonly selection: WazoPlanSelection; readonly mapping: ColumnMapping } {
  const { selection, mapping } = readWazoRoster(reader, workspace)
  return { selection: { ...readAccess(reader), ...selection }, mapping }
}

/** What they say about its roster alone. */
export function readWazoRoster(
  reader: InputReader,
  workspace: string,
): { readonly selection: Pick<WazoPlanSelection, 'literalPasswords'>; readonly mapping: ColumnMapping } {
  const literalPasswords = reader.choice('literal-passwords', ['refuse', 'allow'], 'refuse') === 'allow'
  const parse = (text: string, name: string) => readConfig(text, name, planConfigSchema)
  return {
    selection: { literalPasswords },
    mapping: columnMapping(readConfigFile(reader, workspace, parse)?.roster),
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const anywhere = new URL('https://wazo.invalid')

function readAccess(reader: InputReader): Pick<WazoSelection, 'url' | 'tenant' | 'login'> {
  if (!reader.given('url')) reader.problem('url is missing: give the address of the Wazo server')
  const url = reader.given('url') ? readUrl(reader, 'https://wazo.example.com') : undefined
  const tenant = reader.required('tenant', 'give the UUID of the tenant, as the Wazo portal shows it')
  if (tenant !== '' && !uuid.test(tenant)) {
    reader.problem(
      `tenant: "${tenant}" is no UUID, which has the form 01234567-89ab-cdef-0123-456789abcdef; names of tenants are not looked up`,
    )
  }
  return { url: url ?? anywhere, tenant: tenant.toLowerCase(), login: readLogin(reader) }
}

function readLogin(reader: InputReader): WazoSelection['login'] {
  const source = 'give it from a secret of the repository'
  if (reader.given('token')) {
    if (reader.given('username') || reader.given('password'))
      reader.problem('token and username with password are two ways to sign in: give one of them')
    return { token: reader.secret('token', source).trim() }
  }
  if (!reader.given('username') && !reader.given('password')) {
    reader.problem(
      'token is missing: give a token, or username and password, from secrets of the repository. Where the workflow names one, the secret has another name, or this run may not see it (pull requests from forks and from Dependabot may not)',
    )
    return { token: '' }
  }
  return {
    username: reader.required('username', 'give the user name that belongs to the password'),
    password: reader.secret('password', source),
  }
}
