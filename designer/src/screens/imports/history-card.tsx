import type { ImportLine } from '@relance/schemas';
import { contracts } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../api/may-call.js';
import { useSession } from '../../api/session.js';
import { useTimeZone } from '../../api/time-zone.js';
import { formatDay, formatMinutes, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';

function Line({ line, mayDownload }: { line: ImportLine; mayDownload: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { date, minutes } = localInstant(line.at, useTimeZone());
  const { rows = 0, rejected = 0 } = line.counts;
  return (
    <tr>
      <td className="num sub">{`${formatDay(date, locale)} ${date.slice(0, 4)}, ${formatMinutes(minutes, locale)}`}</td>
      <td>{t(`imports.kind.${line.kind}`)}</td>
      <td>
        {line.fileName === '' ? <span className="muted">{t('imports.noFile')}</span> : <span className="strong">{line.fileName}</span>}{' '}
        {line.full ? <Chip icon="check">{t('imports.complete')}</Chip> : null}
      </td>
      <td className="r">{line.kind === 'vouched' ? '' : rows}</td>
      <td className="r">
        {line.rejectedFile !== null && mayDownload ? (
          <a href={line.rejectedFile} download title={t('imports.rejectedFile')}>
            {rejected}
          </a>
        ) : line.kind === 'vouched' ? (
          ''
        ) : (
          rejected
        )}
      </td>
      <td className="sub">{line.by ?? <span className="muted">{t('imports.noName')}</span>}</td>
    </tr>
  );
}

/** Every import done, newest first, with the rows each gave back. */
export function HistoryCard({ lines }: { lines: readonly ImportLine[] }) {
  const { t } = useTranslation();
  const mayDownload = mayCall(useSession().data?.user?.role, contracts.getRejectedRows);
  return (
    <section className="card" aria-label={t('imports.history')}>
      <header>
        <h2>{t('imports.history')}</h2>
      </header>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('imports.history')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports.when')}</th>
              <th scope="col">{t('imports.kindLabel')}</th>
              <th scope="col">{t('imports.file')}</th>
              <th scope="col" className="r">
                {t('imports.rows')}
              </th>
              <th scope="col" className="r">
                {t('imports.rejected')}
              </th>
              <th scope="col">{t('imports.by')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} mayDownload={mayDownload} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
