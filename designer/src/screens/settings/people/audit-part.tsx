import { Button, NativeSelect } from '@mantine/core';
import type { AuditLine } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAudit } from '../../../api/settings.js';
import { useTimeZone } from '../../../api/time-zone.js';
import { formatDay, formatMinutes, localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Card } from '../../../ui/card.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { ScrollTable } from '../../../ui/scroll-table.js';
import { Field } from '../parts/entity-draft.js';

const areas = ['', 'account.', 'entity.', 'import.', 'key.', 'scenario.', 'segments.', 'sending.', 'task.', 'user.'] as const;

interface Filters {
  action: string;
  from: string;
  to: string;
}

function queryOf({ action, from, to }: Filters, cursor: string | undefined) {
  return {
    limit: 50,
    ...(action === '' ? {} : { action }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function FilterFields({ filters, onChange: change }: { filters: Filters; onChange: (part: Partial<Filters>) => void }) {
  const { t } = useTranslation();
  return (
    <div className="body form-grid">
      <NativeSelect
        label={t('settings.audit.area')}
        value={filters.action}
        data={areas.map((value) => ({ value, label: value === '' ? t('settings.audit.all') : value.slice(0, -1) }))}
        onChange={({ currentTarget: { value } }) => {
          change({ action: value });
        }}
      />
      {(['from', 'to'] as const).map((name) => (
        <Field
          key={name}
          type="date"
          label={t(`settings.audit.${name}`)}
          readOnly={false}
          value={filters[name]}
          onChange={(value) => {
            change({ [name]: value });
          }}
        />
      ))}
    </div>
  );
}

function AuditTable({ rows }: { rows: readonly AuditLine[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <ScrollTable
      label={t('settings.part.audit')}
      columns={[
        t('settings.audit.when'),
        t('settings.audit.who'),
        t('settings.audit.what'),
        t('settings.audit.subject'),
        t('settings.audit.details'),
      ]}
    >
      {rows.map(({ id, at, by, action, subjectId, details = {} }) => {
        const { date, minutes } = localInstant(at, zone);
        return (
          <tr key={id}>
            <td className="num sub">{`${formatDay(date, locale)} ${date.slice(0, 4)}, ${formatMinutes(minutes, locale)}`}</td>
            <td title={by.email}>{by.name}</td>
            <td className="mono">{action}</td>
            <td className="mono sub trunc subject">{subjectId}</td>
            <td className="small sub">
              {Object.entries(details)
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(', ')}
            </td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}

/** What people did, newest first, by area and day; page by page. */
export function AuditPart() {
  const { t } = useTranslation();
  const [filters, setFilters] = useState<Filters>({ action: '', from: '', to: '' });
  const [before, setBefore] = useState<readonly string[]>([]);
  const audit = useAudit(queryOf(filters, before.at(-1)));
  const change = (part: Partial<Filters>): void => {
    setFilters({ ...filters, ...part });
    setBefore([]);
  };
  const next = audit.data?.nextCursor;
  const rows = audit.data?.rows;
  const label = t('settings.part.audit');
  return (
    <Card title={label}>
      <FilterFields filters={filters} onChange={change} />
      {audit.isPending ? <Loading /> : null}
      {audit.isError ? <ProblemNote error={audit.error} onRetry={() => void audit.refetch()} /> : null}
      {rows?.length === 0 ? <p className="sub more">{t('settings.audit.none')}</p> : null}
      {rows === undefined || rows.length === 0 ? null : <AuditTable rows={rows} />}
      <div className="row more">
        <Button
          disabled={before.length === 0}
          onClick={() => {
            setBefore(before.slice(0, -1));
          }}
        >
          {t('cases.previous')}
        </Button>
        <Button
          disabled={next === undefined}
          onClick={() => {
            if (next !== undefined) setBefore([...before, next]);
          }}
        >
          {t('cases.following')}
        </Button>
      </div>
    </Card>
  );
}
