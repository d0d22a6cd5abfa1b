import type { ImportProgress } from '@relance/schemas';
import { useTranslation } from 'react-i18next';

interface ProgressProps {
  title: string;
  progress: ImportProgress | undefined;
  /** Rows of the file, once a check has counted them. */
  rows: number | undefined;
}

/** How far the reading of a file is: what is being done, and how many rows of how many. */
export function ProgressCard({ title, progress, rows }: ProgressProps) {
  const { t } = useTranslation();
  const total = progress?.total ?? (progress?.phase === 'reading' ? rows : undefined);
  const doing = progress === undefined ? t('imports.sending') : t(`imports.phase.${progress.phase}`);
  const done = progress?.done ?? 0;
  const far = total === undefined ? t('imports.progress', { done }) : t('imports.progressOf', { done: Math.min(done, total), total });
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <div className="body import-progress" role="status">
        <span>{doing}</span>
        <progress aria-label={doing} {...(total === undefined ? {} : { value: Math.min(done, total), max: total })} />
        {progress === undefined ? null : <span className="num sub">{far}</span>}
        <p className="small muted">{t('imports.stay')}</p>
      </div>
    </section>
  );
}
