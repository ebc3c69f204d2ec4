/** The start commands' lines in the terminal, Vietnamese first. To stderr: stdout is for what programs read. */
import { textsOf, type TextKey, type Texts } from '../electron/shell/texts/texts.ts'

export function say(key: TextKey): void {
  sayPlain((texts) => texts[key])
}

export function sayPlain(sentence: (texts: Texts) => string): void {
  process.stderr.write(`${sentence(textsOf('vi'))}\n${sentence(textsOf('en'))}\n`)
}
