import { join } from 'node:path'
import { findingsCsv } from '../report/findings-csv.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { Ports, UploadedArtifact } from './ports.ts'
import { unlessCancelled } from './unless-cancelled.ts'
import { writePieces } from './write-pieces.ts'

/** Where what people read goes. */
export interface Delivery {
  /** A folder for what is uploaded. */
  readonly reportFolder: string
  /** Without the attempt, which is added. */
  readonly artifactName: string
  /** 1 for the first attempt of a run. */
  readonly attempt: number
}

/** The path of the report; its name is that of its artifact too. */
export function pagePath({ reportFolder, artifactName, attempt }: Delivery): string {
  return join(reportFolder, `${artifactName}-attempt-${attempt}.html`)
}

/** Writes findings.csv. */
export async function writeFindings(
  { reportFolder }: Delivery,
  findings: readonly Finding[],
): Promise<string> {
  const path = join(reportFolder, 'findings.csv')
  await writePieces(path, findingsCsv(findings))
  return path
}

/** Uploads files as one artifact, whose name tells the attempt. */
export async function deliver(
  { artifactName, attempt }: Delivery,
  { artifacts }: Pick<Ports, 'artifacts'>,
  files: readonly string[],
): Promise<UploadedArtifact | undefined> {
  return artifacts.upload(`${artifactName}-attempt-${attempt}`, files)
}

/** What people were given of a command. */
export interface Delivered {
  readonly artifact?: UploadedArtifact
  /** The report, a page of its own. */
  readonly page?: UploadedArtifact
}

/** Uploads files as one artifact, then the page among them by itself. A cancel leaves what was uploaded before it. */
export async function deliverWithPage(
  delivery: Delivery,
  ports: Ports,
  files: readonly string[],
): Promise<Delivered> {
  const artifact = await unlessCancelled(() => deliver(delivery, ports, files), ports)
  const page = await unlessCancelled(() => ports.artifacts.uploadPage(pagePath(delivery)), ports)
  return { ...(artifact && { artifact }), ...(page && { page }) }
}
