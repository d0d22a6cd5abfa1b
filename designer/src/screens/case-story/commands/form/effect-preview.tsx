import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../../i18n/format.js';
import { useLocale } from '../../../../i18n/use-locale.js';
import { Icon } from '../../../../ui/icon.js';
import type { IconName } from '../../../../ui/icon-paths.js';
import type { CommandAnswer } from '../command.js';

type Change = CommandAnswer['effect'][number]['change'];

const icons: Readonly<Record<Change, IconName>> = { pauses: 'pause', stops: 'ban', resumes: 'play', changes: 'wait' };
const changes = Object.keys(icons) as Change[];

interface EffectPreviewProps {
  answer: CommandAnswer;
  /** Open items of the case, so that those left as they are can be counted. */
  openItems: number;
  currency: string;
}

/** What a command would change, as the server computed it from the same machine that will carry it out. */
export function EffectPreview({ answer, openItems, currency }: EffectPreviewProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const counts: string[] = changes.flatMap((change) => {
    const count = answer.effect.filter((each) => each.change === change).length;
    return count === 0 ? [] : [t(`commands.effect.${change}`, { count })];
  });
  const unchanged = Math.max(0, openItems - answer.effect.length);
  if (unchanged > 0) counts.push(t('commands.effect.unchanged', { count: unchanged }));
  const { unallocatedCents = 0 } = answer;
  return (
    <>
      <p className="strong">{answer.effect.length === 0 ? t('commands.effect.none') : `${counts.join(', ')}.`}</p>
      <ul>
        {answer.shares.map(({ number, cents }) => (
          <li key={number}>
            <Icon name="euro" size={13} />
            {t(cents > 0 ? 'commands.effect.receives' : 'commands.effect.givesBack', {
              number,
              amount: formatAmount(Math.abs(cents), currency, locale),
            })}
          </li>
        ))}
        {unallocatedCents > 0 ? (
          <li>
            <Icon name="info" size={13} />
            {t('commands.effect.unallocated', { amount: formatAmount(unallocatedCents, currency, locale) })}
          </li>
        ) : null}
        {answer.effect.map((each) => (
          <li key={each.itemId}>
            <Icon name={icons[each.change]} size={13} />
            {each[locale]}
          </li>
        ))}
      </ul>
    </>
  );
}
