import type { TemplateRow } from '@relance/schemas';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTemplates } from '../../api/templates.js';
import { plainSubject } from '../../editor/panel/plain-subject.js';
import { useTimeZone } from '../../api/time-zone.js';
import { formatDay, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import '../../styles/page-parts.css';
import '../../styles/templates.css';
import { Card } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { ScrollTable } from '../../ui/scroll-table.js';
import { TextCard } from './text-card.js';
import { addTemplatesTexts } from './templates-texts.js';

addTemplatesTexts();

const route = getRouteApi('/templates');

function Row({ row, isOpen }: { row: TemplateRow; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const locale = useLocale();
  const date = localInstant(row.publishedAt, useTimeZone()).date;
  const steps = row.usedIn.flatMap((use) => use.steps.map(({ name }) => name));
  const channel = `templates.channel.${row.channel}`;
  return (
    <tr aria-current={isOpen ? 'true' : undefined}>
      <td>
        <Link className="strong" to="/templates" search={{ text: row.id }}>
          {plainSubject(row.subject ?? row.id)}
        </Link>{' '}
        {row.subject === undefined ? null : <span className="muted">{row.id}</span>}
      </td>
      <td>{i18n.exists(channel) ? t(`templates.channel.${row.channel as 'email'}`) : row.channel}</td>
      <td className="sub">{t(`templates.language.${row.locale}`)}</td>
      <td className="num">{t('common.version', { version: row.version })}</td>
      <td className="sub">
        {steps.length === 0 ? <span className="muted">{t('templates.noStep')}</span> : [...new Set(steps)].join(', ')}
      </td>
      <td className="num sub">{`${formatDay(date, locale)} ${date.slice(0, 4)}`}</td>
    </tr>
  );
}

/** No text is published: where texts are written. */
function Empty() {
  const { t } = useTranslation();
  return (
    <div className="teach">
      <div className="empty">
        <span className="glyph">
          <Icon name="letter" size={22} />
        </span>
        <h2>{t('templates.empty')}</h2>
        <p>{t('templates.emptyHelp')}</p>
        <Link className="linkbutton" to="/scenarios">
          {t('templates.toScenarios')}
        </Link>
      </div>
    </div>
  );
}

/** Every published text with where it is said; one of them open under its own address. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const templates = useTemplates();
  const { text } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = templates.data?.templates;
  const label = t('templates.title');
  const columns = ['text', 'channel', 'language', 'version', 'steps', 'published'] as const;
  return (
    <>
      <header className="topbar">
        <h1>{label}</h1>
      </header>
      {rows?.length === 0 ? <Empty /> : null}
      <div className="page templates">
        {templates.isPending ? <Loading /> : null}
        {templates.isError ? <ProblemNote error={templates.error} onRetry={() => void templates.refetch()} /> : null}
        {text === undefined ? null : (
          <TextCard
            key={text}
            id={text}
            onClose={() => {
              void navigate({ search: {} });
            }}
          />
        )}
        {rows === undefined || rows.length === 0 ? null : (
          <Card title={t('templates.all')}>
            <ScrollTable label={label} columns={columns.map((column) => t(`templates.column.${column}`))}>
              {rows.map((row) => (
                <Row key={`${row.id} ${String(row.version)} ${row.locale} ${String(row.publishedAt)}`} row={row} isOpen={row.id === text} />
              ))}
            </ScrollTable>
          </Card>
        )}
      </div>
    </>
  );
}
