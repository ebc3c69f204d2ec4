/** The shells' own sentences: menus, dialogues, pages shown before the renderer runs, lines in the terminal. */
import type { Settings } from '../../../protocol/app/state.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

/** Every text of the shells; `{name}` marks what is filled in. */
export type Texts = { readonly [K in keyof typeof vi]: string }

export type TextKey = keyof Texts

const languages: Readonly<Record<Settings['language'], Texts>> = { vi, en }

export function textsOf(language: Settings['language']): Texts {
  return languages[language]
}

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
