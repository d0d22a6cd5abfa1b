import type { PaymentView } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatDay } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Chip } from '../../../ui/chip.js';
import type { Command } from '../commands/command.js';
import { CardButton, type OpenCommand } from './card-button.js';

interface PaymentsCardProps {
  payments: readonly PaymentView[];
  commands: readonly Command[];
  onOpen: OpenCommand;
}

function PaymentRow({ view, commands, onOpen }: { view: PaymentView } & Omit<PaymentsCardProps, 'payments'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { payment, shares } = view;
  const { currency, unallocatedCents, _id } = payment;
  const reversed = payment.kind === 'reversal';
  return (
    <li>
      <div className="row wrap">
        <span className="strong num">{formatAmount(payment.amountCents, currency, locale)}</span>
        <span className="sub">{formatDay(payment.effectiveOn, locale)}</span>
        {reversed ? (
          <Chip tone="error" icon="undo">
            {t('account.payments.reversed')}
          </Chip>
        ) : null}
        {unallocatedCents > 0 ? (
          <Chip tone="warn" icon="euro">
            {t('account.payments.unallocated', { amount: formatAmount(unallocatedCents, currency, locale) })}
          </Chip>
        ) : null}
      </div>
      {payment.reference === undefined ? null : <p className="small sub">{payment.reference}</p>}
      {shares.length === 0 ? null : (
        <p className="small sub">{shares.map(({ number, cents }) => `${number} ${formatAmount(cents, currency, locale)}`).join(' · ')}</p>
      )}
      {reversed ? null : (
        <div className="row wrap">
          {unallocatedCents > 0 ? (
            <CardButton commands={commands} id="allocation" of={_id} onOpen={onOpen}>
              {t('account.payments.allocate')}
            </CardButton>
          ) : null}
          {shares.length > 0 ? (
            <CardButton commands={commands} id="undoAllocation" of={_id} onOpen={onOpen}>
              {t('account.payments.undo')}
            </CardButton>
          ) : null}
          <CardButton commands={commands} id="reversal" of={_id} onOpen={onOpen}>
            {t('account.payments.reverse')}
          </CardButton>
        </div>
      )}
    </li>
  );
}

/** Money received, which items have it, and what still has to be allocated. */
export function PaymentsCard({ payments, commands, onOpen }: PaymentsCardProps) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <header>
        <h2>{t('account.payments.title')}</h2>
        <span className="spacer" />
        <CardButton commands={commands} id="payment" onOpen={onOpen}>
          {t('account.payments.add')}
        </CardButton>
      </header>
      {payments.length === 0 ? <p className="loading">{t('account.payments.none')}</p> : null}
      <ul className="body notes">
        {payments
          .toSorted((one, other) => other.payment.effectiveOn.localeCompare(one.payment.effectiveOn))
          .map((view) => (
            <PaymentRow key={view.payment._id} view={view} commands={commands} onOpen={onOpen} />
          ))}
      </ul>
    </section>
  );
}
