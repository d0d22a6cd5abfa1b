import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { CaseView } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-paths.js';
import type { OpenCommand } from './cards/card-button.js';
import type { Command } from './commands/command.js';
import { menuId } from './commands/command-dialog.js';

/** Commands with a button of their own, where the person may give them. */
const quick: readonly { id: 'hold' | 'promise' | 'payment'; icon: IconName }[] = [
  { id: 'hold', icon: 'pause' },
  { id: 'promise', icon: 'promise' },
  { id: 'payment', icon: 'euro' },
];

interface CaseBarProps {
  view: CaseView | undefined;
  commands: readonly Command[];
  onOpen: OpenCommand;
}

/** The first number somebody at the account answers. */
function phoneOf(view: CaseView | undefined): string | undefined {
  const contacts = view?.accounts.flatMap((account) => account.contacts) ?? [];
  return contacts.map(({ phone, mobile }) => phone ?? mobile).find((number) => number !== undefined);
}

/** Where one is, and what one may do: the menu of all commands (Ctrl K), the most usual ones, and the telephone. On a phone it stays under the thumb. */
export function CaseBar({ view, commands, onOpen }: CaseBarProps) {
  const { t } = useTranslation();
  const openMenu = (): void => {
    if (commands.length > 0) onOpen(menuId);
  };
  useHotkeys([['mod+K', openMenu]], []);
  const phone = phoneOf(view);
  return (
    <div className="topbar case-bar">
      <nav className="row trunc" aria-label={t('story.breadcrumb')}>
        <Link to="/cases" className="muted">
          {t('cases.title')}
        </Link>
        <Icon name="right" size={13} className="muted" />
        <span className="strong trunc" aria-current="page">
          {view?.case.accountName}
        </span>
      </nav>
      <span className="spacer" />
      <div className="row actions">
        {commands.length === 0 ? null : (
          <Button
            leftSection={<Icon name="search" size={14} />}
            rightSection={<span className="kbd">{t('commands.keys')}</span>}
            onClick={openMenu}
          >
            {t('commands.open')}
          </Button>
        )}
        {quick
          .filter(({ id }) => commands.some((command) => command.id === id))
          .map(({ id, icon }) => (
            <Button
              key={id}
              className="quick"
              leftSection={<Icon name={icon} size={14} />}
              onClick={() => {
                onOpen(id);
              }}
            >
              {t(`commands.quick.${id}`)}
            </Button>
          ))}
        {phone === undefined ? null : (
          <Button component="a" variant="filled" href={`tel:${phone.replaceAll(' ', '')}`} leftSection={<Icon name="call" size={14} />}>
            {t('commands.call')}
          </Button>
        )}
      </div>
    </div>
  );
}
