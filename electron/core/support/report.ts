/** The text a person may send to support: versions, how things stand, the last log lines. */
import os from 'node:os'
import type { AppState } from '../../../protocol/app/state.ts'
import { protocolVersion } from '../../../protocol/version.ts'
import type { LogTail } from './log-tail.ts'

export function supportReport(
  state: AppState,
  tail: LogTail,
  nowMs: number,
): { fileName: string; text: string } {
  const { connection, hosting, live } = state
  const at = new Date(nowMs).toISOString()
  const count = (isReady: boolean) =>
    state.meetings.reduce((sum, each) => sum + (isReady ? each.readyDocumentCount : each.documentCount), 0)
  const lines = [
    `Diên Hồng ${state.app.appVersion}, protocol ${protocolVersion}, shell ${state.app.shell}`,
    `${os.platform()} ${os.release()} ${os.arch()}, node ${process.version}, memory ${Math.round(os.totalmem() / 2 ** 20)} MiB`,
    `at ${at}`,
    `connection ${connection.state}${'failure' in connection ? ` ${connection.failure.kind}` : ''}`,
    `hosting ${hosting.state}${'failure' in hosting ? ` ${hosting.failure.kind}` : ''}`,
    `hubs ${state.hubs.known.length}, meetings ${state.meetings.length}, papers ${count(true)} of ${count(false)} here`,
    live === null
      ? 'no meeting open'
      : `log at ${live.headSeq}, ${live.pending.length} commands waiting, ${live.refused.length} refused`,
    `uploads ${state.transfers.map((each) => each.state).join(' ') || 'none'}`,
    '',
    ...tail.lines(),
    '',
  ]
  return { fileName: `dien-hong-${at.slice(0, 10)}.txt`, text: lines.join('\n') }
}
