import type { ImportResult } from '../../api/imports.js';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Figure } from '../../ui/figure.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/note.js';

/** What was read, what is new, what was left out; rejected rows come back as a file. */
export function Figures({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { rows, rejected, skipped, rejectedFile, issues, dryRun, casesWoken } = result;
  const totals = 'totals' in result ? result.totals : [];
  return (
    <>
      <dl className="figures">
        <Figure large label={t('imports.rows')} value={rows} />
        {'created' in result ? (
          <>
            <Figure large label={t('imports.created')} value={result.created} />
            <Figure large label={t('imports.updated')} value={result.updated} />
            <Figure large label={t('imports.unchanged')} value={result.unchanged} />
          </>
        ) : (
          <>
            <Figure large label={t('imports.allocated')} value={result.allocated} />
            <Figure large label={t('imports.unallocated')} value={result.unallocated.length} />
            <Figure large label={t('imports.known')} value={result.unchanged} />
          </>
        )}
        <Figure large label={t('imports.rejected')} value={rejected} />
        <Figure large label={t('imports.skipped')} value={skipped} remark={t('imports.skippedHelp')} />
        {dryRun ? null : <Figure large label={t('imports.woken')} value={casesWoken} />}
        {totals.map(({ currency, cents }) => (
          <Figure key={currency} large label={t('imports.total')} value={formatAmount(cents, currency, locale)} />
        ))}
      </dl>
      {rejectedFile === null ? null : (
        <Note
          tone="warn"
          action={
            <a className="linkbutton" href={rejectedFile} download>
              <Icon name="download" size={14} />
              {t('imports.rejectedFile')}
            </a>
          }
        >
          {t('imports.rejectedHelp', { count: rejected })}
        </Note>
      )}
      {issues.map((issue) => (
        <Note key={issue.code + issue.fr} tone="warn">
          {issue[locale]}
        </Note>
      ))}
    </>
  );
}
