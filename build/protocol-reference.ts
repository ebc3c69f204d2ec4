/**
 * Writes docs/protocol.md from the schemas: every message of the wire and every call of a window, as JSON Schema.
 * A test holds the file to the schemas, so the wire can't change without the change being seen in review.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { calls } from '../protocol/app/calls.ts'
import { coreMessage, callMessage } from '../protocol/app/channel.ts'
import { appState } from '../protocol/app/state.ts'
import { failureTraits } from '../protocol/failures.ts'
import { editsDone, reportReadiness, sentEdits } from '../protocol/http/edit.ts'
import { beginUpload, fileManifest, uploadBegun, uploadFinished } from '../protocol/http/files.ts'
import { hubInfo } from '../protocol/http/hub-info.ts'
import { changePassword, issuedSlips, issueSlips, knownPeople, saveAccount } from '../protocol/http/people.ts'
import { signedIn, signIn } from '../protocol/http/sign-in.ts'
import { syncPage } from '../protocol/http/sync.ts'
import { joinCode } from '../protocol/join-code.ts'
import * as channel from '../protocol/live/channel.ts'
import { sentCommand } from '../protocol/live/command.ts'
import { logEvent } from '../protocol/live/event.ts'
import { place, showPlace } from '../protocol/live/place.ts'
import { protocolVersion } from '../protocol/version.ts'

const sections: readonly (readonly [string, Readonly<Record<string, z.ZodType>>])[] = [
  [
    'HTTP, laptop ⇄ hub',
    {
      'GET /api/hub →': hubInfo,
      'POST /api/sign-in ←': signIn,
      'POST /api/sign-in →': signedIn,
      'GET /api/sync →': syncPage,
      'POST /api/edits ←': sentEdits,
      'POST /api/edits →': editsDone,
      'POST /api/readiness ←': reportReadiness,
      'POST /api/files ←': beginUpload,
      'POST /api/files →': uploadBegun,
      'POST /api/files/SHA/finish →': uploadFinished,
      'GET /api/files/SHA →': fileManifest,
      'POST /api/slips ←': issueSlips,
      'POST /api/slips →': issuedSlips,
      'GET /api/people →': knownPeople,
      'POST /api/accounts ←': saveAccount,
      'POST /api/password ←': changePassword,
    },
  ],
  [
    'Live channel, laptop ⇄ hub',
    {
      'handshake ←': channel.handshake,
      'meeting:join ←': channel.joinMeeting,
      'meeting:join →': channel.joined,
      'command ←': sentCommand,
      'command →': channel.commandAnswer,
      'place ←': showPlace,
      'place →': place,
      'events →': channel.eventsMessage,
      'head →': channel.headMessage,
      'changed →': channel.changedMessage,
      'connected →': channel.connectedMessage,
      'signed-out →': channel.signedOutMessage,
    },
  ],
  ['The log', { event: logEvent }],
  ['Join code', { 'dienhong://join': joinCode }],
  ['Window ⇄ core', { 'window →': callMessage, 'core →': coreMessage, state: appState }],
]

/** The whole document, the same for the same schemas. */
export function protocolReference(): string {
  const parts = [
    '# The wire, generated from its schemas',
    '',
    'Made by `npm run docs:protocol`; do not edit. The promises behind the messages are in `protocol/SPEC.md`.',
    '',
    `Protocol version ${protocolVersion}. ← is towards the hub, → from it.`,
  ]
  for (const [title, schemas] of sections) {
    parts.push('', `## ${title}`)
    for (const [name, schema] of Object.entries(schemas)) parts.push('', `### ${name}`, '', jsonBlock(schema))
  }
  parts.push('', '## Calls of a window')
  for (const [name, { args, result }] of Object.entries(calls)) {
    parts.push('', `### ${name}`, '', 'Arguments', '', jsonBlock(args), '', 'Result', '', jsonBlock(result))
  }
  parts.push('', '## Failures', '', '| kind | who can mend it | may succeed later |', '|---|---|---|')
  for (const [kind, { blame, canRetry }] of Object.entries(failureTraits)) {
    parts.push(`| ${kind} | ${blame} | ${canRetry ? 'yes' : 'no'} |`)
  }
  return `${parts.join('\n')}\n`
}

function jsonBlock(schema: z.ZodType): string {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return `\`\`\`json\n${JSON.stringify(json, null, 1)}\n\`\`\``
}

export const protocolReferencePath = join(import.meta.dirname, '../docs/protocol.md')

if (import.meta.main) await writeFile(protocolReferencePath, protocolReference())
