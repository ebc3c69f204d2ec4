import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { textsOf } from '../texts/texts.ts'
import { menuTemplate, type MenuFacts } from './menu.ts'

const actions = {
  newWindow: () => undefined,
  saveReport: () => undefined,
  print: () => undefined,
  closeRoom: () => undefined,
  about: () => undefined,
  quit: () => undefined,
}

function items(facts: Partial<MenuFacts> = {}): MenuItemConstructorOptions[] {
  const template = menuTemplate(
    { texts: textsOf('vi'), platform: 'linux', hasRoom: false, canUseDevTools: false, ...facts },
    actions,
  )
  return template.flatMap((menu) => [menu, ...(Array.isArray(menu.submenu) ? menu.submenu : [])])
}

it.each(['win32', 'darwin', 'linux'] as const)(
  'names every item in the person’s language on %s',
  (platform) => {
    for (const language of ['vi', 'en'] as const) {
      const texts: string[] = Object.values(textsOf(language))
      for (const item of items({ platform, texts: textsOf(language) })) {
        if (item.type !== 'separator') expect(texts).toContain(item.label)
      }
    }
  },
)

it('has no item that loads the page again or opens developer tools', () => {
  const roles = items().map((item) => item.role)
  expect(roles).not.toContain('reload')
  expect(roles).not.toContain('forceReload')
  expect(roles).not.toContain('toggleDevTools')
  expect(items({ canUseDevTools: true }).map((item) => item.role)).toContain('toggleDevTools')
})

it('ends the program by our own way, which may ask first', () => {
  for (const platform of ['win32', 'darwin', 'linux'] as const) {
    expect(items({ platform }).map((item) => item.role)).not.toContain('quit')
    expect(items({ platform }).filter((item) => item.click === actions.quit)).toHaveLength(1)
  }
})

it('closes the room’s window only where there is one', () => {
  const enabled = (hasRoom: boolean): unknown =>
    items({ hasRoom }).find((item) => item.click === actions.closeRoom)?.enabled
  expect([enabled(false), enabled(true)]).toEqual([false, true])
})
