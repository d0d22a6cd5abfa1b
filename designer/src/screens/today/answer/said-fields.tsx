import { NativeSelect, TextInput } from '@mantine/core';
import { addDays, formatShortDate, isoWeekday, toDayNumber, type CivilDate } from '@relance/domain';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import type { AnswerDraft, AnswerFault, SaidPart } from './answer-draft.js';

/** What every part of an answer is given. */
export interface SaidFieldsProps {
  draft: AnswerDraft;
  faults: ReadonlySet<AnswerFault>;
  today: CivilDate;
  total: { cents: number; currency: string };
  onChange: (change: Partial<AnswerDraft>) => void;
}

const FRIDAY = 5;
const WEEK = 7;
const disputeReasons = ['price', 'quantity', 'quality', 'notDelivered', 'orderNumberMissing', 'alreadyPaid', 'duplicate', 'other'] as const;
const contactRoles = ['accountsPayable', 'approver', 'purchasing', 'management', 'legal', 'other'] as const;

/** Days people promise: tomorrow, the coming Friday, in a week, each once and soonest first. */
function suggestedDays(today: CivilDate): CivilDate[] {
  const untilFriday = (FRIDAY - isoWeekday(toDayNumber(today)) + WEEK) % WEEK;
  const days = [1, untilFriday === 0 ? WEEK : untilFriday, WEEK].map((count) => addDays(today, count));
  return [...new Set(days)].sort();
}

function QuickDays({ draft, today, onChange }: Pick<SaidFieldsProps, 'draft' | 'today' | 'onChange'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="quick" role="group" aria-label={t('today.promise.dates')}>
      {suggestedDays(today).map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={draft.promiseOn === day}
          onClick={() => {
            onChange({ promiseOn: day });
          }}
        >
          {formatShortDate(day, locale)}
        </button>
      ))}
    </div>
  );
}

function QuickAmounts({ draft, total, onChange }: Pick<SaidFieldsProps, 'draft' | 'total' | 'onChange'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const half = formatAmount(Math.round(total.cents / 2), total.currency, locale).replace(/[^\d.,]/g, '');
  const choices = [
    { label: t('today.promise.everything'), amount: '' },
    { label: t('today.promise.half'), amount: half },
  ];
  return (
    <div className="quick" role="group" aria-label={t('today.promise.amounts')}>
      {choices.map(({ label, amount }) => (
        <button
          key={label}
          type="button"
          aria-pressed={draft.promiseAmount === amount}
          onClick={() => {
            onChange({ promiseAmount: amount });
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function PromiseFields({ draft, faults, today, total, onChange }: SaidFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <TextInput
          type="date"
          data-said="first"
          label={t('today.promise.on')}
          min={today}
          value={draft.promiseOn}
          error={draft.tried && faults.has('promiseOn') ? t('today.promise.onMissing') : undefined}
          onChange={(event) => {
            onChange({ promiseOn: event.currentTarget.value });
          }}
        />
        <QuickDays draft={draft} today={today} onChange={onChange} />
      </div>
      <div>
        <TextInput
          inputMode="decimal"
          label={t('today.promise.amount')}
          description={t('today.promise.amountHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.promiseAmount}
          error={faults.has('promiseAmount') ? t('today.promise.amountWrong') : undefined}
          onChange={(event) => {
            onChange({ promiseAmount: event.currentTarget.value });
          }}
        />
        <QuickAmounts draft={draft} total={total} onChange={onChange} />
      </div>
    </>
  );
}

function DisputeFields({ draft, faults, onChange }: SaidFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        data-said="first"
        label={t('today.dispute.reason')}
        value={draft.disputeReason}
        error={draft.tried && faults.has('disputeReason') ? t('today.dispute.reasonMissing') : undefined}
        data={[
          { value: '', label: t('today.dispute.choose') },
          ...disputeReasons.map((value) => ({ value, label: t(`today.dispute.reasons.${value}`) })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange({ disputeReason: disputeReasons.find((one) => one === chosen) ?? '' });
        }}
      />
      <TextInput
        inputMode="decimal"
        label={t('today.dispute.amount')}
        description={t('today.promise.amountHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.disputeAmount}
        error={faults.has('disputeAmount') ? t('today.promise.amountWrong') : undefined}
        onChange={(event) => {
          onChange({ disputeAmount: event.currentTarget.value });
        }}
      />
    </>
  );
}

function ContactFields({ draft, faults, onChange }: SaidFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        data-said="first"
        label={t('today.contact.name')}
        value={draft.contactName}
        error={draft.tried && faults.has('contactName') ? t('today.contact.nameMissing') : undefined}
        onChange={(event) => {
          onChange({ contactName: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label={t('today.contact.role')}
        value={draft.contactRole}
        data={contactRoles.map((value) => ({ value, label: t(`today.contact.roles.${value}`) }))}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange({ contactRole: contactRoles.find((one) => one === chosen) ?? 'other' });
        }}
      />
      <TextInput
        type="tel"
        label={t('today.contact.phone')}
        value={draft.contactPhone}
        error={draft.tried && faults.has('contactReach') ? t('today.contact.reachMissing') : undefined}
        onChange={(event) => {
          onChange({ contactPhone: event.currentTarget.value });
        }}
      />
      <TextInput
        type="email"
        label={t('today.contact.email')}
        value={draft.contactEmail}
        onChange={(event) => {
          onChange({ contactEmail: event.currentTarget.value });
        }}
      />
    </>
  );
}

const fields = { promise: PromiseFields, dispute: DisputeFields, contact: ContactFields } as const satisfies Readonly<
  Record<SaidPart, (props: SaidFieldsProps) => React.ReactNode>
>;

/** What has to be noted of one thing that was heard. */
export function SaidFields({ part, onRemove, ...props }: SaidFieldsProps & { part: SaidPart; onRemove: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const Fields = fields[part];
  const title = t(`today.${part}.title`);
  return (
    <section className="said-part" aria-labelledby={titleId}>
      <header className="row">
        <h3 id={titleId}>{title}</h3>
        <span className="spacer" />
        <button type="button" className="linkish" onClick={onRemove}>
          {t('today.remove', { what: title })}
        </button>
      </header>
      <div className="two">
        <Fields {...props} />
      </div>
    </section>
  );
}
