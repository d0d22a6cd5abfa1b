import { Button, NativeSelect } from '@mantine/core';
import { contracts, roleNames, type KeyView, type RoleName } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../../api/may-call.js';
import { useSession } from '../../../api/session.js';
import { useCreateKey, useKeys, useRevokeKey } from '../../../api/settings.js';
import { Card } from '../../../ui/card.js';
import { Chip } from '../../../ui/chip.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { ScrollTable } from '../../../ui/scroll-table.js';
import { Field } from '../parts/entity-draft.js';
import { Confirm } from './confirm.js';
import { SecretNote } from './secret-note.js';

function NewKey() {
  const { t } = useTranslation();
  const create = useCreateKey();
  const [name, setName] = useState('');
  const [role, setRole] = useState<RoleName>('creditManager');
  const secret = create.data?.secret;
  return (
    <Card title={t('settings.key.create')}>
      <form
        className="body stack"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(
            { name, role },
            {
              onSuccess: () => {
                setName('');
              },
            },
          );
        }}
      >
        <div className="form-grid">
          <Field label={t('settings.key.name')} readOnly={false} value={name} onChange={setName} />
          <NativeSelect
            label={t('settings.role')}
            description={t(`settings.roleWhat.${role}`)}
            value={role}
            data={roleNames.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setRole(roleNames.find((one) => one === value) ?? role);
            }}
          />
        </div>
        <p className="sub">{t('settings.key.year')}</p>
        {create.isError ? <ProblemNote error={create.error} /> : null}
        {secret === undefined ? null : <SecretNote lead={t('settings.key.secret')} secret={secret} />}
        <Button type="submit" variant="filled" disabled={name === '' || create.isPending}>
          {t('settings.key.create')}
        </Button>
      </form>
    </Card>
  );
}

function KeyRow({ row, onRevoke }: { row: KeyView; onRevoke: (() => void) | undefined }) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  const { name, role, state, createdBy, expiresOn, lastUsedOn } = row;
  return (
    <tr>
      <td className="strong">{name}</td>
      <td>{t(`role.${role}`)}</td>
      <td>
        <Chip tone={state === 'active' ? 'ok' : 'pause'} icon={state === 'active' ? 'done' : 'lock'}>
          {t(`settings.key.state.${state}`)}
        </Chip>
      </td>
      <td className="num sub">{expiresOn}</td>
      <td className="num sub">{lastUsedOn ?? t('settings.key.never')}</td>
      <td className="sub">{createdBy}</td>
      <td>
        {onRevoke === undefined || state !== 'active' ? null : (
          <Button
            aria-label={t('settings.key.revokeOf', { name })}
            onClick={() => {
              ask(true);
            }}
          >
            {t('settings.key.revoke')}
          </Button>
        )}
        {isAsked && onRevoke !== undefined ? (
          <Confirm
            title={name}
            consequence={t('settings.key.consequence')}
            act={t('settings.key.revokeOf', { name })}
            onConfirm={onRevoke}
            onClose={() => {
              ask(false);
            }}
          />
        ) : null}
      </td>
    </tr>
  );
}

/** Which machines may act in the entity; a key's secret is shown when it is made and never again. */
export function KeysPart() {
  const { t } = useTranslation();
  const keys = useKeys();
  const revoke = useRevokeKey();
  const mayChange = mayCall(useSession().data?.user?.role, contracts.createKey);
  const label = t('settings.part.keys');
  const rows = keys.data?.keys;
  const columns = ['name', 'role', 'state', 'until', 'used', 'by', 'action'] as const;
  return (
    <>
      <Card title={label}>
        {keys.isPending ? <Loading /> : null}
        {keys.isError ? <ProblemNote error={keys.error} onRetry={() => void keys.refetch()} /> : null}
        {revoke.isError ? <ProblemNote error={revoke.error} /> : null}
        {rows?.length === 0 ? <p className="sub more">{t('settings.key.none')}</p> : null}
        {rows === undefined || rows.length === 0 ? null : (
          <ScrollTable label={label} columns={columns.map((column) => t(`settings.key.column.${column}`))}>
            {rows.map((row) => (
              <KeyRow
                key={row.id}
                row={row}
                onRevoke={
                  mayChange
                    ? () => {
                        revoke.mutate(row.id);
                      }
                    : undefined
                }
              />
            ))}
          </ScrollTable>
        )}
      </Card>
      {mayChange ? <NewKey /> : null}
    </>
  );
}
