/** Language one click away; text size and background beside it. */
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { IconCheck, IconLanguage, IconTextSize } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { textSizes, themes, type Settings } from '../../protocol/app/state.ts'
import { useApp } from '../state/app-store.ts'
import { call } from '../state/core.ts'

/** Each in its own language: who can't read the other one must find it. */
const languageNames = { vi: 'Tiếng Việt', en: 'English' }

interface Props {
  /** In a meeting the paper comes first: icons, with their names for who asks. */
  readonly isCompact?: boolean
}

export function DisplayMenu({ isCompact = false }: Props) {
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
        leftSection={isCompact ? null : <IconLanguage size={22} aria-hidden />}
        px={isCompact ? 'sm' : 'md'}
        miw="var(--target)"
        title={languageNames[other]}
        onClick={() => change({ language: other })}
      >
        {isCompact && `${other.toUpperCase()} `}
        <span className={isCompact ? 'visually-hidden' : ''}>{languageNames[other]}</span>
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          {isCompact ? (
            <ActionIcon aria-label={t('common.display')} title={t('common.display')}>
              <IconTextSize size={24} aria-hidden />
            </ActionIcon>
          ) : (
            <Button variant="subtle" leftSection={<IconTextSize size={22} aria-hidden />}>
              {t('common.display')}
            </Button>
          )}
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
