/** The two languages. Vietnamese is the source: its keys are the type every other language is held to. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '../../protocol/app/state.ts'
import { en } from './en/en.ts'
import { vi } from './vi/vi.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'all'
    resources: { all: typeof vi }
  }
}

/** Texts are in the program: this settles before the first frame. */
export async function startI18n(language: Settings['language']): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    defaultNS: 'all',
    resources: { vi: { all: vi }, en: { all: en } },
    interpolation: { escapeValue: false },
  })
  followLanguage(language)
}

export function followLanguage(language: Settings['language']): void {
  document.documentElement.lang = language
  if (i18next.language !== language) void i18next.changeLanguage(language)
}
