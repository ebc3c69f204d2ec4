/** What one person's profile knows apart from any hub: settings, and the hubs it has signed in to. */
import type { Migration } from './database.ts'

export const profileMigrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      -- value: JSON
      create table setting (name text primary key, value text not null) strict, without rowid;

      -- addresses: JSON list, the one that answered last first; person: JSON or null when signed out
      create table known_hub (
        hub_id text primary key,
        name text not null,
        addresses text not null,
        fingerprint text not null,
        certificate_pem text not null,
        kind text not null check (kind in ('remote', 'hosted', 'sample')),
        person text,
        used_at_ms integer not null
      ) strict, without rowid;
    `,
  },
]
