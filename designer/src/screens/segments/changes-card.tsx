import { Button } from '@mantine/core';
import { formatShortDate } from '@relance/domain';
import { contracts } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../api/may-call.js';
import { useMarkSeen, useSegmentChanges } from '../../api/segments.js';
import { useSession } from '../../api/session.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Card } from '../../ui/card.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { ScrollTable } from '../../ui/scroll-table.js';

/** Accounts that changed segment with items on their way: those keep their scenario until a person has looked (law 27). */
export function ChangesCard() {
  const { t } = useTranslation();
  const locale = useLocale();
  const changes = useSegmentChanges();
  const seen = useMarkSeen();
  const maySee = mayCall(useSession().data?.user?.role, contracts.markSegmentChangeSeen);
  const rows = changes.data?.rows ?? [];
  const label = t('segments.changes');
  if (changes.isError) return <ProblemNote error={changes.error} onRetry={() => void changes.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Card title={label}>
      <p className="small sub more">{t('segments.changesHelp')}</p>
      {seen.isError ? <ProblemNote error={seen.error} /> : null}
      <ScrollTable
        label={label}
        columns={[
          t('segments.account'),
          t('segments.from'),
          t('segments.to'),
          `#${t('segments.items')}`,
          t('segments.on'),
          t('segments.action'),
        ]}
      >
        {rows.map(({ _id, code, from, to, openItems, on }) => (
          <tr key={_id}>
            <td>
              <Link className="strong num" to="/cases" search={{ search: code }}>
                {code}
              </Link>
            </td>
            <td className="sub">{from}</td>
            <td>{to}</td>
            <td className="r">{openItems}</td>
            <td className="num sub">{formatShortDate(on, locale)}</td>
            <td>
              {maySee ? (
                <Button
                  disabled={seen.isPending}
                  aria-label={t('segments.markSeenOf', { code })}
                  onClick={() => {
                    seen.mutate(_id);
                  }}
                >
                  {t('segments.markSeen')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Card>
  );
}
