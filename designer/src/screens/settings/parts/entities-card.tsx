import { Button } from '@mantine/core';
import { contracts } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../../api/may-call.js';
import { useSession } from '../../../api/session.js';
import { useCreateEntity, useEntities, useOtherEntity } from '../../../api/settings.js';
import { Card } from '../../../ui/card.js';
import { Chip } from '../../../ui/chip.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { ScrollTable } from '../../../ui/scroll-table.js';
import { Field } from './entity-draft.js';

function NewEntity() {
  const { t } = useTranslation();
  const create = useCreateEntity();
  const [said, setSaid] = useState({ id: '', name: '' });
  return (
    <form
      className="body stack"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(said, {
          onSuccess: () => {
            setSaid({ id: '', name: '' });
          },
        });
      }}
    >
      <p className="sub">{t('settings.entities.what')}</p>
      <div className="form-grid">
        {(['name', 'id'] as const).map((name) => (
          <Field
            key={name}
            label={t(`settings.entities.${name}`)}
            value={said[name]}
            readOnly={false}
            onChange={(value) => {
              setSaid({ ...said, [name]: value });
            }}
          />
        ))}
      </div>
      {create.isError ? <ProblemNote error={create.error} /> : null}
      <Button type="submit" disabled={said.id === '' || said.name === '' || create.isPending}>
        {t('settings.entities.create')}
      </Button>
    </form>
  );
}

/** The entities one may work in, the way from one to another, and for admins a new one. */
export function EntitiesCard() {
  const { t } = useTranslation();
  const entities = useEntities();
  const other = useOtherEntity();
  const mayCreate = mayCall(useSession().data?.user?.role, contracts.createEntity);
  const label = t('settings.entities.title');
  return (
    <Card title={label}>
      {entities.isError ? <ProblemNote error={entities.error} onRetry={() => void entities.refetch()} /> : null}
      {other.isError ? <ProblemNote error={other.error} /> : null}
      <ScrollTable label={label} columns={[t('settings.entities.name'), t('settings.role'), t('settings.action')]}>
        {(entities.data?.entities ?? []).map(({ id, name, role, current }) => (
          <tr key={id}>
            <td className="strong">{name}</td>
            <td className="sub">{t(`role.${role}`)}</td>
            <td>
              {current ? (
                <Chip tone="ok" icon="check">
                  {t('settings.entities.current')}
                </Chip>
              ) : (
                <Button
                  disabled={other.isPending}
                  onClick={() => {
                    other.mutate(id);
                  }}
                >
                  {t('settings.entities.goOn', { name })}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </ScrollTable>
      {mayCreate ? <NewEntity /> : null}
    </Card>
  );
}
