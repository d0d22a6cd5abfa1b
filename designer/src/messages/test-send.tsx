import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.js';
import { useTestTemplate } from '../api/templates.js';
import { useLocale } from '../i18n/use-locale.js';
import { Note } from '../ui/note.js';
import { ProblemNote } from '../ui/problem-note.js';
import { addMessagesTexts } from './messages-texts.js';

addMessagesTexts();

interface TestSendProps {
  /** The published text that is sent. */
  template: string;
  locale: 'fr' | 'en';
}

/** Sends oneself a published text as it would leave to an account; says before the click to whom it goes, and after it what the relay said. */
export function TestSend({ template, locale }: TestSendProps) {
  const { t } = useTranslation();
  const spoken = useLocale();
  const email = useSession().data?.user?.email ?? '';
  const [account, setAccount] = useState('');
  const test = useTestTemplate();
  const sent = test.data;
  return (
    <form
      className="test-send"
      onSubmit={(event) => {
        event.preventDefault();
        test.mutate({ account: account.trim(), template, locale });
      }}
    >
      <p className="sub">{t('messages.testWhat', { email })}</p>
      <div className="row wrap">
        <TextInput
          aria-label={t('messages.account')}
          placeholder={t('messages.account')}
          value={account}
          onChange={(event) => {
            setAccount(event.currentTarget.value);
          }}
        />
        <Button type="submit" disabled={account.trim() === '' || test.isPending}>
          {t('messages.test', { email })}
        </Button>
      </div>
      {test.isError ? <ProblemNote error={test.error} /> : null}
      {sent === undefined ? null : (
        <Note tone={sent.outcome === 'accepted' ? 'ok' : 'warn'}>
          {t(`messages.outcome.${sent.outcome}`, { to: sent.to })} {sent.refusal?.[spoken]}
        </Note>
      )}
    </form>
  );
}
