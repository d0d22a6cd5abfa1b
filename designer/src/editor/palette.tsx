import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lookOfKind } from '../drawing/kind-look.js';
import { useLocale } from '../i18n/use-locale.js';
import { Icon } from '../ui/icon.js';
import { useEditing } from './editor-context.js';
import { groupedKinds } from './step-picker.js';

/** What a dragged kind is called on the clipboard of the drag. */
export const DRAGGED_KIND = 'application/x-relance-kind';

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** All kinds of steps: a click or Enter adds one behind the step that is selected, dragging puts one on a day. */
export function Palette() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { add } = useEditing();
  const [search, setSearch] = useState('');
  return (
    <section className="palette" aria-label={t('editor.palette')}>
      <input
        type="search"
        className="find"
        placeholder={t('editor.find')}
        aria-label={t('editor.find')}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
        }}
      />
      {groupedKinds.map(({ group, kinds: members }) => {
        const found = members.filter(({ title }) => folded(title[locale]).includes(folded(search)));
        if (found.length === 0) return null;
        return (
          <div key={group} role="group" aria-label={t(`editor.group.${group}`)}>
            <h3>{t(`editor.group.${group}`)}</h3>
            {found.map((kind) => {
              const look = lookOfKind(kind.icon);
              return (
                <button
                  key={kind.name}
                  type="button"
                  draggable
                  title={kind.help[locale]}
                  onDragStart={(event) => {
                    event.dataTransfer.setData(DRAGGED_KIND, kind.name);
                    event.dataTransfer.effectAllowed = 'copy';
                  }}
                  onClick={() => {
                    add(kind.name);
                  }}
                >
                  <span className={`tile ${look.channel}`}>
                    <Icon name={look.icon} size={13} />
                  </span>
                  {kind.title[locale]}
                </button>
              );
            })}
          </div>
        );
      })}
      <p className="hint">{t('editor.paletteHint')}</p>
    </section>
  );
}
