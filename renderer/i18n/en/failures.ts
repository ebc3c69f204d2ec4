import type { FailureKind } from '../../../protocol/failures.ts'

export const failures = {
  'hub-unreachable':
    'The meeting server cannot be reached. Check the room’s network; the program keeps trying by itself.',
  'hub-timeout': 'The meeting server is slow to answer. Please try again.',
  'hub-busy': 'The meeting server is busy. Please try again in a moment.',
  'hub-certificate-changed':
    'The server at this address is not the one trusted before. Do not go on; ask the secretary for a new slip.',
  'hub-too-old': 'The meeting server runs an older version. Ask the administrator to update it.',
  'app-too-old': 'The program on this laptop is too old. Update it before joining.',
  'bad-join-code': 'The join code is wrong or incomplete. Paste all of it again, or scan the slip again.',
  'bad-address': 'This is not an address. A right one looks like 192.168.1.10',
  'wrong-password':
    'The user name or the password is wrong. Type them again; if forgotten, ask the administrator for a new password.',
  'wrong-slip':
    'The code from the slip is wrong. Check each character. If slips were issued anew, use the newest one.',
  'slip-expired': 'The slip has expired. Ask the secretary for a new one.',
  'slip-used-elsewhere': 'This slip was used on another laptop. Ask the secretary for a new one.',
  'too-many-attempts': 'Too many attempts. Please wait a minute and try again.',
  'signed-out': 'You are no longer signed in. Please sign in again.',
  'not-allowed': 'You may not do this. If it is needed, ask the secretary or the administrator.',
  'not-found': 'This is no longer there, or not open to you. If you need it, ask the secretary.',
  'username-taken': 'Somebody already has this user name. Choose another one.',
  'last-administrator':
    'At least one administrator account must remain. Make another account an administrator first.',
  'bad-request': 'What was entered is not valid. Please check it.',
  'stale-row': 'Somebody else has just changed this. Look at the new version, then go on.',
  'meeting-locked':
    'The meeting is running or has ended, so this can no longer be changed. Take it to the next meeting.',
  'not-a-pdf': 'This file is not a PDF. Convert it to PDF and upload it again.',
  'file-too-large': 'The file is larger than allowed. Make it smaller, or split it.',
  'file-empty': 'This file is empty. Check the original and upload it again.',
  'pdf-damaged': 'The PDF is damaged and cannot be opened. Export it again from the original.',
  'pdf-password': 'The PDF has a password. Remove it and upload the file again.',
  'state-secret':
    'The paper is marked as a state secret. Such papers must not be used in paperless meetings; hand it out on paper as the rules say.',
  'chunk-mismatch': 'Data arrived damaged. The program will fetch it again.',
  'paper-not-here':
    'This page is not on the laptop yet and there is no connection. It appears once there is.',
  'meeting-not-published':
    'The meeting has not been published, so it cannot start. Ask the secretary to publish it.',
  'meeting-already-started': 'The meeting has already started; there is no need to start it again.',
  'meeting-not-live': 'The meeting has not started. Please wait until the chair starts it.',
  'meeting-ended': 'The meeting has ended. Its papers and results can still be read.',
  'no-members': 'The list has no member with a vote yet. Ask the secretary to mark who is a member.',
  'not-a-participant': 'You are not on the list of this meeting. If that is a mistake, ask the secretary.',
  'unknown-item': 'This item is no longer on the agenda. Choose another one.',
  'item-already-open': 'This item is under discussion already; there is no need to open it again.',
  'no-open-item': 'No item is open. Open one first.',
  'unknown-document': 'This paper is no longer part of the meeting. Choose another one.',
  'unknown-person': 'This person is not on the list of participants. Ask the secretary to add them.',
  'attendance-unchanged': 'That was recorded already; there is nothing more to do.',
  'vote-already-open': 'Another vote is still open. Close it first.',
  'vote-id-taken': 'This vote has been opened already; there is no need to open it again.',
  'no-quorum': 'Not enough members are present. Wait for more, or record those who are here.',
  'unknown-vote': 'There is no such vote. Look at the list of votes again.',
  'vote-not-open': 'The vote is closed. This ballot was not counted. If need be, tell the chair.',
  'not-a-voter': 'You are not on the list of voters for this vote. If that is a mistake, tell the secretary.',
  'already-voted':
    'You have voted already, and ballots cannot be changed in this vote; there is nothing more to do.',
  'disk-full': 'The laptop’s disk is full. Make room; the program goes on by itself.',
  'already-running': 'The program is already running on this laptop. Switch to its window.',
  'port-taken': 'Another program uses the network port. Close it and try again.',
  'cannot-host': 'This laptop cannot host the meeting. See the details, or use another one.',
  'key-lost': 'The key to this laptop’s data is gone. Sign in again to fetch the papers again.',
  internal: 'The program ran into an error. Try again; if it happens again, send the log to support.',
} satisfies Record<FailureKind, string>
