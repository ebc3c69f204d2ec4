/** Single values of one hub's cache: the sync cursor, the session, whose cache this is, and the check of the key. */
import { z } from 'zod'
import { hubRole } from '../../../protocol/http/sign-in.ts'
import { uuid } from '../../../protocol/ids.ts'
import { writing, type Db } from './database.ts'
import type { Sealer } from './sealing.ts'

const owner = z.object({ personId: uuid })

const session = z.object({
  token: z.string(),
  person: z.object({ id: uuid, name: z.string(), hubRole: hubRole.nullable() }),
  /** The meeting the slip was printed for. */
  meetingId: uuid.nullable(),
})
/** What a sign-in gave. The token is a secret: it is never logged and leaves only in requests to this hub. */
export type Session = z.infer<typeof session>

export interface MetaStore {
  /** false: everything in this cache was sealed with another key. */
  isKeyRight(): boolean
  cursor(): number
  /** Not a transaction by itself: the row store moves it together with the rows. */
  setCursor(cursor: number): void
  session(): Session | null
  setSession(session: Session | null): void
  /** The person whose cache this is, signed in or not. */
  ownerId(): string | null
}

export function createMetaStore(db: Db, sealer: Sealer): MetaStore {
  const read = db.prepare<[string], { content: Buffer }>('select content from meta where name = ?')
  const write = db.prepare(
    'insert into meta values (?, ?) on conflict do update set content = excluded.content',
  )
  const remove = db.prepare('delete from meta where name = ?')

  const get = (name: string): unknown => {
    const row = read.get(name)
    return row === undefined ? null : sealer.openJson(row.content, `meta/${name}`)
  }
  const set = (name: string, value: unknown) =>
    writing(() => write.run(name, sealer.sealJson(value, `meta/${name}`)))

  if (read.get('key-check') === undefined) set('key-check', 'dien-hong')

  return {
    isKeyRight: () => get('key-check') === 'dien-hong',
    cursor: () => z.int().nullable().parse(get('cursor')) ?? 0,
    setCursor: (cursor) => set('cursor', cursor),
    session: () => session.nullable().catch(null).parse(get('session')),
    setSession(next) {
      writing(
        db.transaction(() => {
          if (next === null) remove.run('session')
          else {
            set('session', next)
            set('owner', { personId: next.person.id })
          }
        }),
      )
    },
    ownerId: () => owner.nullable().catch(null).parse(get('owner'))?.personId ?? null,
  }
}
