import type { ScenarioVersionView } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAssignments, useScenarios } from '../../api/scenarios.js';
import { useSession } from '../../api/session.js';
import { useTimeZone } from '../../api/time-zone.js';
import { formatDay, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip, type Tone } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-paths.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { DraftsCard } from './drafts-card.js';
import { mayEdit } from './edit-link.js';
import { addGalleryTexts } from './gallery/gallery-texts.js';
import { NewScenarioButton } from './gallery/new-scenario.js';
import { OpeningLine } from './opening-line.js';

addGalleryTexts();

const looks: Readonly<Record<ScenarioVersionView['state'], { tone: Tone; icon: IconName }>> = {
  published: { tone: 'ok', icon: 'done' },
  draining: { tone: 'info', icon: 'wait' },
  archived: { tone: 'pause', icon: 'pause' },
};

function VersionRow({ version }: { version: ScenarioVersionView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const published = localInstant(version.publishedAt, zone).date;
  const warnings = version.issues?.length ?? 0;
  return (
    <tr>
      <td>
        <Link className="strong" to="/scenarios/$reference" params={{ reference: `${version.scenarioId}@${version.version}` }}>
          {version.name ?? version.scenarioId}
        </Link>
      </td>
      <td className="num">{t('common.version', { version: version.version })}</td>
      <td>
        <Chip {...looks[version.state]}>{t(`scenarios.stateOf.${version.state}`)}</Chip>{' '}
        {warnings === 0 ? null : (
          <Chip tone="warn" icon="warn">
            {t('scenarios.warnings', { count: warnings })}
          </Chip>
        )}
      </td>
      <td>
        {version.segments.length === 0 ? (
          <span className="muted">{t('scenarios.noSegment')}</span>
        ) : (
          <span className="row wrap">
            {version.segments.map((segment) => (
              <span key={segment} className="chip flat">
                {segment}
              </span>
            ))}
          </span>
        )}
      </td>
      <td className="num sub">{`${formatDay(published, locale)} ${published.slice(0, 4)}`}</td>
      <td className="sub">{version.publishedBy}</td>
    </tr>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="teach">
      <div className="empty">
        <span className="glyph">
          <Icon name="scenario" size={22} />
        </span>
        <h2>{t('gallery.emptyTitle')}</h2>
        <p>{t('gallery.emptyLead')}</p>
      </div>
      <DraftsCard />
    </div>
  );
}

/** Published versions with the segments they serve, and how far the opening of their cases is. */
export function ScenariosScreen() {
  const { t } = useTranslation();
  const scenarios = useScenarios();
  const openings = useAssignments().data?.assignments ?? [];
  const versions = scenarios.data?.scenarios;
  return (
    <>
      <header className="topbar">
        <h1>{t('scenarios.title')}</h1>
        <span className="spacer" />
        {mayEdit(useSession().data?.user?.role) ? <NewScenarioButton /> : null}
      </header>
      {scenarios.isError ? (
        <div className="page">
          <ProblemNote error={scenarios.error} onRetry={() => void scenarios.refetch()} />
        </div>
      ) : null}
      {scenarios.isPending ? <Loading /> : null}
      {versions?.length === 0 ? <Empty /> : null}
      {versions === undefined || versions.length === 0 ? null : (
        <div className="page">
          {openings.map((opening) => (
            <OpeningLine key={opening.segment} assignment={opening} />
          ))}
          <DraftsCard />
          <section className="card scroll-x" aria-label={t('scenarios.versions')} tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('scenarios.name')}</th>
                  <th scope="col">{t('scenarios.version')}</th>
                  <th scope="col">{t('scenarios.state')}</th>
                  <th scope="col">{t('scenarios.segments')}</th>
                  <th scope="col">{t('scenarios.publishedAt')}</th>
                  <th scope="col">{t('scenarios.publishedBy')}</th>
                </tr>
              </thead>
              <tbody>
                {versions.map((version) => (
                  <VersionRow key={`${version.scenarioId}@${version.version}`} version={version} />
                ))}
              </tbody>
            </table>
          </section>
        </div>
      )}
    </>
  );
}
