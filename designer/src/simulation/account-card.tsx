import { NativeSelect, TextInput } from '@mantine/core';
import type { SimulationGround } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAmount } from '../i18n/read-amount.js';
import { ProblemNote } from '../ui/problem-note.js';
import type { MadeUpAccount } from './made-up-account.js';
import type { Given } from './simulated.js';

interface AccountCardProps extends Pick<Given, 'account' | 'madeUp'> {
  ground: SimulationGround | undefined;
  error: Error | null;
  onChange: (part: Partial<Given>) => void;
}

const DEBTORS = ['business', 'publicBuyer', 'consumer'] as const;

/** The invoice of a made-up account: what is owed and when, who owes it, and whether a mobile is known. */
function MadeUpFields({ madeUp, onMadeUp }: { madeUp: MadeUpAccount; onMadeUp: (account: MadeUpAccount) => void }) {
  const { t } = useTranslation();
  const [first] = madeUp.invoices;
  const [typed, setTyped] = useState(() => (first === undefined ? '' : (first.cents / 100).toFixed(2).replace('.', ',')));
  const cents = readAmount(typed, 'EUR');
  if (first === undefined) return null;
  const change = (invoice: Partial<typeof first>): void => {
    onMadeUp({ ...madeUp, invoices: [{ ...first, ...invoice }] });
  };
  return (
    <>
      <TextInput
        label={t('simulation.amount')}
        value={typed}
        error={cents === undefined ? t('simulation.amountWrong') : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const read = readAmount(event.currentTarget.value, 'EUR');
          if (read !== undefined) change({ cents: read });
        }}
      />
      <TextInput
        type="date"
        label={t('simulation.dueOn')}
        value={first.dueOn}
        onChange={(event) => {
          if (event.currentTarget.value !== '') change({ dueOn: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label={t('simulation.debtor')}
        value={madeUp.debtorClass}
        data={DEBTORS.map((value) => ({ value, label: t(`simulation.debtors.${value}`) }))}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onMadeUp({ ...madeUp, debtorClass: DEBTORS.find((one) => one === value) ?? 'business' });
        }}
      />
      <label className="row">
        <input
          type="checkbox"
          checked={madeUp.hasMobile}
          onChange={(event) => {
            onMadeUp({ ...madeUp, hasMobile: event.currentTarget.checked });
          }}
        />
        {t('simulation.hasMobile')}
      </label>
    </>
  );
}

/** Which account is simulated: a made-up one, or a real one by its code, with what is recorded of it. */
export function AccountCard({ account, madeUp, ground, error, onChange }: AccountCardProps) {
  const { t } = useTranslation();
  return (
    <section className="sim-card">
      <h2>{t('simulation.account')}</h2>
      <NativeSelect
        aria-label={t('simulation.account')}
        value={account === undefined ? 'madeUp' : 'real'}
        data={[
          { value: 'madeUp', label: t('simulation.madeUp') },
          { value: 'real', label: t('simulation.real') },
        ]}
        onChange={(event) => {
          onChange({ account: event.currentTarget.value === 'real' ? '' : undefined, events: [] });
        }}
      />
      {account === undefined ? (
        <MadeUpFields
          madeUp={madeUp}
          onMadeUp={(made) => {
            onChange({ madeUp: made });
          }}
        />
      ) : (
        <TextInput
          label={t('simulation.code')}
          value={account}
          onChange={(event) => {
            onChange({ account: event.currentTarget.value, events: [] });
          }}
        />
      )}
      {account !== undefined && account !== '' && error !== null ? <ProblemNote error={error} /> : null}
      <p className="small sub">
        {account === undefined || ground?.account === undefined
          ? t('simulation.nothingLeaves')
          : t('simulation.walkedAnew', { account: ground.account.name })}
      </p>
    </section>
  );
}
