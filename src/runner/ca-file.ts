import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { InputReader } from './input-reader.ts'
import { insideWorkspace } from './workspace.ts'

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates of the file that `ca-file` names, as PEM; undefined when none is given. */
export function readCertificates(reader: InputReader, workspace: string): string | undefined {
  if (!reader.given('ca-file')) return undefined
  const given = reader.text('ca-file')
  const path = insideWorkspace(workspace, given)
  if (path === undefined) {
    reader.problem(`ca-file: ${given} lies outside the workspace: name a file of the repository`)
    return undefined
  }
  try {
    const text = readFileSync(path, 'utf8')
    if (text.includes('PRIVATE KEY-----')) {
      reader.problem(
        `ca-file: ${given} holds a private key, which does not belong into a repository: take it out, and make a new one`,
      )
    }
    const found = text.match(certificate) ?? []
    if (found.length === 0)
      reader.problem(`ca-file: ${given} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)`)
    for (const pem of found) new X509Certificate(pem)
    return found.join('\n')
  } catch {
    reader.problem(`ca-file: ${given} cannot be read as certificates in PEM form`)
    return undefined
  }
}
