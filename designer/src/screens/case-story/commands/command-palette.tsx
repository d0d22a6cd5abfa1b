import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale.js';
import { Icon } from '../../../ui/icon.js';
import { commandFamilies, type Command } from './command.js';

const MARKS = /\p{Diacritic}/gu;

/** Words as they are compared: lower case, without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** Commands whose words hold every word typed, in the order of the menu. */
function found(commands: readonly Command[], typed: string): Command[] {
  const words = plain(typed)
    .split(' ')
    .filter((word) => word !== '');
  const matches = ({ title, help }: Command): boolean => {
    const text = plain(`${title.fr} ${title.en} ${help?.fr ?? ''} ${help?.en ?? ''}`);
    return words.every((word) => text.includes(word));
  };
  return commandFamilies.flatMap((family) => commands.filter((command) => command.family === family && matches(command)));
}

interface CommandPaletteProps {
  commands: readonly Command[];
  onChoose: (command: Command) => void;
}

interface OptionProps {
  command: Command;
  isCurrent: boolean;
  onChoose: () => void;
}

function Option({ command, isCurrent, onChoose }: OptionProps) {
  const locale = useLocale();
  return (
    <li
      id={`command-${command.id}`}
      role="option"
      aria-selected={isCurrent}
      ref={(element) => {
        if (isCurrent) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onChoose}
    >
      <span className="strong">{command.title[locale]}</span>
      {command.help === undefined ? null : <span className="small sub">{command.help[locale]}</span>}
    </li>
  );
}

function Listed({
  shown,
  current,
  onChoose,
}: { shown: readonly Command[]; current: Command | undefined } & Pick<CommandPaletteProps, 'onChoose'>) {
  const { t } = useTranslation();
  return (
    <div id="commands" role="listbox" aria-label={t('commands.title')} tabIndex={-1}>
      {commandFamilies.map((family) => {
        const ofFamily = shown.filter((command) => command.family === family);
        return ofFamily.length === 0 ? null : (
          <ul key={family} role="group" aria-label={t(`commands.family.${family}`)}>
            <li className="k" role="presentation">
              {t(`commands.family.${family}`)}
            </li>
            {ofFamily.map((command) => (
              <Option
                key={command.id}
                command={command}
                isCurrent={command === current}
                onChoose={() => {
                  onChoose(command);
                }}
              />
            ))}
          </ul>
        );
      })}
    </div>
  );
}

/** Everything one may do about an account, found by its words; arrows move, Enter chooses. */
export function CommandPalette({ commands, onChoose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const shown = found(commands, typed);
  const current = shown[Math.min(at, shown.length - 1)];
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (current !== undefined) onChoose(current);
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(shown.length - 1, at + by)));
  };
  return (
    <div className="palette-box">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="commands"
        {...(current === undefined ? {} : { 'aria-activedescendant': `command-${current.id}` })}
        aria-label={t('commands.find')}
        placeholder={t('commands.findHint')}
        leftSection={<Icon name="search" size={14} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {shown.length === 0 ? <p className="loading">{t('commands.noneFound')}</p> : null}
      <Listed shown={shown} current={current} onChoose={onChoose} />
    </div>
  );
}
