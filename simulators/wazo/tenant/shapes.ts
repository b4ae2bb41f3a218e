import type { Random } from '../../five9/domain/random.ts'

/** What a made-up user has. */
export interface Shape {
  /** The kinds of its lines, the main one first. */
  readonly lines: readonly ('sip' | 'webrtc' | 'sccp' | 'custom')[]
  /** Whether its lines can be called. */
  readonly extension: boolean
  /** Numbers that are called from outside. */
  readonly incalls: number
  /** A mailbox of its own, or the one that all who share have. */
  readonly voicemail: 'none' | 'own' | 'shared'
  /** Call permissions, the first of the tenant's. */
  readonly permissions: number
  /** Logs in by a name, by its address, or by its uuid, or has no account in wazo-auth. */
  readonly account: 'named' | 'address' | 'uuid' | 'none'
  readonly email: boolean
  readonly enabled: boolean
  /** Values in every other field. */
  readonly filled: boolean
}

const bare: Shape = {
  lines: [],
  extension: false,
  incalls: 0,
  voicemail: 'none',
  permissions: 0,
  account: 'uuid',
  email: false,
  enabled: true,
  filled: false,
}

const ordinary: Shape = { ...bare, lines: ['sip'], extension: true, account: 'named', email: true }

/** Every shape that users are known to have. The first users of a tenant have one each. */
const shapes: readonly Shape[] = [
  { ...ordinary, incalls: 1, voicemail: 'own', permissions: 2, filled: true },
  bare,
  ordinary,
  { ...ordinary, lines: ['webrtc'], voicemail: 'own' },
  { ...ordinary, lines: ['sccp'], incalls: 1 },
  { ...ordinary, lines: ['custom'] },
  { ...ordinary, lines: ['sip', 'webrtc'] },
  { ...ordinary, incalls: 3 },
  { ...ordinary, voicemail: 'shared' },
  { ...ordinary, voicemail: 'shared', permissions: 1 },
  { ...bare, account: 'none' },
  { ...ordinary, enabled: false },
  { ...ordinary, extension: false },
  { ...bare, account: 'address', email: true, voicemail: 'own' },
  { ...ordinary, email: false, filled: true },
  { ...bare, incalls: 1 },
]

/** Two users of three are ordinary beyond the first of each shape. */
export function shapeOf(index: number, random: Random): Shape {
  const first = shapes[index]
  if (first) return first
  return random.chance(0.33)
    ? random.pick(shapes)
    : { ...ordinary, voicemail: 'own', incalls: random.below(2) }
}
