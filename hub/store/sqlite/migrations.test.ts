import Database from 'better-sqlite3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, openDatabase } from './database.ts'
import { migrations } from './migrations.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dien-hong-migrations-'))
  path = join(folder, 'hub.sqlite')
})
afterEach(() => rm(folder, { recursive: true }))

/** What a database of each version may hold before the step that leads on from it, and what must be left of it. */
const kept: readonly {
  readonly before: string
  readonly query: string
  readonly after: readonly object[]
}[] = [
  {
    before: '',
    query: `SELECT name FROM sqlite_schema WHERE name IN ('log_event', 'ballot', 'synced_row') ORDER BY name`,
    after: [{ name: 'ballot' }, { name: 'log_event' }, { name: 'synced_row' }],
  },
]

describe('migrations', () => {
  it('each have something to keep', () => {
    expect(kept).toHaveLength(migrations.length)
  })

  it.each(kept.map((each, index) => [index + 1, each] as const))(
    'step %i keeps what was there',
    (version, { before, query, after }) => {
      const database = new Database(path)
      migrate(database, migrations.slice(0, version - 1))
      database.exec(before)
      migrate(database, migrations.slice(0, version))
      expect(database.pragma('user_version', { simple: true })).toBe(version)
      expect(database.prepare(query).all()).toEqual(after)
      database.close()
    },
  )

  it('lead from any version to the present one, and change nothing when it is reached', () => {
    const database = new Database(path)
    migrate(database)
    const schema = database.prepare('SELECT sql FROM sqlite_schema').all()
    migrate(database)
    expect(database.prepare('SELECT sql FROM sqlite_schema').all()).toEqual(schema)
    database.close()
  })

  it('undo a step that fails as a whole, and stay at the version before it', () => {
    const database = new Database(path)
    const broken = { name: 'broken', sql: 'CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)' }
    expect(() => migrate(database, [...migrations, broken])).toThrow('nowhere')
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(database.prepare(`SELECT * FROM sqlite_schema WHERE name = 'half'`).all()).toEqual([])
    database.close()
  })

  it('refuse a step that leaves references leading nowhere', () => {
    const database = new Database(path)
    migrate(database)
    const orphan = {
      name: 'orphan',
      sql: `INSERT INTO slip VALUES ('s', 'p', 'nobody', 'm', 'h', NULL, 1, 0)`,
    }
    expect(() => migrate(database, [...migrations, orphan])).toThrow(/references|FOREIGN KEY/)
    expect(database.prepare('SELECT * FROM slip').all()).toEqual([])
    database.close()
  })

  it('do not touch the data of a newer program', () => {
    const database = openDatabase(path)
    database.pragma(`user_version = ${migrations.length + 1}`)
    database.close()
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ kind: 'cannot-host' }))
  })
})

it('opens with a write-ahead log, synced at every commit, and with references enforced', () => {
  const database = openDatabase(path)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(database.pragma('synchronous', { simple: true })).toBe(2)
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
  database.close()
})
