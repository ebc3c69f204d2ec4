/** Keeps the document in step with the person's settings: language, text size, theme. */
import { useEffect } from 'react'
import { followLanguage } from '../i18n/i18n.ts'
import { useApp } from '../state/app-store.ts'

export function useDisplay(): 'light' | 'dark' {
  const { language, textSize, theme } = useApp((state) => state.app.settings)
  useEffect(() => followLanguage(language), [language])
  useEffect(() => {
    document.documentElement.dataset['textSize'] = textSize
    document.documentElement.dataset['theme'] = theme
  }, [textSize, theme])
  return theme === 'dark' ? 'dark' : 'light'
}
