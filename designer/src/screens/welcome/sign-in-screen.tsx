import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../../api/session.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { WelcomeFrame } from './welcome-frame.js';

/** Sign-in; shown in place of the asked page, which opens once it succeeds. */
export function SignInScreen({ expired }: { expired: boolean }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  };
  return (
    <WelcomeFrame title={t('signIn.title')} lead={t('signIn.lead')}>
      {expired && !signIn.isError ? <Note tone="info">{t('signIn.expired')}</Note> : null}
      {signIn.isError ? <ProblemNote error={signIn.error} /> : null}
      <form onSubmit={submit}>
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => {
            setEmail(event.currentTarget.value);
          }}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="filled" disabled={signIn.isPending}>
          {t(signIn.isPending ? 'signIn.submitting' : 'signIn.submit')}
        </Button>
      </form>
    </WelcomeFrame>
  );
}
