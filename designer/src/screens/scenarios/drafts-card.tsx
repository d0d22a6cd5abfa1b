import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDrafts } from '../../api/drafts.js';
import { useTimeZone } from '../../api/time-zone.js';
import { formatDay, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';

/** Drawings being edited, each with who saved it last; nothing where there are none. */
export function DraftsCard() {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const drafts = useDrafts().data?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>{t('scenarios.drafts')}</h2>
        <span className="muted">{drafts.length}</span>
      </header>
      <ul className="body drafts">
        {drafts.map(({ scenarioId, name, revision, savedAt, savedBy }) => (
          <li key={scenarioId} className="row">
            <Link className="strong" to="/scenarios/edit/$scenarioId" params={{ scenarioId }}>
              {name ?? scenarioId}
            </Link>
            <span className="small sub">{t('scenarios.draftRow', { revision, who: savedBy })}</span>
            <span className="small sub num">{formatDay(localInstant(savedAt, zone).date, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
