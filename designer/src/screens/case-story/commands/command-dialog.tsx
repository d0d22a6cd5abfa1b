import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale.js';
import { Note } from '../../../ui/note.js';
import type { Command, CommandAnswer } from './command.js';
import { CommandPalette } from './command-palette.js';
import { CommandForm } from './form/command-form.js';
import type { FormGround } from './form/field-choices.js';

/** In the address: the menu itself. */
export const menuId = 'menu';

interface CommandDialogProps {
  commands: readonly Command[];
  /** Id of the command asked for, {@link menuId} for the menu; undefined: closed. */
  asked: string | undefined;
  ground: FormGround;
  items: readonly string[];
  of: Readonly<Record<string, string>>;
  onChoose: (id: string) => void;
  onClose: () => void;
  onDone: (command: Command, answer: CommandAnswer) => void;
}

/** One dialog for every command: the menu first, then the form of the one chosen. The focus goes back to where it was opened from. */
export function CommandDialog({ commands, asked, ground, items, of, onChoose, onClose, onDone }: CommandDialogProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const command = commands.find(({ id }) => id === asked);
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onClose}
      lockScroll={false}
      size="lg"
      title={command?.title[locale] ?? t('commands.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ content: 'command-dialog' }}
    >
      {asked !== undefined && asked !== menuId && command === undefined ? <Note tone="warn">{t('commands.notYours')}</Note> : null}
      {command === undefined ? (
        <CommandPalette
          commands={commands}
          onChoose={({ id }) => {
            onChoose(id);
          }}
        />
      ) : (
        <CommandForm
          key={command.id}
          command={command}
          ground={ground}
          items={items}
          of={of}
          onClose={onClose}
          onDone={(answer) => {
            onDone(command, answer);
          }}
        />
      )}
    </Modal>
  );
}
