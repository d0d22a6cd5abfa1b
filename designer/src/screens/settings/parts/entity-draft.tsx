import { Button, TextInput } from '@mantine/core';
import { contracts, type Entity } from '@relance/schemas';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../../api/may-call.js';
import { useSession } from '../../../api/session.js';
import { usePutEntity } from '../../../api/settings.js';
import { useEntity } from '../../../api/status.js';
import { Loading } from '../../../ui/loading.js';
import { Note } from '../../../ui/note.js';
import { ProblemNote } from '../../../ui/problem-note.js';

/** The entity as it is being changed, and whether this person may change it. */
export interface EntityDraft {
  entity: Entity;
  patch: (part: Partial<Entity>) => void;
  readOnly: boolean;
}

interface EntityFormProps {
  /** What a saved change does, said before it is saved. */
  consequence: string;
  children: (draft: EntityDraft) => ReactNode;
}

function Form({ saved, consequence, children }: EntityFormProps & { saved: Entity }) {
  const { t } = useTranslation();
  const put = usePutEntity();
  const [changes, setChanges] = useState<Partial<Entity>>({});
  const readOnly = !mayCall(useSession().data?.user?.role, contracts.putEntity);
  const isChanged = Object.keys(changes).length > 0;
  const patch = (part: Partial<Entity>): void => {
    setChanges({ ...changes, ...part });
    put.reset();
  };
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        put.mutate(
          { ...saved, ...changes },
          {
            onSuccess: () => {
              setChanges({});
            },
          },
        );
      }}
    >
      {children({ entity: { ...saved, ...changes }, patch, readOnly })}
      {put.isError ? <ProblemNote error={put.error} /> : null}
      {readOnly ? (
        <Note tone="info">{t('settings.readOnly')}</Note>
      ) : (
        <div className="save-bar">
          <Button type="submit" variant="filled" disabled={!isChanged || put.isPending}>
            {t('settings.save')}
          </Button>
          <span className="sub" role="status">
            {put.isSuccess ? t('settings.saved') : isChanged ? consequence : t('settings.unchanged')}
          </span>
        </div>
      )}
    </form>
  );
}

/** A form over the creditor entity: only what was changed here is laid over what is stored. */
export function EntityForm(props: EntityFormProps) {
  const entity = useEntity();
  if (entity.isError) return <ProblemNote error={entity.error} onRetry={() => void entity.refetch()} />;
  if (entity.data === undefined) return <Loading />;
  return <Form {...props} saved={entity.data} />;
}

interface FieldProps {
  label: string;
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
  description?: string;
  required?: boolean;
  type?: 'text' | 'email' | 'tel' | 'date' | 'number' | 'time';
}

/** One line of text of such a form. */
export function Field({ onChange, ...props }: FieldProps) {
  return (
    <TextInput
      {...props}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
