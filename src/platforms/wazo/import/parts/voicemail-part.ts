import { Failure } from '../../../../work/failure.ts'
import type { WazoClient } from '../../client.ts'
import { type User, users, type Voicemail, voicemails } from '../../resources.ts'
import { cellAfter, type Wanted, wantedIn } from '../wanted.ts'
import { cellsWith } from './cells.ts'
import type { Part } from './part.ts'

interface Live {
  readonly user: User
  readonly mailbox: Voicemail | undefined
}

/**
 * The mailbox of a user. One of the same number that nobody has is taken, and keeps what is in it; one that is taken off
 * stays as it is, without a user.
 * @param alike users who may share it, since they are asked for the same
 */
export function voicemailPart(client: WazoClient, alike: ReadonlySet<string>): Part<Live> {
  return {
    async read(uuid, _wanted, signal) {
      const user = await client.find(users, uuid, signal)
      const id = user?.voicemail?.id
      return (
        user && { user, mailbox: id === undefined ? undefined : await client.find(voicemails, id, signal) }
      )
    },
    cells: ({ user, mailbox }) => cellsWith(user, { mailbox }),
    astray: () => [],
    async write({ user, mailbox }, wanted, _doubtful, signal) {
      if (cellAfter(cellsWith(user, { mailbox }), wanted, 'voicemail_number') === '') {
        await client.unlink(users, user.uuid, voicemails, undefined, signal)
        return
      }
      const own = mailbox ?? (await mailboxOf(client, wanted, signal))
      const others = own?.users.filter(({ uuid }) => uuid !== user.uuid && !alike.has(uuid)) ?? []
      if (own && others.length > 0) throw isShared(own.number, others.length)
      if (!own) await client.create(ofUser(user), bodyOf(undefined, wanted), signal)
      else {
        // The user's last of all: until then a further attempt finds the mailbox by its number.
        await client.change(voicemails, own.id, bodyOf(own, wanted), signal)
        if (!mailbox) await client.link(users, user.uuid, voicemails, own.id, signal)
      }
    },
  }
}

/** A mailbox that is made below a user is the user's at once. */
function ofUser({ uuid }: User) {
  return { ...voicemails, path: `${users.path}/${uuid}${voicemails.path}` }
}

/** The mailbox that is there under the number which is wanted. */
async function mailboxOf(
  client: WazoClient,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<Voicemail | undefined> {
  const number = wantedIn(wanted, 'voicemail_number')?.after ?? ''
  const context = wantedIn(wanted, 'voicemail_context')?.after ?? ''
  const { items } = await client.page(voicemails, { number, context }, signal)
  return items.find(item => item.number === number && item.context === context)
}

const switches: ReadonlySet<string> = new Set(['attach_audio', 'delete_messages', 'ask_password'])

function bodyOf(now: Voicemail | undefined, wanted: readonly Wanted[]): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = Object.fromEntries(
    wanted
      .map(({ column, after }) => [column.replace('voicemail_', ''), after] as const)
      .map(([field, after]) => [field, switches.has(field) && after !== null ? after === '1' : after]),
  )
  // Whether messages may be deleted is judged by what is sent alone.
  return body.delete_messages === true && now
    ? { email: now.email, attach_audio: now.attach_audio, ...body }
    : body
}

function isShared(number: string, others: number): Failure {
  const whom = others === 1 ? 'another user' : `${others} other users`
  return new Failure(
    'rejected',
    `The mailbox ${number} belongs to ${whom} as well, whose rows do not ask for this.`,
    {
      code: 'SharedMailbox',
      cure: 'Choose another number, or ask for the same in the rows of all who share it.',
    },
  )
}
