import { spawnSync } from 'node:child_process'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../testing/temp-folder.ts'
import { asFailure, openDatabase, removeDatabase, writing, type Migration } from './database.ts'
import { hubMigrations } from './hub-migrations.ts'
import { profileMigrations } from './profile-migrations.ts'

const two: Migration[] = [
  { version: 1, sql: 'create table a (x integer) strict; insert into a values (1)' },
  { version: 2, sql: 'alter table a add column y text; update a set y = x || 1' },
]

test('migrations run once, in order, and keep what was there', () => {
  const file = path.join(tempFolder(), 'a.sqlite')
  openDatabase(file, two.slice(0, 1), { isExclusive: false }).close()
  openDatabase(file, two, { isExclusive: false }).close()
  const db = openDatabase(file, two, { isExclusive: false })
  expect(db.prepare('select * from a').all()).toEqual([{ x: 1, y: '11' }])
  expect(db.pragma('user_version', { simple: true })).toBe(2)
  db.close()
})

test('a migration that fails leaves the file as it was', () => {
  const file = path.join(tempFolder(), 'a.sqlite')
  openDatabase(file, two.slice(0, 1), { isExclusive: false }).close()
  const broken = [...two, { version: 3, sql: 'create table b (x integer) strict; select nonsense' }]
  expect(() => openDatabase(file, broken, { isExclusive: false })).toThrow('nonsense')
  const db = openDatabase(file, two.slice(0, 1), { isExclusive: false })
  expect(db.pragma('user_version', { simple: true })).toBe(1)
  db.close()
})

test('a file of a newer program is refused, not damaged', () => {
  const file = path.join(tempFolder(), 'a.sqlite')
  openDatabase(file, two, { isExclusive: false }).close()
  expect(() => openDatabase(file, two.slice(0, 1), { isExclusive: false })).toThrow('app-too-old')
})

test.each([
  ['profile', profileMigrations, { 1: ['known_hub', 'setting'] }],
  [
    'hub',
    hubMigrations,
    { 1: ['chunk', 'command', 'file', 'log_event', 'log_state', 'meta', 'own_ballot', 'synced_row'] },
  ],
] as const)('each migration of the %s database makes the tables of its version', (_name, all, expected) => {
  expect(all.map((each) => each.version)).toEqual(Object.keys(expected).map(Number))
  for (const [version, tables] of Object.entries(expected)) {
    const file = path.join(tempFolder(), 'a.sqlite')
    const upTo = all.filter((each) => each.version <= Number(version))
    const db = openDatabase(file, upTo, { isExclusive: false })
    const found = db
      .prepare("select name from sqlite_schema where type = 'table' order by name")
      .pluck()
      .all()
    expect(found).toEqual(tables)
    db.close()
  }
})

test('a second program on the same profile is told that one is running, until the first ends', () => {
  const file = path.join(tempFolder(), 'profile.sqlite')
  const first = openDatabase(file, profileMigrations, { isExclusive: true })
  onTestFinished(() => void first.close())
  const script = `
    const Database = require('better-sqlite3')
    const db = new Database(${JSON.stringify(file)}, { timeout: 50 })
    try { db.prepare('select 1 from setting').all(); console.log('open') }
    catch (error) { console.log(error.code) }`
  const other = () => spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim()
  expect(other()).toBe('SQLITE_BUSY')
  expect(() => openDatabase(file, profileMigrations, { isExclusive: true })).toThrow('already-running')
  first.close()
  expect(other()).toBe('open')
})

test('a full disk is told as such, and the database goes on afterwards', () => {
  const file = path.join(tempFolder(), 'a.sqlite')
  const db = openDatabase(file, hubMigrations, { isExclusive: false })
  onTestFinished(() => void db.close())
  db.pragma('max_page_count = 40')
  const insert = db.prepare('insert into chunk values (?, ?)')
  const fill = () => {
    for (let index = 0; index < 100; index += 1) writing(() => insert.run(`${index}`, Buffer.alloc(4096)))
  }
  expect(fill).toThrow('disk-full')
  const kept = Number(db.prepare('select count(*) from chunk').pluck().get())
  expect(kept).toBeGreaterThan(0)
  db.pragma('max_page_count = 4000')
  writing(() => insert.run('later', Buffer.alloc(4096)))
  expect(db.prepare('select count(*) from chunk').pluck().get()).toBe(kept + 1)
})

test('an error that is no full disk and no second program stays what it is', () => {
  const cause = new Database.SqliteError('constraint', 'SQLITE_CONSTRAINT')
  expect(asFailure(cause)).toBe(cause)
})

test('removing a database leaves none of its files', () => {
  const file = path.join(tempFolder(), 'a.sqlite')
  openDatabase(file, two, { isExclusive: false }).close()
  removeDatabase(file)
  expect(() => new Database(file, { fileMustExist: true })).toThrow()
})
