import { Button, NativeSelect } from '@mantine/core';
import { roleNames, type RoleName } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddUser } from '../../../api/settings.js';
import { Card } from '../../../ui/card.js';
import { Note } from '../../../ui/note.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { Field } from '../parts/entity-draft.js';
import { SecretNote } from './secret-note.js';

interface Said {
  name: string;
  email: string;
  role: RoleName;
}

const nobody: Said = { name: '', email: '', role: 'collector' };

/** Lets a person in with a role; the password made for him is shown this once. */
export function AddUser() {
  const { t } = useTranslation();
  const [said, setSaid] = useState(nobody);
  const add = useAddUser();
  const added = add.data;
  return (
    <Card title={t('settings.user.add')}>
      <form
        className="body stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(
            { ...said, email: said.email.trim() },
            {
              onSuccess: () => {
                setSaid(nobody);
              },
            },
          );
        }}
      >
        <div className="form-grid">
          {(['name', 'email'] as const).map((name) => (
            <Field
              key={name}
              type={name === 'email' ? 'email' : 'text'}
              label={t(`settings.user.${name}`)}
              readOnly={false}
              value={said[name]}
              onChange={(value) => {
                setSaid({ ...said, [name]: value });
              }}
            />
          ))}
          <NativeSelect
            label={t('settings.role')}
            description={t(`settings.roleWhat.${said.role}`)}
            value={said.role}
            data={roleNames.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setSaid({ ...said, role: roleNames.find((role) => role === value) ?? said.role });
            }}
          />
        </div>
        {add.isError ? <ProblemNote error={add.error} /> : null}
        {added?.oneTimePassword === undefined ? null : (
          <SecretNote lead={t('settings.user.password', { name: added.user.name })} secret={added.oneTimePassword} />
        )}
        {added !== undefined && added.oneTimePassword === undefined ? (
          <Note tone="ok">{t('settings.user.added', { name: added.user.name })}</Note>
        ) : null}
        <Button type="submit" variant="filled" disabled={said.name === '' || said.email === '' || add.isPending}>
          {t('settings.user.addAs', { role: t(`role.${said.role}`) })}
        </Button>
      </form>
    </Card>
  );
}
