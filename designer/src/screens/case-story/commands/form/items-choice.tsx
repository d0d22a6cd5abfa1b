import type { Item } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatDay } from '../../../../i18n/format.js';
import { useLocale } from '../../../../i18n/use-locale.js';
import type { Command } from '../command.js';
import type { Draft } from './draft.js';

interface ItemsChoiceProps {
  command: Command;
  items: readonly Item[];
  draft: Draft;
  fault: string | undefined;
  onChange: (change: Pick<Draft, 'scope' | 'items'>) => void;
}

function ItemTick({ item, isTicked, onTick }: { item: Item; isTicked: boolean; onTick: (isTicked: boolean) => void }) {
  const locale = useLocale();
  return (
    <label className="tick item">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => {
          onTick(event.currentTarget.checked);
        }}
      />
      <span className="strong">{item.number}</span>
      <span className="sub">{formatDay(item.dueDate, locale)}</span>
      <span className="num">{formatAmount(item.outstandingCents, item.currency, locale)}</span>
    </label>
  );
}

/** What a command is about: the whole case, the items ticked, or every other one on its way (law 27). */
export function ItemsChoice({ command, items, draft, fault, onChange }: ItemsChoiceProps) {
  const { t } = useTranslation();
  const scopes: Draft['scope'][] = command.about === 'any' ? ['all', 'these', 'others'] : ['these', 'others'];
  return (
    <fieldset className="items-choice">
      <legend>{t('commands.about')}</legend>
      <div className="row wrap">
        {scopes.map((scope) => (
          <label key={scope} className="tick">
            <input
              type="radio"
              name="scope"
              checked={draft.scope === scope}
              onChange={() => {
                onChange({ scope, items: draft.items });
              }}
            />
            {t(`commands.scope.${scope}`)}
          </label>
        ))}
      </div>
      {draft.scope === 'all' ? null : (
        <div className="item-ticks">
          {items.map((item) => (
            <ItemTick
              key={item._id}
              item={item}
              isTicked={draft.items.includes(item._id)}
              onTick={(isTicked) => {
                const others = draft.items.filter((id) => id !== item._id);
                onChange({ scope: draft.scope, items: isTicked ? [...others, item._id] : others });
              }}
            />
          ))}
        </div>
      )}
      {draft.scope === 'others' ? <p className="small sub">{t('commands.othersHelp')}</p> : null}
      {fault === undefined ? null : (
        <p className="small fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
