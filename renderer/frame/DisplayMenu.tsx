/** Language one click away; text size and background beside it. */
import { Button, Group, Menu } from '@mantine/core'
import { IconCheck, IconLanguage, IconTextSize } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { textSizes, themes, type Settings } from '../../protocol/app/state.ts'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'

export function DisplayMenu() {
  const { t } = useTranslation()
  const settings = useApp((state) => state.app.settings)
  const change = (next: Partial<Settings>) => void call('settings:change', next)
  const other = settings.language === 'vi' ? 'en' : 'vi'
  const mark = (isChosen: boolean) => (isChosen ? <IconCheck size={20} aria-hidden /> : <span aria-hidden />)

  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="subtle"
        lang={other}
        leftSection={<IconLanguage size={22} aria-hidden />}
        onClick={() => change({ language: other })}
      >
        {other === 'en' ? 'English' : 'Tiếng Việt'}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="subtle" leftSection={<IconTextSize size={22} aria-hidden />}>
            {t('common.display')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('common.textSize')}</Menu.Label>
          {textSizes.map((textSize) => (
            <Menu.Item
              key={textSize}
              leftSection={mark(settings.textSize === textSize)}
              aria-current={settings.textSize === textSize}
              onClick={() => change({ textSize })}
            >
              {t(`common.textSizes.${textSize}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('common.theme')}</Menu.Label>
          {themes.map((theme) => (
            <Menu.Item
              key={theme}
              leftSection={mark(settings.theme === theme)}
              aria-current={settings.theme === theme}
              onClick={() => change({ theme })}
            >
              {t(`common.themes.${theme}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
