import { z } from 'zod'
import { placeOf, readConfig } from '../../config/document.ts'
import type { ColumnMapping } from '../../roster/reading/mapping.ts'
import { columnMapping, rosterConfigSchema } from '../roster-mapping.ts'
import { type PasswordSetupMode, xmediusColumns } from './roster-columns.ts'

/** What a configuration file says; what it leaves out or empty is undefined. */
export interface ImporterConfig {
  /** The address of the portal, as it is written. */
  readonly endpoint: string | undefined
  readonly account: string | undefined
  readonly passwordSetupMode: PasswordSetupMode | undefined
  readonly mapping: ColumnMapping
  readonly token: string | undefined
  /** Where the file holds an access token, for everybody who reads the repository. Counted from 1. */
  readonly tokenInFile: { readonly line: number; readonly column: number } | undefined
}

const setting = (description: string) => z.string().optional().meta({ description })

/** The configuration file of the vendor's importer as it is published, and how a roster is read besides. */
export const importerConfigSchema = z
  .strictObject({
    $schema: setting('Address of this schema, for editors.'),
    endpoint: setting(
      'Address of the portal; where it is empty, https://portal.xmedius.com. The input url wins.',
    ),
    enterprise_account: setting('Name of the account on the portal. The input account wins.'),
    access_token: setting(
      'Access token. It is better given as the input token: here, everybody who reads the repository has it.',
    ),
    password_setup_mode: z.enum(['manual', 'user_choice', 'random']).optional().meta({
      description:
        'Where the passwords of new users come from: the roster, the users, or the portal. The input password-setup-mode wins.',
    }),
    // The names of columns are the same in all modes.
    roster: rosterConfigSchema(xmediusColumns({ passwordSetupMode: 'random', literalPasswords: false }))
      .optional()
      .meta({ description: 'How a plan reads a roster whose headers are not the names of columns.' }),
  })
  .meta({
    title: 'Rollcall: configuration for XMedius Cloud',
    description: "The configuration file of the vendor's importer, as it is. JSON or YAML.",
  })

/**
 * Reads a configuration file such as the vendor's importer takes.
 * @param name of the file, for findings
 * @throws ConfigError with every finding, each with its place
 */
export function readImporterConfig(text: string, name: string): ImporterConfig {
  const config = readConfig(text, name, importerConfigSchema)
  const token = config.access_token || undefined
  return {
    endpoint: config.endpoint || undefined,
    account: config.enterprise_account || undefined,
    passwordSetupMode: config.password_setup_mode,
    mapping: columnMapping(config.roster),
    token,
    tokenInFile: token === undefined ? undefined : placeOf(text, ['access_token']),
  }
}
