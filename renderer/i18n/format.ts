/** Numbers, dates and durations as an office writes them. Hooks, so that a change of language redraws. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Formats {
  /** "23/11/2026" · "23 November 2026" */
  date(ms: number): string
  /** "14 giờ 05" · "14:05" */
  time(ms: number): string
  /** "14 giờ 05, thứ Hai, 23/11/2026" */
  dateTime(ms: number): string
  /** "86,7 %": one decimal at most. */
  percent(share: number): string
  /** "12,5 MB" */
  bytes(count: number): string
  /** "03:12", hours only when there are any. */
  clock(ms: number): string
}

export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return useMemo(() => formatsFor(i18n.language === 'en' ? 'en' : 'vi'), [i18n.language])
}

export function formatsFor(language: 'vi' | 'en'): Formats {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })

  const date = (ms: number) => {
    const at = new Date(ms)
    return language === 'en'
      ? longDate.format(at)
      : `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`
  }
  const time = (ms: number) => {
    const at = new Date(ms)
    const minutes = two(at.getMinutes())
    return language === 'en' ? `${two(at.getHours())}:${minutes}` : `${at.getHours()} giờ ${minutes}`
  }
  return {
    date,
    time,
    dateTime: (ms) => `${time(ms)}, ${lowerFirst(weekday.format(new Date(ms)), language)}, ${date(ms)}`,
    percent: (share) => `${number.format(share * 100)}${language === 'vi' ? ' ' : ''}%`,
    bytes: (count) =>
      count < 1024 * 1024
        ? `${number.format(Math.max(1, Math.round(count / 1024)))} KB`
        : `${number.format(count / (1024 * 1024))} MB`,
    clock: (ms) => {
      const seconds = Math.max(0, Math.floor(ms / 1000))
      const hours = Math.floor(seconds / 3600)
      const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
      return hours > 0 ? `${hours}:${rest}` : rest
    },
  }
}

const two = (value: number) => String(value).padStart(2, '0')

/** Vietnamese writes "thứ Hai" in running text, English "Monday". */
function lowerFirst(word: string, language: 'vi' | 'en'): string {
  return language === 'vi' ? word.charAt(0).toLowerCase() + word.slice(1) : word
}
