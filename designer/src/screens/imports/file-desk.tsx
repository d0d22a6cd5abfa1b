import { Button, NativeSelect } from '@mantine/core';
import { importKinds, type ImportInspection, type ImportKind } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/time-zone.js';
import { formatDay, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { ColumnsCard } from './columns-card.js';
import { ConfirmCard } from './confirm-card.js';
import { firstMapping, missingGroups, toMapping, type DraftMapping } from './draft-mapping.js';
import { Figures } from './figures.js';
import { choicesLeftBy, OpenChoices } from './open-choices.js';
import { ProgressCard } from './progress-card.js';
import { useImporting, type Importing } from './use-importing.js';

const BYTES_PER_KIB = 1024;

interface DeskProps {
  file: File;
  inspection: ImportInspection;
  onKind: (kind: ImportKind) => void;
  onOther: () => void;
}

/** Which file it is, what it is about, and whether it was imported before. */
function FileCard({ file, inspection, onKind, onOther, isBusy }: DeskProps & { isBusy: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { kind, encoding, software, before } = inspection;
  const [last] = before;
  const kinds = importKinds.map((value) => ({ value, label: t(`imports.kind.${value}`) }));
  return (
    <section className="card" aria-label={t('imports.file')}>
      <header>
        <h2 className="trunc">{file.name}</h2>
        <span className="small muted num">{t('imports.size', { kib: Math.max(1, Math.round(file.size / BYTES_PER_KIB)), encoding })}</span>
        {software === undefined ? null : <Chip icon="check">{t('imports.software', { software })}</Chip>}
        <span className="spacer" />
        <Button disabled={isBusy} onClick={onOther}>
          {t('imports.other')}
        </Button>
      </header>
      <div className="body stack">
        <NativeSelect
          className="kind"
          label={t('imports.kindLabel')}
          disabled={isBusy}
          value={kind ?? ''}
          data={kind === null ? [{ value: '', label: t('imports.kindMissing') }, ...kinds] : kinds}
          onChange={({ currentTarget: { value } }) => {
            const chosen = importKinds.find((one) => one === value);
            if (chosen !== undefined) onKind(chosen);
          }}
        />
        {last === undefined ? null : (
          <Note tone="info">{t('imports.before', { date: formatDay(localInstant(last.at, zone).date, locale) })}</Note>
        )}
      </div>
    </section>
  );
}

function Done({ run, onOther }: { run: Importing; onOther: () => void }) {
  const { t } = useTranslation();
  if (run.result === undefined) return null;
  const closed = 'closedByAbsence' in run.result ? run.result.closedByAbsence : 0;
  return (
    <section className="card" aria-label={t('imports.result')}>
      <header>
        <h2>{t('imports.result')}</h2>
      </header>
      <div className="body stack">
        <Note tone="ok">
          {t('imports.done')} {closed === 0 ? '' : t('imports.closed', { count: closed })}
        </Note>
        <Figures result={run.result} />
        <div className="row">
          <Button variant="filled" onClick={onOther}>
            {t('imports.again')}
          </Button>
          <Link className="linkbutton" to="/cases">
            {t('imports.toCases')}
          </Link>
        </div>
      </div>
    </section>
  );
}

/** One file from its columns to its result: mapping, check of the whole file, confirmation, progress, what was done. */
export function FileDesk(props: DeskProps) {
  const { file, inspection, onOther } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => firstMapping(inspection));
  const [full, setFull] = useState(false);
  const check = useImporting();
  const run = useImporting();
  const { kind } = inspection;
  const isBusy = check.isPending || run.isPending;
  const ask = (whole: boolean, dryRun: boolean): void => {
    if (kind !== null) (dryRun ? check : run).start({ kind, file, mapping: toMapping(inspection.header, draft), dryRun, full: whole });
  };
  const change = (next: DraftMapping): void => {
    setDraft(next);
    check.forget(); // what was checked was read otherwise
  };
  if (run.result !== undefined) return <Done run={run} onOther={onOther} />;
  if (run.isPending) return <ProgressCard title={t('imports.importing')} progress={run.progress} rows={check.result?.rows} />;
  return (
    <>
      <FileCard {...props} isBusy={isBusy} />
      {kind === null ? null : <ColumnsCard inspection={inspection} draft={draft} onChange={change} />}
      {run.error === null ? null : <ProblemNote error={run.error} />}
      {check.error === null ? null : <ProblemNote error={check.error} />}
      <OpenChoices asked={choicesLeftBy(check.error)} draft={draft} onChange={change} />
      {check.isPending ? <ProgressCard title={t('imports.checking')} progress={check.progress} rows={undefined} /> : null}
      {kind === null || isBusy || check.result !== undefined ? null : (
        <div className="row">
          <Button
            variant="filled"
            disabled={missingGroups(inspection, draft).length > 0}
            onClick={() => {
              ask(full, true);
            }}
          >
            {t('imports.check')}
          </Button>
          <span className="small sub">{t('imports.checkWhat')}</span>
        </div>
      )}
      {kind === null || check.result === undefined || isBusy ? null : (
        <ConfirmCard
          kind={kind}
          check={check.result}
          full={full}
          onFull={(whole) => {
            setFull(whole);
            ask(whole, true);
          }}
          onImport={() => {
            ask(full, false);
          }}
        />
      )}
    </>
  );
}
