import { ApiProblem } from '@relance/schemas';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.js';
import { Note } from './note.js';

/**
 * Why something did not work and what to do, in the user's language: the API's own words where it answered, else that the server could
 * not be reached. The code stands small and last.
 */
export function ProblemNote({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const retry = onRetry === undefined ? undefined : <Button onClick={onRetry}>{t('common.retry')}</Button>;
  if (!(error instanceof ApiProblem)) {
    return (
      <Note tone="error" action={retry}>
        <strong>{t('problem.unreachable')}</strong> {t('problem.unreachableHelp')}
      </Note>
    );
  }
  const { problem } = error;
  return (
    <Note tone="error" action={retry}>
      <strong>{problem[locale]}</strong>
      {problem.issues.length === 0 ? null : (
        <ul>
          {problem.issues.map((issue) => (
            <li key={issue.code + issue.en}>{issue[locale]}</li>
          ))}
        </ul>
      )}{' '}
      <code className="mono muted">{problem.code}</code>
    </Note>
  );
}
