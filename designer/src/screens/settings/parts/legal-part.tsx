import { formatMoney, formatShortDate, fromDayNumber, legalParameters, type DatedParameter } from '@relance/domain';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../../api/status.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Card } from '../../../ui/card.js';
import { ScrollTable } from '../../../ui/scroll-table.js';
import { EntityForm, Field, type EntityDraft } from './entity-draft.js';

type ParameterName = keyof typeof legalParameters;
const HUNDREDTHS = 100;
/** The half-years shown: older ones are history. */
const SHOWN = 4;

function Own({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const { legal } = entity;
  return (
    <Card title={t('settings.legal.own')}>
      <div className="body form-grid">
        <Field
          label={t('settings.legal.rate')}
          description={t('settings.legal.rateHelp')}
          value={legal.lateInterestRatePercent}
          readOnly={readOnly}
          onChange={(value) => {
            patch({ legal: { ...legal, lateInterestRatePercent: value.replace(',', '.') } });
          }}
        />
        <Field
          type="date"
          label={t('settings.legal.since')}
          value={legal.lateInterestSince}
          readOnly={readOnly}
          onChange={(value) => {
            patch({ legal: { ...legal, lateInterestSince: value } });
          }}
        />
        <Field
          type="number"
          label={t('settings.legal.indemnity')}
          description={t('settings.legal.indemnityHelp')}
          value={String(legal.indemnityCents / HUNDREDTHS)}
          readOnly={readOnly}
          onChange={(value) => {
            patch({ legal: { ...legal, indemnityCents: Math.max(0, Math.round(Number(value) * HUNDREDTHS)) } });
          }}
        />
      </div>
    </Card>
  );
}

function Row({ name, row }: { name: ParameterName; row: DatedParameter }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(row.value / HUNDREDTHS);
  const value =
    name === 'clauseFloor'
      ? t('settings.legal.times', { count: row.value })
      : name.endsWith('Indemnity')
        ? formatMoney(row.value, 'EUR', locale)
        : t(name.endsWith('Margin') ? 'settings.legal.points' : 'settings.legal.percent', { value: percent });
  const day = (number: number): string => `${formatShortDate(fromDayNumber(number), locale)} ${fromDayNumber(number).slice(0, 4)}`;
  return (
    <tr>
      <td className="strong">{t(`settings.legal.name.${name}`)}</td>
      <td className="r">{value}</td>
      <td className="num sub">
        {row.toDay === undefined
          ? t('settings.legal.from', { from: day(row.fromDay) })
          : t('settings.legal.between', { from: day(row.fromDay), to: day(row.toDay) })}
      </td>
      <td className="sub source" lang="en">
        {row.source}
      </td>
    </tr>
  );
}

/** What the law asks of late payers: the entity's own rate, and the dated figures the machine counts with, each with its source. */
export function LegalPart() {
  const { t } = useTranslation();
  const today = useStatus().data?.clock.today ?? '';
  const label = t('settings.legal.table');
  const names = Object.keys(legalParameters) as ParameterName[];
  const begun = (row: DatedParameter): boolean => fromDayNumber(row.fromDay) <= today;
  return (
    <>
      <EntityForm consequence={t('settings.consequence.legal')}>{(draft) => <Own {...draft} />}</EntityForm>
      <Card title={label}>
        <ScrollTable
          label={label}
          columns={[t('settings.legal.parameter'), `#${t('settings.legal.value')}`, t('settings.legal.holds'), t('settings.legal.source')]}
        >
          {names.flatMap((name) =>
            legalParameters[name]
              .filter(begun)
              .slice(-SHOWN)
              .toReversed()
              .map((row) => <Row key={`${name} ${String(row.fromDay)}`} name={name} row={row} />),
          )}
        </ScrollTable>
      </Card>
    </>
  );
}
