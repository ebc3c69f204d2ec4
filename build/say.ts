/** The start commands' lines in the terminal, Vietnamese first. */
import { textsOf, type TextKey, type Texts } from '../electron/shell/texts/texts.ts'

export function text(key: TextKey): string {
  return `${textsOf('vi')[key]}\n${textsOf('en')[key]}`
}

export function say(key: TextKey): void {
  sayPlain((texts) => texts[key])
}

export function sayPlain(sentence: (texts: Texts) => string): void {
  process.stdout.write(`${sentence(textsOf('vi'))}\n${sentence(textsOf('en'))}\n`)
}
