import { common } from './common.ts'
import { failures } from './failures.ts'
import { frame } from './frame.ts'
import { meetings } from './meetings.ts'
import { prepare } from './prepare.ts'
import { reader } from './reader.ts'
import { room } from './room.ts'
import { session } from './session.ts'
import { start } from './start.ts'
import { votes } from './votes.ts'

export const en = { common, failures, frame, meetings, prepare, reader, room, session, start, votes }
