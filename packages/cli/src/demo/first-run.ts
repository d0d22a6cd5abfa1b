import { contracts, type DemoOutput } from '@relance/schemas';
import { randomBytes } from 'node:crypto';
import type { DemoSession } from './demo-session.js';
import { patiently } from './patiently.js';

/** How the user signs in; null where an admin had been there before. */
export type SignIn = DemoOutput['signIn'];

const EMAIL = 'admin@relance.example';

/** Creates the admin and the creditor entity if nobody did; the password is drawn anew each time and told once. */
export async function firstRun(session: Pick<DemoSession, 'context' | 'connection' | 'samples'>): Promise<SignIn> {
  const { context, connection, samples } = session;
  const { io } = context;
  const { setupNeeded } = await patiently(io, () => connection.call(contracts.getSession, {}));
  if (!setupNeeded) {
    await patiently(io, () => connection.call(contracts.putEntity, { body: samples.entity }));
    return null;
  }
  const password = randomBytes(12).toString('base64url');
  const name = context.locale === 'fr' ? 'Responsable crédit' : 'Credit manager';
  const body = { email: EMAIL, name, password, locale: context.locale, entity: samples.entity };
  await connection.call(contracts.setUp, { body });
  return { url: connection.url, email: EMAIL, password };
}
