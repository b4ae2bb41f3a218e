import type { Operation, operations, records } from './contract.ts'
import type { GeneralInfo, UserInfo } from './user.ts'

/** The name of a field's type: `userSkill` of `userSkill*`. */
type TypeOf<Field> = Field extends `${infer Name}?` ? Name : Field extends `${infer Name}*` ? Name : Field

type Value<Name> = Name extends keyof typeof records ? Message<(typeof records)[Name]> : string

type Occurring<Field> = Field extends `${string}*` ? readonly Value<TypeOf<Field>>[] : Value<TypeOf<Field>>

type Required<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends `${string}?` | `${string}*` ? never : Name
}[keyof Fields]

type Message<Fields> = {
  readonly [Name in Required<Fields>]: Occurring<Fields[Name]>
} & {
  readonly [Name in Exclude<keyof Fields, Required<Fields>>]?: Occurring<Fields[Name]> | undefined
}

/** A record of the contract, e.g. `Five9Record<'userSkill'>`; all its values are texts. */
export type Five9Record<Name extends keyof typeof records> = Message<(typeof records)[Name]>

/** What an operation is called with. */
export type Arguments<O extends Operation> = Message<(typeof operations)[O]['takes']>

type Item<Name> = Name extends 'userInfo'
  ? UserInfo
  : Name extends 'userGeneralInfo'
    ? GeneralInfo
    : Value<Name>

type Given<Field> = Field extends undefined
  ? undefined
  : Field extends `${string}*`
    ? readonly Item<TypeOf<Field>>[]
    : Item<TypeOf<Field>> | undefined

/** What an operation answers: a list, one item (`undefined` when the server sent none), or nothing. */
export type Result<O extends Operation> = Given<(typeof operations)[O]['gives']>

/** The operations whose answers are as long as the domain is large. */
export type Flood = 'getUsersInfo' | 'getUsersGeneralInfo'

/** The operations that answer users, many or one. */
export type UserOperation = {
  [O in Operation]: (typeof operations)[O]['gives'] extends `user${'Info' | 'GeneralInfo'}${'?' | '*'}`
    ? O
    : never
}[Operation]

/** A user as such an operation answers it. */
export type Answered<O extends UserOperation> = (typeof operations)[O]['gives'] extends `userInfo${string}`
  ? UserInfo
  : GeneralInfo
