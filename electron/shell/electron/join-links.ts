/** Finds the join link among a program's arguments: Windows and Linux hand links over that way. */
import { parseJoinCode } from '../../../protocol/join-code.ts'

/** Null when there is none, or only a damaged one. Nothing else in the arguments is acted upon. */
export function joinLinkIn(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.length <= 4000 && parseJoinCode(argument) !== null) ?? null
}

export interface StartArguments {
  /** Absolute or as typed; null: the system's place for application data. */
  profileFolder: string | null
  canUseDevTools: boolean
}

/** Our own flags. A packaged program takes `--profile` too: one machine may hold a trial beside the real thing. */
export function startArguments(argv: readonly string[], isPackaged: boolean): StartArguments {
  const profile = argv.find((argument) => argument.startsWith('--profile='))?.slice('--profile='.length)
  return {
    profileFolder: profile === undefined || profile === '' ? null : profile,
    canUseDevTools: !isPackaged || argv.includes('--dev-tools'),
  }
}
