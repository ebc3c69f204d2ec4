/** Each event's hash covers the one before it: whoever holds the head's hash holds the whole log. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../protocol/canonical.ts'
import type { LogEvent } from '../protocol/live/event.ts'

/** The hash before the first event: 32 zero bytes. */
export const emptyLogHash = '0'.repeat(64)

/** SHA-256 over the previous hash's 32 bytes and the event's canonical JSON in UTF-8; hexadecimal. */
export function nextHash(previous: string, event: LogEvent): string {
  const bytes = sha256.create()
  bytes.update(hexToBytes(previous))
  bytes.update(utf8ToBytes(canonicalJson(event)))
  return bytesToHex(bytes.digest())
}
