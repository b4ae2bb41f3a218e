import { quote } from './print.ts'

/** Throws, with the attempt's whole log shown, unless what must be so is so. */
export function demand(so: boolean, otherwise: string, { log }: { readonly log: string }): void {
  if (so) return
  quote(log.split('\n'))
  throw new Error(otherwise)
}
