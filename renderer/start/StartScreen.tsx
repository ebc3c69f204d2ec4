/** The first minute: three big choices, and what lies behind each. */
import { UnstyledButton } from '@mantine/core'
import { IconDoorEnter, IconHome2, IconPlayerPlay } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '../frame/Brand.tsx'
import { DisplayMenu } from '../frame/DisplayMenu.tsx'
import { useApp } from '../state/app-store.ts'
import { HostPanel } from './HostPanel.tsx'
import { JoinPanel } from './JoinPanel.tsx'
import { KnownHubs } from './KnownHubs.tsx'
import { SamplePanel } from './SamplePanel.tsx'
import classes from './StartScreen.module.css'

type Choice = 'choose' | 'join' | 'host' | 'sample'

interface Props {
  /** null: there is nothing to go back to. */
  readonly onBack: (() => void) | null
  readonly onDone: () => void
}

export function StartScreen({ onBack, onDone }: Props) {
  const { t } = useTranslation()
  const joinCode = useApp((state) => state.app.pendingJoinCode)
  const [choice, setChoice] = useState<Choice>('choose')
  const [typed, setTyped] = useState('')
  const [knownAddress, setKnownAddress] = useState<string | null>(null)
  const shown = joinCode !== null ? 'join' : choice

  const join = (address: string) => {
    setTyped(address)
    setKnownAddress(address)
    setChoice('join')
  }
  const back = () => {
    setKnownAddress(null)
    setTyped('')
    setChoice('choose')
  }

  return (
    <div className={classes['page']}>
      <header className={classes['header']}>
        <Brand />
        <DisplayMenu />
      </header>
      <main className={classes['main']}>
        {shown === 'choose' && (
          <>
            <h1 className={classes['title']}>{t('start.title')}</h1>
            <div className={classes['choices']}>
              <ChoiceCard
                icon={<IconDoorEnter size={44} aria-hidden />}
                title={t('start.join.title')}
                hint={t('start.join.hint')}
                onClick={() => setChoice('join')}
              />
              <ChoiceCard
                icon={<IconHome2 size={44} aria-hidden />}
                title={t('start.host.title')}
                hint={t('start.host.hint')}
                onClick={() => setChoice('host')}
              />
              <ChoiceCard
                icon={<IconPlayerPlay size={44} aria-hidden />}
                title={t('start.sample.title')}
                hint={t('start.sample.hint')}
                onClick={() => setChoice('sample')}
              />
            </div>
            <KnownHubs onJoin={join} onDone={onDone} />
            {onBack !== null && (
              <UnstyledButton className={classes['back']} onClick={onBack}>
                {t('common.back')}
              </UnstyledButton>
            )}
          </>
        )}
        {shown === 'join' && (
          <JoinPanel
            key={joinCode ?? knownAddress ?? ''}
            initial={joinCode ?? typed}
            onBack={back}
            onDone={onDone}
          />
        )}
        {shown === 'host' && <HostPanel onBack={back} onDone={onDone} />}
        {shown === 'sample' && <SamplePanel onBack={back} onDone={onDone} />}
      </main>
    </div>
  )
}

function ChoiceCard(props: { icon: ReactNode; title: string; hint: string; onClick: () => void }) {
  return (
    <UnstyledButton className={classes['card']} onClick={props.onClick}>
      <span className={classes['icon']}>{props.icon}</span>
      <span className={classes['cardTitle']}>{props.title}</span>
      <span className={classes['cardHint']}>{props.hint}</span>
    </UnstyledButton>
  )
}
