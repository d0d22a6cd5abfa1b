import { Button, PasswordInput } from '@mantine/core';
import { useState, type ChangeEvent, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../api/session.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { WelcomeFrame } from './welcome-frame.js';

const SHORTEST_PASSWORD = 12;
const empty = { current: '', password: '' };

/** A password was made for the user: nothing else is open before he has replaced it by one of his own. */
export function ChoosePasswordScreen() {
  const { t } = useTranslation();
  const change = useChangePassword();
  const [fields, setFields] = useState(empty);
  const [tried, setTried] = useState(false);
  const field = (name: keyof typeof empty) => ({
    name,
    required: true,
    visibilityToggleButtonProps: { 'aria-label': t('signIn.show') },
    value: fields[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setFields({ ...fields, [name]: event.currentTarget.value });
    },
  });
  const missing = SHORTEST_PASSWORD - fields.password.length;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing <= 0) change.mutate(fields);
  };
  return (
    <WelcomeFrame title={t('ownPassword.title')} lead={t('ownPassword.lead')}>
      {change.isError ? <ProblemNote error={change.error} /> : null}
      <form onSubmit={submit}>
        <PasswordInput label={t('ownPassword.current')} autoComplete="current-password" autoFocus {...field('current')} />
        <PasswordInput
          label={t('ownPassword.password')}
          description={t('setup.passwordHelp')}
          autoComplete="new-password"
          error={tried && missing > 0 ? t('setup.passwordShort', { count: missing }) : undefined}
          {...field('password')}
        />
        <Button type="submit" variant="filled" disabled={change.isPending}>
          {t(change.isPending ? 'ownPassword.submitting' : 'ownPassword.submit')}
        </Button>
      </form>
    </WelcomeFrame>
  );
}
