import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../api/session.js';
import { chooseLanguage } from '../i18n/i18n.js';
import { ChoosePasswordScreen } from '../screens/welcome/choose-password-screen.js';
import { FirstRunScreen } from '../screens/welcome/first-run-screen.js';
import { SignInScreen } from '../screens/welcome/sign-in-screen.js';
import { Loading } from '../ui/loading.js';
import { ProblemNote } from '../ui/problem-note.js';
import { Frame } from './frame.js';

/** Lets through only who is signed in; otherwise asks in place, so that the address stays and the user comes back to it. */
export function SessionGate() {
  const session = useSession();
  const user = session.data?.user;
  const locale = user?.locale;
  useEffect(() => {
    if (locale !== undefined && !hasChosenLanguage()) void chooseLanguage(locale);
  }, [locale]);
  if (session.isPending) return <Loading />;
  if (session.data === undefined) {
    return (
      <div className="welcome">
        <ProblemNote
          error={session.error}
          onRetry={() => {
            void session.refetch();
          }}
        />
      </div>
    );
  }
  if (session.data.setupNeeded) return <FirstRunScreen />;
  if (user === undefined) return <SignInScreen expired={session.data.expired === true} />;
  if (user.mustChangePassword === true) return <ChoosePasswordScreen />;
  return (
    <Frame user={user}>
      <Outlet />
    </Frame>
  );
}

function hasChosenLanguage(): boolean {
  try {
    return localStorage.getItem('relance-language') !== null;
  } catch {
    return true; // storage is refused: keep what the page shows
  }
}
