export type * from './state/records.ts'
export { optionSections } from './state/records.ts'
export { State } from './state/state.ts'
