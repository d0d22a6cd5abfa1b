import { ApiProblem, createApiClient, type SessionView } from '@relance/schemas';

/** The token every change must carry beside the session cookie; held in memory only, so that no other page can read it. */
let csrfToken: string | undefined;

/** Keeps the token of a session answer for the next changes and hands the answer on. */
export function keepCsrfToken(session: SessionView): SessionView {
  csrfToken = session.csrfToken;
  return session;
}

/** The header every change carries beside the session cookie. */
export function csrfHeader(): Record<string, string> {
  return csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken };
}

/** The typed client of the engine that serves this page; the browser adds the session cookie. */
export const api = createApiClient({
  baseUrl: '',
  fetch: (url, init) => fetch(url, { ...init, credentials: 'same-origin' }),
  headers: csrfHeader,
});

/** Whether an error says that nobody is signed in any more. */
export function isSignedOut(error: Error): boolean {
  return error instanceof ApiProblem && error.problem.status === 401;
}
