import { Button } from '@mantine/core';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.js';

/** An address nothing answers to. */
export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <span className="glyph">
        <Icon name="search" size={22} />
      </span>
      <h1>{t('problem.notFound')}</h1>
      <p>{t('problem.notFoundHelp')}</p>
      <Link to="/cases">{t('problem.backToCases')}</Link>
    </div>
  );
}

/** A screen that failed to draw: says so, keeps the message for a report, offers to reload. */
export function CrashScreen({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert">
      <span className="glyph">
        <Icon name="error" size={22} />
      </span>
      <h1>{t('problem.crashed')}</h1>
      <p>{t('problem.crashedHelp')}</p>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        {t('problem.reload')}
      </Button>
      <code className="mono muted">{error instanceof Error ? error.message : String(error)}</code>
    </div>
  );
}
