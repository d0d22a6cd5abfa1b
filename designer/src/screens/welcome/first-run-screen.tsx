import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type ChangeEvent, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetUp } from '../../api/session.js';
import { useLocale } from '../../i18n/use-locale.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { WelcomeFrame } from './welcome-frame.js';

const SHORTEST_PASSWORD = 12;
const empty = { entityName: '', name: '', email: '', password: '' };

/** First run: the admin and the creditor entity, in one form. */
export function FirstRunScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const setUp = useSetUp();
  const [fields, setFields] = useState(empty);
  const [tried, setTried] = useState(false);
  const field = (name: keyof typeof empty) => ({
    name,
    required: true,
    value: fields[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setFields({ ...fields, [name]: event.currentTarget.value });
    },
  });
  const missing = SHORTEST_PASSWORD - fields.password.length;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing > 0) return;
    setUp.mutate({ ...fields, email: fields.email.trim(), locale });
  };
  return (
    <WelcomeFrame title={t('setup.title')} lead={t('setup.lead')} wide>
      {setUp.isError ? <ProblemNote error={setUp.error} /> : null}
      <form onSubmit={submit}>
        <TextInput
          label={t('setup.entity')}
          description={t('setup.entityHelp')}
          autoComplete="organization"
          autoFocus
          {...field('entityName')}
        />
        <TextInput label={t('setup.name')} autoComplete="name" {...field('name')} />
        <TextInput label={t('setup.email')} type="email" autoComplete="username" {...field('email')} />
        <PasswordInput
          label={t('setup.password')}
          description={t('setup.passwordHelp')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          error={tried && missing > 0 ? t('setup.passwordShort', { count: missing }) : undefined}
          {...field('password')}
        />
        <Button type="submit" variant="filled" disabled={setUp.isPending}>
          {t(setUp.isPending ? 'setup.submitting' : 'setup.submit')}
        </Button>
      </form>
    </WelcomeFrame>
  );
}
