import { Button, TextInput } from '@mantine/core';
import type { ImportKind } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../api/imports.js';
import { formatAmount } from '../../i18n/format.js';
import { readAmount } from '../../i18n/read-amount.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Note } from '../../ui/note.js';
import { Figures } from './figures.js';

interface ConfirmProps {
  kind: ImportKind;
  /** What the check of the whole file said. */
  check: ImportResult;
  full: boolean;
  onFull: (full: boolean) => void;
  onImport: () => void;
}

type Total = { currency: string; cents: number };

function OwnTotal({
  total,
  own,
  typed,
  onType,
}: {
  total: Total;
  own: number | undefined;
  typed: string;
  onType: (typed: string) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency, cents } = total;
  const isWrong = typed.trim() !== '' && own === undefined;
  return (
    <>
      <TextInput
        className="own-total"
        inputMode="decimal"
        label={t('imports.own')}
        description={t('imports.ownHelp')}
        value={typed}
        error={isWrong ? t('imports.ownWrong') : undefined}
        rightSection={<span className="small">{currency}</span>}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
      />
      {own === undefined ? null : own === cents ? (
        <Note tone="ok">{t('imports.same')}</Note>
      ) : (
        <Note tone="warn">
          <strong>
            {t('imports.differs', {
              difference: formatAmount(own - cents, currency, locale),
              total: formatAmount(cents, currency, locale),
            })}
          </strong>{' '}
          {t('imports.differsWhy')}
        </Note>
      )}
    </>
  );
}

function FullChoice({ full, closing, onFull }: { full: boolean; closing: number; onFull: (full: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <div className="full-choice">
      <label className="tick">
        <input
          type="checkbox"
          checked={full}
          onChange={(event) => {
            onFull(event.currentTarget.checked);
          }}
        />
        {t('imports.full')}
      </label>
      <p className="small sub">
        {t('imports.fullHelp')}{' '}
        {full ? <strong>{closing === 0 ? t('imports.closingNone') : t('imports.closing', { count: closing })}</strong> : null}
      </p>
    </div>
  );
}

/** What an import would do, against the user's own total; the button says what happens when it is pressed. */
export function ConfirmCard({ kind, check, full, onFull, onImport }: ConfirmProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const total = 'totals' in check && check.totals.length === 1 ? check.totals[0] : undefined;
  const own = total === undefined ? undefined : readAmount(typed, total.currency);
  const readable = check.rows - check.rejected;
  const closing = 'closedByAbsence' in check ? check.closedByAbsence : 0;
  const difference = total === undefined || own === undefined ? 0 : own - total.cents;
  const label = (): string => {
    if (readable === 0) return t('imports.doNothing');
    if (difference !== 0 && total !== undefined)
      return t('imports.doDespite', { difference: formatAmount(difference, total.currency, locale) });
    return closing > 0 ? t('imports.doClosing', { count: closing }) : t('imports.do', { count: readable });
  };
  return (
    <section className="card" aria-label={t('imports.preview')}>
      <header>
        <h2>{t('imports.preview')}</h2>
      </header>
      <div className="body stack">
        <Figures result={check} />
        {kind === 'items' ? <FullChoice full={full} closing={closing} onFull={onFull} /> : null}
        {total === undefined ? null : <OwnTotal total={total} own={own} typed={typed} onType={setTyped} />}
        <p className="sub">{t(`imports.consequence.${kind}`)}</p>
        <Button variant="filled" disabled={readable === 0} onClick={onImport}>
          {label()}
        </Button>
      </div>
    </section>
  );
}
