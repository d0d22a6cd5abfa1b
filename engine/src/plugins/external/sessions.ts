import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import session from '@fastify/session';
import { callbackSessionStore, type SessionRepository } from '@relance/store';
import fastifyPlugin from 'fastify-plugin';

/** How long a person stays signed in: a working day. */
const SESSION_MS = 12 * 3_600_000;

/** Where sessions are kept and what their cookies are signed with (at least 32 characters). */
export interface SessionOptions {
  sessions: SessionRepository;
  secret: string;
  /** Whether browsers reach us over TLS (a proxy ends it); `auto` would weaken SameSite on plain HTTP. */
  overTls: boolean;
}

/** Sessions in the store behind a signed cookie no script can read and no other site can send, with a CSRF secret in each. */
export const sessions = fastifyPlugin<SessionOptions>(async (app, options) => {
  await app.register(cookie);
  await app.register(session, {
    secret: options.secret,
    cookieName: 'relance',
    cookie: { httpOnly: true, sameSite: 'strict', secure: options.overTls, path: '/', maxAge: SESSION_MS },
    saveUninitialized: false,
    rolling: false,
    // the plugin types its store with its own session type; the store keeps only the JSON of it
    store: callbackSessionStore(options.sessions) as session.SessionStore,
  });
  await app.register(csrf, {
    sessionPlugin: '@fastify/session',
    getToken: (request) => {
      const token = request.headers['x-csrf-token'];
      return typeof token === 'string' ? token : undefined;
    },
  });
});
