import { Button, NativeSelect } from '@mantine/core';
import { roleNames, type UserView } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCommand } from '../../../api/settings.js';
import { Chip, type Tone } from '../../../ui/chip.js';
import type { IconName } from '../../../ui/icon-paths.js';
import { Confirm } from './confirm.js';

const looks: Readonly<Record<UserView['state'], { tone: Tone; icon: IconName }>> = {
  active: { tone: 'ok', icon: 'done' },
  invited: { tone: 'info', icon: 'wait' },
  locked: { tone: 'pause', icon: 'lock' },
};

interface UserRowProps {
  user: UserView;
  /** Undefined: this person may look, not change. */
  onCommand: ((command: UserCommand) => void) | undefined;
  onRole: (role: UserView['role']) => void;
}

function RoleChoice({ user, onRole }: Pick<UserRowProps, 'user' | 'onRole'>) {
  const { t } = useTranslation();
  const { name, role } = user;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('settings.user.roleOf', { name })}
      value={role}
      data={roleNames.map((one) => ({ value: one, label: t(`role.${one}`) }))}
      onChange={({ currentTarget: { value } }) => {
        const next = roleNames.find((one) => one === value);
        if (next !== undefined) onRole(next);
      }}
    />
  );
}

/** A user with his role; what would shut him out says so before it does. */
export function UserRow({ user, onCommand, onRole }: UserRowProps) {
  const { t } = useTranslation();
  const [asked, ask] = useState<UserCommand>();
  const { name, email, role, state } = user;
  const commands: UserCommand[] = [state === 'locked' ? 'unlock' : 'lock', 'reset', 'remove'];
  return (
    <tr>
      <td className="strong">{name}</td>
      <td className="sub">{email}</td>
      <td>{onCommand === undefined ? t(`role.${role}`) : <RoleChoice user={user} onRole={onRole} />}</td>
      <td>
        <Chip {...looks[state]}>{t(`settings.user.state.${state}`)}</Chip>
      </td>
      <td>
        <span className="row">
          {onCommand === undefined
            ? null
            : commands.map((command) => (
                <Button
                  key={command}
                  aria-label={`${t(`settings.user.act.${command}`)} : ${name}`}
                  onClick={() => {
                    if (command === 'unlock') onCommand(command);
                    else ask(command);
                  }}
                >
                  {t(`settings.user.act.${command}`)}
                </Button>
              ))}
        </span>
        {asked === undefined || asked === 'unlock' || onCommand === undefined ? null : (
          <Confirm
            title={name}
            consequence={t(`settings.user.consequence.${asked}`, { name })}
            act={`${t(`settings.user.act.${asked}`)} : ${name}`}
            onConfirm={() => {
              onCommand(asked);
            }}
            onClose={() => {
              ask(undefined);
            }}
          />
        )}
      </td>
    </tr>
  );
}
