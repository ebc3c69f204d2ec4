/** One hub's cache on this laptop. Every `content` is sealed; ids and numbers are not. */
import type { Migration } from './database.ts'

export const hubMigrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      -- cursor, session, owner, and a value that tells whether the key is the right one
      create table meta (name text primary key, content blob not null) strict, without rowid;

      create table synced_row (
        table_name text not null,
        id text not null,
        content blob not null,
        primary key (table_name, id)
      ) strict, without rowid;

      -- chunks: JSON list of SHA-256; is_whole: the hash of the whole has been checked too
      create table file (
        sha256 text primary key,
        size_bytes integer not null,
        page_count integer not null,
        chunks text not null,
        is_whole integer not null
      ) strict, without rowid;
      create table chunk (sha256 text primary key, content blob not null) strict;

      -- the fold over a meeting's log as of seq, and the events after it
      create table log_state (
        meeting_id text primary key,
        seq integer not null,
        hash text not null,
        content blob not null
      ) strict, without rowid;
      create table log_event (
        meeting_id text not null,
        seq integer not null,
        content blob not null,
        primary key (meeting_id, seq)
      ) strict, without rowid;

      create table command (
        command_id text primary key,
        meeting_id text not null,
        content blob not null
      ) strict, without rowid;
      create table own_ballot (
        vote_id text primary key,
        meeting_id text not null,
        content blob not null
      ) strict, without rowid;
    `,
  },
]
