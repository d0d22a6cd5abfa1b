import { contracts } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../../api/may-call.js';
import { useSession } from '../../../api/session.js';
import { useChangeRole, useUserCommand, useUsers } from '../../../api/settings.js';
import { Card } from '../../../ui/card.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { ScrollTable } from '../../../ui/scroll-table.js';
import { AddUser } from './add-user.js';
import { SecretNote } from './secret-note.js';
import { UserRow } from './user-row.js';

/** Who may act in the entity, as what; an admin changes it, an auditor reads it. */
export function UsersPart() {
  const { t } = useTranslation();
  const users = useUsers();
  const command = useUserCommand();
  const changeRole = useChangeRole();
  const mayChange = mayCall(useSession().data?.user?.role, contracts.addUser);
  const renewed = command.data;
  const label = t('settings.part.users');
  return (
    <>
      <Card title={label}>
        {users.isPending ? <Loading /> : null}
        {[users.error, command.error, changeRole.error].map((error) =>
          error === null ? null : <ProblemNote key={error.message} error={error} />,
        )}
        {renewed?.oneTimePassword === undefined ? null : (
          <SecretNote lead={t('settings.user.password', { name: renewed.user.name })} secret={renewed.oneTimePassword} />
        )}
        <ScrollTable
          label={label}
          columns={[t('settings.user.name'), t('settings.user.email'), t('settings.role'), t('settings.state'), t('settings.action')]}
        >
          {(users.data?.users ?? []).map((user) => (
            <UserRow
              key={user.id}
              user={user}
              onCommand={
                mayChange
                  ? (asked) => {
                      command.mutate({ user: user.id, command: asked });
                    }
                  : undefined
              }
              onRole={(role) => {
                changeRole.mutate({ user: user.id, role });
              }}
            />
          ))}
        </ScrollTable>
        <p className="small sub more">{t('settings.user.roleEnds')}</p>
      </Card>
      {mayChange ? <AddUser /> : null}
    </>
  );
}
