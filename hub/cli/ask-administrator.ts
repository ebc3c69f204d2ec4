/** The first administrator: from flags, environment or file, and what is missing from the terminal. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { newAdministrator, type NewAdministrator } from '../../protocol/host/hub-process.ts'
import type { CliOptions } from './options.ts'
import type { Text } from './text-en.ts'

export type AskedAdministrator =
  | { readonly outcome: 'given'; readonly administrator: NewAdministrator }
  | { readonly outcome: 'nobody-to-ask' | 'bad' }

export async function askAdministrator(
  { administrator: given }: CliOptions,
  text: Text,
  terminal: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
): Promise<AskedAdministrator> {
  const fromFile =
    given.passwordFile === null
      ? null
      : ((await readFile(given.passwordFile, 'utf8')).split(/\r?\n/)[0] ?? '')
  const password = fromFile ?? given.password
  const isComplete = given.username !== null && given.name !== null && password !== null
  if (!isComplete && !terminal.input.isTTY) return { outcome: 'nobody-to-ask' }
  const parsed = newAdministrator.safeParse({
    username: given.username ?? (await ask(text.askUsername, terminal, false)),
    name: given.name ?? (await ask(text.askName, terminal, false)),
    password: password ?? (await ask(text.askPassword, terminal, true)),
  })
  return parsed.success ? { outcome: 'given', administrator: parsed.data } : { outcome: 'bad' }
}

async function ask(
  question: string,
  { input, output }: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
  isSecret: boolean,
): Promise<string> {
  output.write(question)
  // What is typed is echoed by readline: for a password into nothing.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: isSecret ? nowhere : output, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (isSecret) output.write('\n')
  }
}
