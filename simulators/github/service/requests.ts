import { z } from 'zod'
import { TwirpError } from './twirp-error.ts'

const text = z.string().min(1)
// Proto3 JSON writes int64 as a decimal string and leaves a zero out.
const int64 = z.string().regex(/^\d+$/).default('0')
const cacheKey = text.max(512).regex(/^[^,]*$/, 'must not contain commas')
const artifactName = text.regex(/^[^"<>:|*?\r\n\\/]*$/, 'must not contain " : < > | * ? \\ / or a line break')
const backendIds = { workflow_run_backend_id: text, workflow_job_run_backend_id: text }

/** The requests the two services accept; every other field is refused. */
export const requests = {
  GetCacheEntryDownloadURL: z.strictObject({
    key: cacheKey,
    restore_keys: z.array(cacheKey).max(9).default([]),
    version: text,
  }),
  CreateCacheEntry: z.strictObject({ key: cacheKey, version: text }),
  FinalizeCacheEntryUpload: z.strictObject({ key: cacheKey, version: text, size_bytes: int64 }),
  CreateArtifact: z.strictObject({
    ...backendIds,
    name: artifactName,
    expires_at: z.iso.datetime().optional(),
    version: z.literal([4, 7]),
    mime_type: z.string().optional(),
  }),
  FinalizeArtifact: z.strictObject({
    ...backendIds,
    name: artifactName,
    size: int64,
    hash: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .optional(),
  }),
  ListArtifacts: z.strictObject({
    ...backendIds,
    name_filter: z.string().optional(),
    id_filter: z.string().regex(/^\d+$/).optional(),
  }),
  GetSignedArtifactURL: z.strictObject({ ...backendIds, name: artifactName }),
  DeleteArtifact: z.strictObject({ ...backendIds, name: artifactName }),
} as const

export type Method = keyof typeof requests
export type Request<M extends Method> = z.infer<(typeof requests)[M]>

/** Checks a request body; a field that is missing, unknown or wrong is an `invalid_argument`. */
export function readRequest<M extends Method>(method: M, body: unknown): Request<M> {
  const parsed = requests[method].safeParse(body)
  if (!parsed.success) throw new TwirpError('invalid_argument', z.prettifyError(parsed.error))
  return parsed.data as Request<M>
}
