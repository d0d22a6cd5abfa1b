import { NativeSelect } from '@mantine/core';
import { contactRoles } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { TakeAway } from './take-away.js';

/** Who is written to, in order: the first that can be reached; taken out by its own button, added from the list. */
export function RolesField({
  label,
  value = [],
  onChange,
}: {
  label: string;
  value: readonly string[] | undefined;
  onChange: (roles: string[]) => void;
}) {
  const { t } = useTranslation();
  const word = (role: string): string => t(`editor.role.${role}`, { defaultValue: role });
  const free = contactRoles.filter((role) => !value.includes(role));
  return (
    <fieldset>
      <legend>{label}</legend>
      <ol className="roles">
        {value.map((role, index) => (
          <li key={role}>
            <span className="small muted">{index === 0 ? t('editor.roleFirst') : t('editor.roleThen')}</span> {word(role)}
            <TakeAway
              name={t('editor.removeRole', { role: word(role) })}
              onClick={
                value.length === 1
                  ? undefined
                  : () => {
                      onChange(value.filter((one) => one !== role));
                    }
              }
            />
          </li>
        ))}
      </ol>
      {free.length === 0 ? null : (
        <NativeSelect
          aria-label={t('editor.addRole')}
          value=""
          data={[{ value: '', label: t('editor.addRole') }, ...free.map((role) => ({ value: role, label: word(role) }))]}
          onChange={(event) => {
            if (event.currentTarget.value !== '') onChange([...value, event.currentTarget.value]);
          }}
        />
      )}
    </fieldset>
  );
}
