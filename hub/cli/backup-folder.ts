/** A backup of a data folder from outside, whether a hub runs on it or not. */
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FailureError } from '../../protocol/failures.ts'
import { databaseFile } from '../start-hub.ts'
import { carryCertificate } from '../store/sqlite/database.ts'
import { certificateFile, keyFile } from '../tls/certificate.ts'

/** Throws FailureError: `not-found` when there is no hub, `bad-request` when the file exists. */
export async function backupFolder(dataFolder: string, path: string): Promise<void> {
  const source = join(dataFolder, databaseFile)
  if (!existsSync(source)) throw new FailureError('not-found')
  if (existsSync(path)) throw new FailureError('bad-request')
  const database = new Database(source, { fileMustExist: true })
  try {
    await database.backup(path)
  } finally {
    database.close()
  }
  await chmod(path, 0o600)
  carryCertificate(path, {
    certificatePem: await readFile(join(dataFolder, certificateFile), 'utf8'),
    keyPem: await readFile(join(dataFolder, keyFile), 'utf8'),
  })
}
