import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-paths.js';

function Way({ icon, title, text, command }: { icon: IconName; title: string; text: string; command: string }) {
  return (
    <section className="card way">
      <span className="tile lg ch-none">
        <Icon name={icon} />
      </span>
      <h3>{title}</h3>
      <p>{text}</p>
      <code className="cmd" tabIndex={0}>
        {command}
      </code>
    </section>
  );
}

/** No account at all: what is missing, the first action, what will not happen. */
export function CasesEmpty() {
  const { t } = useTranslation();
  const steps = [t('cases.empty.step1'), t('cases.empty.step2'), t('cases.empty.step3'), t('cases.empty.step4')];
  return (
    <div className="teach">
      <div className="empty">
        <span className="glyph">
          <Icon name="building" size={22} />
        </span>
        <h2>{t('cases.empty.title')}</h2>
        <p>{t('cases.empty.lead')}</p>
      </div>
      <div className="ways">
        <Way
          icon="upload"
          title={t('cases.empty.importTitle')}
          text={t('cases.empty.importText')}
          command={t('cases.empty.importCommand')}
        />
        <Way icon="play" title={t('cases.empty.demoTitle')} text={t('cases.empty.demoText')} command={t('cases.empty.demoCommand')} />
      </div>
      <ol aria-label={t('cases.empty.steps')}>
        {steps.map((step, index) => (
          <li key={step}>
            <span className="n">{index + 1}</span>
            {step}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Accounts exist, but none matches the filters. */
export function CasesNoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="teach">
      <div className="empty">
        <span className="glyph">
          <Icon name="search" size={22} />
        </span>
        <h2>{t('cases.noMatch')}</h2>
        <p>{t('cases.noMatchHelp')}</p>
        <Button onClick={onClear}>{t('cases.clear')}</Button>
      </div>
    </div>
  );
}
