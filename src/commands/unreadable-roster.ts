import type { Finding } from '../roster/reading/finding.ts'
import { annotate } from './annotate.ts'
import { type Delivery, deliver, writeFindings } from './deliver.ts'
import type { Ports, UploadedArtifact } from './ports.ts'

/** What a command comes to that was given a file which is no roster. */
export interface Refused {
  readonly findings: readonly Finding[]
  readonly artifact?: UploadedArtifact
  readonly errors: readonly string[]
}

/**
 * Tells why a file cannot be read as a roster; nothing was asked of the platform.
 * @param error what that means for the command, as a sentence
 */
export async function refuseRoster(
  findings: readonly Finding[],
  error: string,
  delivery: Delivery,
  ports: Pick<Ports, 'log' | 'artifacts'>,
): Promise<Refused> {
  annotate(findings, ports.log)
  const artifact = await deliver(delivery, ports, [await writeFindings(delivery, findings)])
  return {
    findings,
    ...(artifact && { artifact }),
    errors: [error],
  }
}
