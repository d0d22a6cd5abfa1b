import { Button, Modal, TextInput } from '@mantine/core';
import type { IncidentView, IncidentsDecided } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideIncidents, type IncidentAct } from '../../api/running.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';

interface DecideProps {
  act: IncidentAct;
  incidents: readonly IncidentView[];
  onClose: () => void;
}

/** Stands for a reason while only what would follow is asked: a dry run keeps none. */
const NO_REASON = '-';

function Follows({ decided, incidents }: { decided: IncidentsDecided; incidents: readonly IncidentView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = (id: string): string => incidents.find((one) => one.id === id)?.account.name ?? id;
  return (
    <ul className="follows" aria-label={t('running.incident.follows')}>
      {decided.results.map(({ id, done, ...words }) => (
        <li key={id} className="row">
          <Icon name={done ? 'done' : 'warn'} size={15} />
          <span>
            <strong>{nameOf(id)}</strong> {words[locale]}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface SayProps {
  act: IncidentAct;
  /** How many of the chosen messages it can be done to. */
  possible: number;
  said: string;
  onSay: (said: string) => void;
  isPending: boolean;
  onDecide: () => void;
  onClose: () => void;
}

/** Why, or of whom it is asked; the button says to how many messages it is done. */
function Say({ act, possible, said, onSay, isPending, onDecide, onClose }: SayProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t(act === 'assign' ? 'running.incident.to' : 'running.incident.reason')}
        maxLength={254}
        value={said}
        onChange={(event) => {
          onSay(event.currentTarget.value);
        }}
      />
      <div className="row wrap">
        <Button variant="filled" disabled={possible === 0 || said.trim() === '' || isPending} onClick={onDecide}>
          {possible === 0 ? t('running.incident.nothing') : t(`running.incident.do.${act}`, { count: possible })}
        </Button>
        <Button onClick={onClose}>{t('running.incident.keep')}</Button>
      </div>
    </>
  );
}

/** What an act would do to each incident, before it is done; what is refused says why and keeps no other back. */
export function DecideDialog({ act, incidents, onClose }: DecideProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [said, setSaid] = useState('');
  const ids = incidents.map(({ id }) => id);
  // whom it is asked of decides whether it can be: only then there is something to foretell
  const foretold = useQuery({
    queryKey: ['incidents', 'foretold', act, ids],
    queryFn: () => decideIncidents({ act, ids, said: NO_REASON, dryRun: true }),
    enabled: act !== 'assign',
    gcTime: 0,
  });
  const decide = useMutation({
    mutationFn: () => decideIncidents({ act, ids, said: said.trim(), dryRun: false }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const shown = decide.data ?? foretold.data;
  const possible = act === 'assign' ? ids.length : (foretold.data?.done ?? 0);
  return (
    <Modal
      opened
      lockScroll={false}
      size={640}
      onClose={onClose}
      title={t(`running.incident.title.${act}`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="stack-dialog">
        <p className="sub">{t(`running.incident.lead.${act}`)}</p>
        {foretold.isError ? <ProblemNote error={foretold.error} /> : null}
        {act !== 'assign' && foretold.isPending ? <Loading /> : null}
        {shown === undefined ? null : <Follows decided={shown} incidents={incidents} />}
        {decide.isError ? <ProblemNote error={decide.error} /> : null}
        {decide.data === undefined ? (
          <Say
            act={act}
            possible={possible}
            said={said}
            onSay={setSaid}
            isPending={decide.isPending}
            onDecide={() => {
              decide.mutate();
            }}
            onClose={onClose}
          />
        ) : (
          <Note tone={decide.data.done === ids.length ? 'ok' : 'warn'}>
            {t('running.incident.done', { done: decide.data.done, count: ids.length })}
          </Note>
        )}
      </div>
    </Modal>
  );
}
