import { Button, TextInput } from '@mantine/core';
import { contracts } from '@relance/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Rendered } from '../../messages/rendered.js';
import { ProblemNote } from '../../ui/problem-note.js';

/** The message a published text makes on a real account today, rendered by the server as it is sent. */
export function TextPreview({ template, locale }: { template: string; locale: 'fr' | 'en' }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const preview = useMutation({
    mutationFn: () => api.call(contracts.previewTemplate, { body: { account: account.trim(), template, locale } }),
  });
  return (
    <div className="test-send">
      <form
        className="row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          preview.mutate();
        }}
      >
        <TextInput
          aria-label={t('messages.account')}
          placeholder={t('messages.account')}
          value={account}
          onChange={(event) => {
            setAccount(event.currentTarget.value);
          }}
        />
        <Button type="submit" disabled={account.trim() === '' || preview.isPending}>
          {t('templates.show')}
        </Button>
      </form>
      {preview.isError ? <ProblemNote error={preview.error} /> : null}
      {preview.data === undefined ? null : <Rendered preview={preview.data} />}
    </div>
  );
}
