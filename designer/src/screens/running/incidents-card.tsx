import { Button } from '@mantine/core';
import { contracts, type IncidentView } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../api/may-call.js';
import type { IncidentAct } from '../../api/running.js';
import { useSession } from '../../api/session.js';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Card } from '../../ui/card.js';
import { Chip } from '../../ui/chip.js';
import { Note } from '../../ui/note.js';
import { DecideDialog } from './decide-dialog.js';

const acts = { retry: contracts.retryIncidents, skip: contracts.skipIncidents, assign: contracts.assignIncidents } as const;

interface RowProps {
  incident: IncidentView;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  mayDecide: boolean;
}

function Row({ incident, isChosen, onChoose, mayDecide }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { kind, caseId, step, why, account, items, assignedTo } = incident;
  const currency = items[0]?.currency;
  const owed = items.reduce((cents, item) => cents + item.outstandingCents, 0);
  return (
    <tr aria-selected={mayDecide ? isChosen : undefined}>
      {mayDecide ? (
        <td>
          <input
            type="checkbox"
            className="pick"
            aria-label={t('running.incident.choose', { account: account.name })}
            checked={isChosen}
            onChange={(event) => {
              onChoose(event.currentTarget.checked);
            }}
          />
        </td>
      ) : null}
      <td>
        <Link className="strong" to="/cases/$caseId" params={{ caseId }}>
          {account.name}
        </Link>{' '}
        <span className="muted num">{account.code}</span>
      </td>
      <td>{step}</td>
      <td>
        <Chip tone={kind === 'unknown' ? 'error' : 'warn'} icon={kind === 'unknown' ? 'error' : 'warn'}>
          {t(`running.incident.kind.${kind}`)}
        </Chip>
      </td>
      <td className="sub why">{why[locale]}</td>
      <td className="r">{currency === undefined ? '' : formatAmount(owed, currency, locale)}</td>
      <td className="sub">{assignedTo?.name}</td>
    </tr>
  );
}

/** What may be done about the chosen messages, each act leading to a dialog that says what follows. */
function Bulk({ count, onAct, onClear }: { count: number; onAct: (act: IncidentAct) => void; onClear: () => void }) {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role;
  return (
    <div className="row wrap more" role="toolbar" aria-label={t('running.incident.chosen', { count })}>
      <strong>{t('running.incident.chosen', { count })}</strong>
      {(Object.keys(acts) as IncidentAct[])
        .filter((act) => mayCall(role, acts[act]))
        .map((act) => (
          <Button
            key={act}
            onClick={() => {
              onAct(act);
            }}
          >
            {t(`running.incident.${act}`)}
          </Button>
        ))}
      <Button variant="subtle" onClick={onClear}>
        {t('running.incident.clear')}
      </Button>
    </div>
  );
}

interface TableProps {
  incidents: readonly IncidentView[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function Head({ incidents, chosen, onChoose, mayDecide }: TableProps & { mayDecide: boolean }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {mayDecide ? (
          <th scope="col">
            <input
              type="checkbox"
              className="pick"
              aria-label={t('running.incident.chooseAll')}
              checked={incidents.length > 0 && incidents.every(({ id }) => chosen.has(id))}
              onChange={(event) => {
                onChoose(new Set(event.currentTarget.checked ? incidents.map(({ id }) => id) : []));
              }}
            />
          </th>
        ) : null}
        <th scope="col">{t('running.column.account')}</th>
        {(['message', 'state', 'why'] as const).map((column) => (
          <th key={column} scope="col">
            {t(`running.incident.${column}`)}
          </th>
        ))}
        <th scope="col" className="r">
          {t('running.incident.owed')}
        </th>
        <th scope="col">{t('running.incident.with')}</th>
      </tr>
    </thead>
  );
}

function IncidentsTable({ incidents, chosen, onChoose }: TableProps) {
  const { t } = useTranslation();
  const mayDecide = mayCall(useSession().data?.user?.role, contracts.skipIncidents);
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('running.incidents')}>
      <table className="table">
        <Head incidents={incidents} chosen={chosen} onChoose={onChoose} mayDecide={mayDecide} />
        <tbody>
          {incidents.map((incident) => (
            <Row
              key={incident.id}
              incident={incident}
              mayDecide={mayDecide}
              isChosen={chosen.has(incident.id)}
              onChoose={(isChosen) => {
                const next = new Set(chosen);
                if (isChosen) next.add(incident.id);
                else next.delete(incident.id);
                onChoose(next);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Messages that did not leave, or may not have: chosen one by one or together, and decided about with the consequence said first. */
export function IncidentsCard({ incidents, total }: { incidents: readonly IncidentView[]; total: number }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<IncidentAct>();
  // what a dialog is about stays while its list is read again
  const [about, setAbout] = useState<readonly IncidentView[]>([]);
  const label = t('running.incidents');
  if (total === 0 && act === undefined) {
    return (
      <Card title={label}>
        <div className="body">
          <Note tone="ok">{t('running.incident.none')}</Note>
        </div>
      </Card>
    );
  }
  const here = incidents.filter(({ id }) => chosen.has(id));
  return (
    <Card
      title={label}
      action={
        <Chip tone="error" icon="error">
          {t('running.incident.count', { count: total })}
        </Chip>
      }
    >
      {here.length === 0 ? null : (
        <Bulk
          count={here.length}
          onAct={(next) => {
            setAbout(here);
            setAct(next);
          }}
          onClear={() => {
            choose(new Set());
          }}
        />
      )}
      <IncidentsTable incidents={incidents} chosen={chosen} onChoose={choose} />
      {total > incidents.length ? (
        <p className="small sub more">{t('running.incident.more', { shown: incidents.length, count: total })}</p>
      ) : null}
      {act === undefined ? null : (
        <DecideDialog
          act={act}
          incidents={about}
          onClose={() => {
            setAct(undefined);
            choose(new Set());
          }}
        />
      )}
    </Card>
  );
}
