/**
 * The shape of the hub's database, as steps that are never edited once released: add a step at the end, and to
 * `migrations.test.ts` what it must keep of a database made before it.
 */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** Step n brings a database from `user_version` n - 1 to n. */
export const migrations: readonly Migration[] = [
  {
    name: 'people, rows, log, files',
    sql: /* sql */ `
      CREATE TABLE hub (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        hub_id TEXT NOT NULL,
        boot_count INTEGER NOT NULL,
        last_change INTEGER NOT NULL
      ) STRICT;

      -- Only in backups: what makes the restored hub the one its laptops trust. Moved into files at its first start.
      CREATE TABLE carried_certificate (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        certificate_pem TEXT NOT NULL,
        key_pem TEXT NOT NULL
      ) STRICT;

      CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        at_ms INTEGER NOT NULL,
        action TEXT NOT NULL,
        person_id TEXT,
        session_id TEXT,
        address TEXT,
        subject TEXT NOT NULL
      ) STRICT;

      CREATE TABLE remembered_answer (
        person_id TEXT NOT NULL,
        command_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        answer TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (person_id, command_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX remembered_answer_by_time ON remembered_answer (at_ms);

      CREATE TABLE person (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        job_title TEXT NOT NULL,
        unit TEXT NOT NULL
      ) STRICT;

      CREATE TABLE account (
        person_id TEXT PRIMARY KEY REFERENCES person (id),
        username TEXT NOT NULL UNIQUE,
        password_hash TEXT NOT NULL,
        hub_role TEXT CHECK (hub_role IN ('administrator', 'secretary')),
        is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1))
      ) STRICT;

      CREATE TABLE synced_row (
        table_name TEXT NOT NULL,
        id TEXT NOT NULL,
        meeting_id TEXT NOT NULL,
        body TEXT NOT NULL,
        is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
        change INTEGER NOT NULL,
        file_sha256 TEXT GENERATED ALWAYS AS
          (CASE WHEN table_name = 'document' THEN json_extract(body, '$.sha256') END) STORED,
        PRIMARY KEY (table_name, id)
      ) STRICT;
      CREATE INDEX synced_row_by_change ON synced_row (meeting_id, change);
      CREATE INDEX synced_row_by_file ON synced_row (file_sha256) WHERE file_sha256 IS NOT NULL;
      CREATE INDEX live_meeting ON synced_row (id)
        WHERE table_name = 'meeting' AND json_extract(body, '$.status') = 'live';

      CREATE TABLE sight (
        person_id TEXT NOT NULL REFERENCES person (id),
        meeting_id TEXT NOT NULL,
        change INTEGER NOT NULL,
        PRIMARY KEY (person_id, meeting_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sight_by_meeting ON sight (meeting_id);

      CREATE TABLE slip (
        id TEXT PRIMARY KEY,
        participant_id TEXT NOT NULL,
        person_id TEXT NOT NULL REFERENCES person (id),
        meeting_id TEXT NOT NULL,
        code_hash TEXT NOT NULL UNIQUE,
        device_id TEXT,
        expires_at_ms INTEGER NOT NULL,
        is_revoked INTEGER NOT NULL DEFAULT 0 CHECK (is_revoked IN (0, 1))
      ) STRICT;
      CREATE INDEX slip_by_participant ON slip (participant_id);
      CREATE INDEX slip_by_device ON slip (person_id, device_id);

      CREATE TABLE session (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL REFERENCES person (id),
        device_id TEXT NOT NULL,
        slip_id TEXT REFERENCES slip (id),
        expires_at_ms INTEGER NOT NULL,
        opened_at_ms INTEGER NOT NULL,
        is_ended INTEGER NOT NULL DEFAULT 0 CHECK (is_ended IN (0, 1))
      ) STRICT;
      CREATE INDEX session_by_person ON session (person_id);
      CREATE INDEX session_by_slip ON session (slip_id);

      CREATE TABLE log_head (
        meeting_id TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;

      CREATE TABLE log_event (
        meeting_id TEXT NOT NULL REFERENCES log_head (meeting_id),
        seq INTEGER NOT NULL,
        event TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (meeting_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE ballot (
        meeting_id TEXT NOT NULL REFERENCES log_head (meeting_id),
        vote_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        choice TEXT NOT NULL,
        PRIMARY KEY (meeting_id, vote_id, person_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE checkpoint (
        meeting_id TEXT NOT NULL REFERENCES log_head (meeting_id),
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL,
        signature TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (meeting_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE presented_place (
        meeting_id TEXT PRIMARY KEY,
        place TEXT NOT NULL
      ) STRICT;

      CREATE TABLE chunk (
        sha256 TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
      ) STRICT;

      CREATE TABLE file (
        sha256 TEXT PRIMARY KEY,
        size_bytes INTEGER NOT NULL,
        page_count INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE file_chunk (
        file_sha256 TEXT NOT NULL REFERENCES file (sha256),
        position INTEGER NOT NULL,
        chunk_sha256 TEXT NOT NULL REFERENCES chunk (sha256),
        PRIMARY KEY (file_sha256, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX file_chunk_by_chunk ON file_chunk (chunk_sha256);

      CREATE TABLE upload (
        person_id TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        chunks TEXT NOT NULL,
        begun_at_ms INTEGER NOT NULL,
        PRIMARY KEY (person_id, file_sha256)
      ) STRICT;

      CREATE TABLE upload_target (
        person_id TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        meeting_id TEXT NOT NULL,
        file_name TEXT NOT NULL,
        PRIMARY KEY (person_id, file_sha256, meeting_id),
        FOREIGN KEY (person_id, file_sha256) REFERENCES upload (person_id, file_sha256) ON DELETE CASCADE
      ) STRICT;

      CREATE TABLE upload_chunk (
        person_id TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        position INTEGER NOT NULL,
        chunk_sha256 TEXT NOT NULL REFERENCES chunk (sha256),
        PRIMARY KEY (person_id, file_sha256, position),
        FOREIGN KEY (person_id, file_sha256) REFERENCES upload (person_id, file_sha256) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX upload_chunk_by_chunk ON upload_chunk (chunk_sha256);

      -- Who may put which file into which meeting: person_id is its uploader; '' once a document there has had it.
      CREATE TABLE file_grant (
        meeting_id TEXT NOT NULL,
        file_sha256 TEXT NOT NULL REFERENCES file (sha256),
        person_id TEXT NOT NULL,
        PRIMARY KEY (meeting_id, file_sha256, person_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX file_grant_by_file ON file_grant (file_sha256, person_id);
    `,
  },
]
