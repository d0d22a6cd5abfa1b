import { Button, NativeSelect } from '@mantine/core';
import { documentKinds, type Item, type ItemDocument } from '@relance/schemas';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { documentPath, useAddDocument, useDocuments } from '../../../api/account-file.js';
import { useTimeZone } from '../../../api/time-zone.js';
import { formatDay, localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Icon } from '../../../ui/icon.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';

const TYPES = '.pdf,.png,.jpg,.jpeg';

function AddForm({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ItemDocument['kind']>('invoice');
  const [file, setFile] = useState<File>();
  const add = useAddDocument();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (file === undefined) return;
    add.mutate(
      { itemId, kind, file },
      {
        onSuccess: () => {
          setFile(undefined);
          form.reset();
        },
      },
    );
  };
  return (
    <form className="add-document" onSubmit={submit}>
      <NativeSelect
        size="xs"
        label={t('account.documents.kind')}
        value={kind}
        data={documentKinds.map((value) => ({ value, label: t(`account.documents.kinds.${value}`) }))}
        onChange={(event) => {
          setKind(documentKinds.find((each) => each === event.currentTarget.value) ?? 'invoice');
        }}
      />
      <label className="file">
        <span className="small">{t('account.documents.file')}</span>
        <input
          type="file"
          accept={TYPES}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
          }}
        />
      </label>
      <Button size="xs" type="submit" disabled={file === undefined || add.isPending}>
        {add.isPending ? t('account.documents.adding') : file === undefined ? t('account.documents.choose') : t('account.documents.add')}
      </Button>
      {add.isError ? <ProblemNote error={add.error} /> : null}
    </form>
  );
}

function DocumentRow({ document }: { document: ItemDocument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <li className="row">
      <Icon name="letter" size={14} className="muted" />
      <a href={documentPath(document)} target="_blank" rel="noreferrer">
        {t('account.documents.open', { kind: t(`account.documents.kinds.${document.kind}`) })}
      </a>
      <span className="small sub">{formatDay(localInstant(document.at, zone).date, locale)}</span>
    </li>
  );
}

/** Documents of one item at a time: invoice, order, signed delivery note, accepted terms; opened and added from here. */
export function DocumentsCard({ items, mayAdd }: { items: readonly Item[]; mayAdd: boolean }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const item = items.find(({ _id }) => _id === chosen) ?? items[0];
  const documents = useDocuments(item?._id);
  return (
    <section className="card">
      <header>
        <h2>{t('account.documents.title')}</h2>
      </header>
      <div className="body documents">
        {item === undefined ? (
          <p className="sub">{t('account.documents.noItem')}</p>
        ) : (
          <NativeSelect
            size="xs"
            label={t('account.documents.item')}
            value={item._id}
            data={items.map(({ _id, number }) => ({ value: _id, label: number }))}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
            }}
          />
        )}
        {documents.isError ? <ProblemNote error={documents.error} onRetry={() => void documents.refetch()} /> : null}
        {documents.isLoading ? <Loading /> : null}
        {documents.data?.documents.length === 0 ? <p className="sub">{t('account.documents.none')}</p> : null}
        <ul>
          {documents.data?.documents.map((document) => (
            <DocumentRow key={document._id} document={document} />
          ))}
        </ul>
        {item !== undefined && mayAdd ? <AddForm itemId={item._id} /> : null}
      </div>
    </section>
  );
}
