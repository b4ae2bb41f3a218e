/** The simple types of the contract that are not enumerations, and what they become in TypeScript. */
export interface Simple {
  string: string
  boolean: boolean
  byte: number
  int: number
  long: number
  dateTime: string
}

/** One child element of a sequence: its type, and whether it must appear, may repeat, may be `xsi:nil`. */
export interface Field<T extends string = string> {
  readonly type: T
  readonly required: boolean
  readonly many: boolean
  readonly nillable: boolean
}

/** The children of a complex type; the order of the properties is the order the contract demands. */
export type Fields = Readonly<Record<string, Field>>

/** A child that may be left out. */
export const opt = <const T extends string>(type: T) =>
  ({ type, required: false, many: false, nillable: false }) as const

/** A child that must be there. */
export const req = <const T extends string>(type: T) =>
  ({ type, required: true, many: false, nillable: false }) as const

/** A child that may repeat: the form in which requests, answers and faults hold lists. */
export const list = <const T extends string>(type: T) =>
  ({ type, required: false, many: true, nillable: false }) as const

/** A child that may repeat and be `xsi:nil`: the form in which data types hold lists. */
export const nils = <const T extends string>(type: T) =>
  ({ type, required: false, many: true, nillable: true }) as const
