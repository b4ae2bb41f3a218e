import type { Naming } from '../../src/report/naming.ts'
import type { Change, ChangeKind, FieldChange, HoldReason, Plan } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'

/** How reports call the platform. */
export const five9: Naming = { title: 'Five9', tenantWord: 'domain' }

/** Texts that somebody may have typed into a cell to do harm or by mistake, and that a report must show as they are. */
export const hostileTexts: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- <script>',
  ']]>',
  '&lt;b&gt; & "quotes" \'single\'',
  '| a | b |\n| --- | --- |',
  '`code` **bold** _it_ ~~no~~',
  '[click](https://evil.example/a?b=c)',
  '![](https://evil.example/pixel.png)',
  '@octo-org/admins please approve',
  '.@octo-org',
  '::error file=a,line=1::boo',
  'first\n::set-output name=x::y',
  '##[error]boo',
  '=HYPERLINK("https://evil.example")',
  '$(id) `id` {{ x }}',
  'Ana\u00a0Maria',
  'Ana\u200bMaria',
  ' leading and trailing ',
  'two  blanks',
  'right\u202eto\u202cleft',
  '\ufeffmark',
  '\u0661\u0662\u0663 عربى',
  'e\u0301 is not \u00e9',
  '👩‍💻👨‍👩‍👧‍👦🏴‍☠️',
  'lone \ud800 surrogate',
  '日本語の名前',
  'Zoë & Søren | O’Neil',
  'x'.repeat(4_000),
  '\\',
  '',
]

const firstNames = ['Ana', 'Ben', 'Chloé', 'Dmitri', 'Eva', 'Farid', 'Grace', 'Hiro', 'Inês', 'Jürgen', 'Zoë']
const lastNames = [
  'Almeida',
  'Brown',
  'Čapek',
  "D'Souza",
  'Eriksson',
  'Fernández',
  'Nguyễn',
  'O’Neil',
  'Schmidt-Groß',
]
const skills = [
  'Billing:3',
  'Sales:1',
  'Support 2nd level:10',
  'Português:5',
  'Retention:2',
  'Night; weekend:7',
]
const permissions = [
  'agent_MakeRecordings',
  'agent_CallForwarding',
  'supervisor_BargeInMonitor',
  'admin_ManageUsers',
]

const holds: Readonly<Record<HoldReason, string>> = {
  rename:
    'Shares its EMail with a user that is missing from the roster. Set on-rename to replace if they are two people.',
  protected: 'The key matches the protected pattern svc-*. Take it out of protect to release it.',
  account: 'This is the account that Rollcall uses. Change it by hand.',
  ambiguous: 'Another key differs from it only by case. Rename one of the two on the platform.',
  drifted:
    'The platform was changed since the roster was last in step with it. Export again, or set on-drift to apply.',
  unproven:
    'It is not certain that the user is missing, because 2 users could not be read. Run the plan again.',
  unreviewed: 'Nobody has reviewed this change. Have it planned on a pull request.',
  moved: 'The platform has changed since this was reviewed. Look again.',
}

/** Choices that look random and are the same each time. */
interface Dice {
  below(limit: number): number
  pick<Value>(values: readonly Value[]): Value
  /** True in this share of the cases. */
  chance(share: number): boolean
}

/** Mulberry32. */
function dice(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: <Value>(values: readonly Value[]) => values[below(values.length)] as Value,
    chance: share => next() < share,
  }
}

function text({ chance, pick }: Dice): string {
  return chance(0.03) ? pick(hostileTexts) : `${pick(firstNames)} ${pick(lastNames)}`
}

function extension(at: number): FieldChange {
  return { column: 'extension', before: String(1_000 + at), after: String(1_001 + at) }
}

function email(): FieldChange {
  return { column: 'EMail', before: 'ana.almeida@example.com', after: 'ana.almeida-souza@example.com' }
}

function skillSet({ chance }: Dice): FieldChange {
  const some = () => skills.filter(() => chance(0.4))
  const [before, after] = [some(), some()]
  return {
    column: 'skills',
    before: before.join(';'),
    after: after.join(';'),
    added: after.filter(skill => !before.includes(skill)),
    removed: before.filter(skill => !after.includes(skill)),
  }
}

function updatedFields(at: number, made: Dice): readonly FieldChange[] {
  const fields: readonly FieldChange[] = [
    email(),
    { column: 'lastName', before: text(made), after: text(made) },
    { column: 'phoneNumber', before: null, after: `+1 (555) 010-${1_000 + made.below(9_000)}` },
    {
      column: made.pick(permissions),
      before: 'false',
      after: 'true',
      origin: made.pick(['roster', 'platform', 'both']),
    },
    { column: 'password', before: null, after: null, secret: true },
    skillSet(made),
  ]
  return [extension(at), ...fields.filter(() => made.chance(0.3))]
}

function createdFields(at: number, made: Dice): readonly FieldChange[] {
  const cell = (column: string, after: string): FieldChange => ({ column, before: null, after })
  return [
    cell('firstName', made.pick(firstNames)),
    cell('lastName', text(made)),
    cell('EMail', `user.${at}@example.com`),
    { column: 'password', before: null, after: null, secret: true },
    ...permissions.map(column => cell(column, made.pick(['true', 'false']))),
    { ...cell('skills', 'Billing:3;Sales:1'), added: ['Billing:3', 'Sales:1'], removed: [] },
  ]
}

