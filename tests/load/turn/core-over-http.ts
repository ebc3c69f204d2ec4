/** In the core's place: papers by range from the bench's own server. */
import type { CallName } from '../../../protocol/app/calls.ts'

export async function call(name: CallName, args: { sha256: string; begin: number; end: number }) {
  if (name !== 'paper:read') throw new Error(`the bench has no ${name}`)
  const answer = await fetch(`/papers/${args.sha256}`, {
    headers: { Range: `bytes=${args.begin}-${args.end - 1}` },
  })
  if (!answer.ok) throw new Error(`${answer.status} for a piece of a paper`)
  return { bytes: new Uint8Array(await answer.arrayBuffer()) }
}
