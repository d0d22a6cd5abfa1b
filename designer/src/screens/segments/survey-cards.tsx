import type { SegmentSurvey } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.js';
import { Chip } from '../../ui/chip.js';
import { Note } from '../../ui/note.js';
import { ScrollTable } from '../../ui/scroll-table.js';

const SHOWN_CODES = 8;

function Codes({ codes, accounts }: { codes: readonly string[]; accounts: number }) {
  const { t } = useTranslation();
  const more = accounts - Math.min(codes.length, SHOWN_CODES);
  return (
    <span className="num sub">
      {codes.slice(0, SHOWN_CODES).join(', ')}
      {more > 0 ? ` ${t('segments.andMore', { count: more })}` : ''}
    </span>
  );
}

/** The segments with their accounts and the scenario their new items enter; one without a scenario gets nothing, and it says so. */
function SegmentsTable({ segments }: Pick<SegmentSurvey, 'segments'>) {
  const { t } = useTranslation();
  const label = t('segments.title');
  return (
    <Card title={label}>
      <ScrollTable label={label} columns={[t('segments.name'), `#${t('segments.accountsColumn')}`, t('segments.scenario')]}>
        {segments.map(({ segment, accounts, scenario }) => (
          <tr key={segment}>
            <td>
              <Link className="strong" to="/cases" search={{ segment }}>
                {segment}
              </Link>
            </td>
            <td className="r">{accounts}</td>
            <td>
              {scenario === undefined ? (
                <Chip tone="warn" icon="warn">
                  {t('segments.noScenario')}
                </Chip>
              ) : (
                <Link to="/scenarios/$reference" params={{ reference: scenario }}>
                  {scenario}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Card>
  );
}

/** What the rules leave open: accounts two rules want, and accounts none does. */
function Gaps({ survey }: { survey: SegmentSurvey }) {
  const { t } = useTranslation();
  const { overlaps, uncovered, rules } = survey;
  const nameOf = (position: number): string => rules[position]?.segment ?? String(position + 1);
  return (
    <Card title={t('segments.gaps')}>
      <div className="body stack">
        {overlaps.length === 0 ? (
          <Note tone="ok">{t('segments.noOverlap')}</Note>
        ) : (
          overlaps.map(({ rule, other, accounts, codes }) => (
            <Note key={`${String(rule)} ${String(other)}`} tone="info">
              {t('segments.overlap', { count: accounts, rule: nameOf(rule), other: nameOf(other) })}{' '}
              <Codes codes={codes} accounts={accounts} />
            </Note>
          ))
        )}
        {uncovered.accounts === 0 ? (
          <Note tone="ok">{t('segments.allCovered')}</Note>
        ) : (
          <Note tone={rules.length === 0 ? 'info' : 'warn'}>
            {t('segments.uncovered', { count: uncovered.accounts })} <Codes {...uncovered} />
          </Note>
        )}
      </div>
    </Card>
  );
}

/** What rules make of all accounts: segments, overlaps, accounts nobody decides. */
export function SurveyCards({ survey }: { survey: SegmentSurvey }) {
  return (
    <div className="two-cards">
      <SegmentsTable segments={survey.segments} />
      <Gaps survey={survey} />
    </div>
  );
}