function fieldsOf(kind: ChangeKind, at: number, made: Dice): readonly FieldChange[] {
  if (kind === 'create') return createdFields(at, made)
  if (kind === 'update') return updatedFields(at, made)
  return kind === 'delete' ? [] : [{ column: 'active', before: 'true', after: 'false' }]
}

function change(at: number, made: Dice): Change {
  const updates = Array<ChangeKind>(12).fill('update')
  const kind = made.pick<ChangeKind>(['create', 'create', 'deactivate', 'delete', ...updates])
  const reason = made.pick(Object.keys(holds) as HoldReason[])
  const held = {
    reason,
    message: holds[reason],
    ...(reason === 'rename' ? { others: [`old.${at}@example.com`] } : {}),
  }
  const number = String(at).padStart(6, '0')
  return {
    kind,
    key: made.chance(0.02) ? `${made.pick(hostileTexts)} ${number}` : `user.${number}@example.com`,
    line: kind === 'delete' || kind === 'deactivate' ? null : at + 2,
    fields: fieldsOf(kind, at, made),
    ...(made.chance(0.03) ? { held } : {}),
  }
}

function finding(at: number, { below, pick }: Dice): Finding {
  const place = {
    file: 'five9-users.csv',
    line: 3 + at * 5,
    column: 8 + below(40),
    key: `finding.${at}@example.com`,
  }
  return pick<Finding>([
    {
      ...place,
      severity: 'error',
      code: 'scientific-number',
      field: 'extension',
      message: 'extension is "1.0233E+05", a number that a spreadsheet has rounded. Type it again as text.',
      original: '102334',
    },
    {
      ...place,
      severity: 'error',
      code: 'unknown-skill',
      field: 'skills',
      message: `skill "${pick(hostileTexts)}" does not exist; the nearest name is "Billing".`,
    },
    {
      ...place,
      severity: 'warning',
      code: 'read-only',
      field: 'fullName',
      message: 'fullName is made by the platform and cannot be changed.',
    },
  ])
}

function counts(changes: readonly Change[], findings: readonly Finding[], size: number): Plan['counts'] {
  const applied = changes.filter(({ held }) => !held)
  const of = (kind: ChangeKind) => applied.filter(each => each.kind === kind).length
  return {
    creates: of('create'),
    updates: of('update'),
    deactivates: of('deactivate'),
    deletes: of('delete'),
    held: changes.length - applied.length,
    invalid: findings.filter(({ severity }) => severity === 'error').length,
    unchanged: size,
    missing: of('deactivate') + of('delete'),
  }
}

export interface MadeUpPlan {
  readonly plan: Plan
  readonly findings: readonly Finding[]
}

/** A plan around these changes. */
export function planOf(changes: readonly Change[], findings: readonly Finding[] = []): MadeUpPlan {
  const size = changes.length
  const its = counts(changes, findings, size)
  const removals = its.deactivates + its.deletes
  const minute = { seconds: 60, max: 140, left: 139 }
  const hour = { seconds: 3_600, max: 1_000, left: 998 }
  const plan: Plan = {
    format: 1,
    platform: 'five9',
    tenant: { id: '131', name: 'Example_Co' },
    roster: { file: 'five9-users.csv', rows: size * 2, digest: 'ab'.repeat(32) },
    snapshot: {
      users: size * 2 + 12,
      takenAt: '2026-03-04T05:06:07.000Z',
      statement: 'Complete: the platform listed every user and each of them was read.',
    },
    options: {
      onMissing: 'delete',
      onDrift: 'hold',
      onRename: 'hold',
      onDamage: 'refuse',
      protect: ['svc-*'],
      maxCreates: { percent: 10 },
      maxUpdates: { percent: 50 },
      maxRemovals: { count: 100 },
    },
    digest: '3f9a'.repeat(16),
    counts: its,
    changes,
    guards: removals > 100 ? [{ input: 'max-removals', planned: removals, allowed: 100, limit: '100' }] : [],
    effects: [
      {
        code: 'mail-to-new-users',
        users: its.creates,
        message: `Five9 may send a mail to each of ${its.creates} new users.`,
      },
      {
        code: 'recordings-destroyed',
        users: its.deletes,
        message: 'Deleting a user destroys its recordings and voicemails.',
      },
    ].filter(({ users }) => users > 0),
    forecast: {
      calls: [
        {
          limit: 'Query',
          calls: size,
          windows: [
            { ...minute, max: 450 },
            { ...hour, max: 15_000 },
          ],
        },
        { limit: 'Modify', calls: size * 2, windows: [minute, hour] },
      ].filter(({ calls }) => calls > 0),
      leastMilliseconds: size * 2_900,
      attempts: Math.ceil(size / 5_000),
    },
  }
  return { plan, findings }
}

/** A plan of so many changes of every kind with findings, the same for the same number. A single change is an update. */
export function madeUpPlan(size: number): MadeUpPlan {
  const made = dice(size)
  if (size === 1) {
    const fields = [extension(4), email(), skillSet(made)]
    return planOf([{ kind: 'update', key: 'ana.almeida@example.com', line: 2, fields }])
  }
  const changes = Array.from({ length: size }, (_, at) => change(at, made))
  return planOf(
    changes,
    Array.from({ length: Math.ceil(size / 40) }, (_, at) => finding(at, made)),
  )
}
