import { httpPost } from '@relance/channels';
import { startPostEmulator, type PostEmulator } from '@relance/channels/emulators';
import type { LetterRecord } from '@relance/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letterPdf } from '../../testing/letter-pdf.js';
import { putLetter } from '../../testing/letters-in-batch.js';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';
import { lookAtPost } from './watch-post.js';

const DAY = 86_400_000;
const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C001;Dupré SAS;F-1;15/11/2025;15/12/2025;1 200,00;1 200,00;sme;EUR',
].join('\n');

/** A registered letter that the provider has since Monday 5 January 2026; it is Monday the 12th. */
describe('a letter that a provider has', () => {
  let provider: PostEmulator;
  let test: TestApp;
  const troubles: string[] = [];
  beforeEach(async () => {
    provider = await startPostEmulator();
    const { url, key, secret } = provider;
    test = await openTestApp({ post: { RELANCE_POST_URL: url, RELANCE_POST_KEY: key, RELANCE_POST_SECRET: secret } });
    troubles.length = 0;
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    await putLetter(test, {
      id: 'letter-1',
      account: 'C001',
      item: 'F-1',
      cents: 120_000,
      channel: 'registered',
      more: { messageId: 'letter-1' },
    });
    await handToProvider();
    await test.store.dispatches.move('main', 'letter-1', 'handingOver', 'handedOver', { handedOverAt: startMs, providerId: 'LTR-1' });
    test.pass(7 * DAY);
  });
  afterEach(async () => {
    await test.close();
    await provider.stop();
  });

  async function handToProvider(): Promise<void> {
    const { post } = test.dependencies.config;
    if (post === undefined) throw new Error('no provider is set');
    const to = { delivery: 'registered' as const, addressee: ['Dupré SAS', '1 rue Neuve', '59000 LILLE'], country: 'FR', pages: 1 };
    await httpPost(post).hand({ ...to, dispatchId: 'letter-1', sender: 'Atelier Morel', pdf: await letterPdf('letter-1', 1) });
  }
  const say = (event: 'posted' | 'presented' | 'received' | 'notSent', on: string) => provider.taken[0]?.events.push({ event, on });
  const call = (nowMs = startMs + 7 * DAY, payload?: string) => {
    const signed = provider.call('letter-1', nowMs);
    return test.app.inject({ method: 'POST', url: '/api/v1/post/news', ...signed, ...(payload === undefined ? {} : { payload }) });
  };
  const look = () => lookAtPost(test.dependencies, ({ problem }) => troubles.push(problem));
  const letter = async () => (await test.call({ url: '/api/v1/letters/letter-1' })).json<LetterRecord>();
  const facts = async () =>
    (await test.store.facts.byCase('main', test.woken[0]?.caseId ?? '')).map(({ kind, fromOn }) => `${kind} ${fromOn}`);

  it('is sent on the day the provider says it was posted, and its number, presentation, outcome and proofs follow (laws 10, 22)', async () => {
    say('posted', '2026-01-06');
    expect((await call()).json()).toEqual({ recorded: 1 });
    expect(await letter()).toMatchObject({ state: 'posted', postedOn: '2026-01-06' });
    Object.assign(provider.taken[0] ?? {}, { number: '1A 123 456 7890 1' });
    say('received', '2026-01-08');
    say('presented', '2026-01-08');
    provider.taken[0]?.proofs.set('deposit', await letterPdf('proof of deposit', 1)).set('receipt', await letterPdf('receipt', 1));
    expect(await look()).toBe(5);
    expect(await letter()).toMatchObject({
      number: '1A12345678901',
      presentedOn: '2026-01-08',
      outcome: 'received',
      isServed: true,
      proofs: [{ kind: 'deposit' }, { kind: 'receipt' }],
    });
    expect(troubles).toEqual([]);
  });

  it('is told once, by call and by asking, however often', async () => {
    say('posted', '2026-01-06');
    say('presented', '2026-01-08');
    expect(await look()).toBe(2);
    expect((await call()).json()).toEqual({ recorded: 0 });
    expect(await look()).toBe(0);
    expect((await facts()).toSorted()).toEqual(['letterPosted 2026-01-06', 'letterPresented 2026-01-08']);
  });

  it('that was taken and not posted is taken out, and its items wait for a person (law 12)', async () => {
    say('notSent', '2026-01-06');
    expect(await look()).toBe(1);
    expect(await test.store.dispatches.get('main', 'letter-1')).toMatchObject({ state: 'withdrawn' });
    expect(await test.store.facts.byCase('main', test.woken[0]?.caseId ?? '')).toMatchObject([
      { kind: 'letterTakenOut', reason: 'withheld' },
    ]);
  });

  it('that nobody could tell of was posted after all', async () => {
    await putLetter(test, { id: 'letter-2', account: 'C001', item: 'F-1', cents: 120_000, more: { messageId: 'letter-2' } });
    await test.store.dispatches.move('main', 'letter-2', 'handingOver', 'unknown', { settledAt: startMs });
    Object.assign(provider.taken[0] ?? {}, { reference: 'letter-2' });
    say('posted', '2026-01-06');
    await look();
    expect(await test.store.dispatches.get('main', 'letter-2')).toMatchObject({
      state: 'accepted',
      providerId: 'LTR-1',
      postedOn: '2026-01-06',
    });
  });

  it('of which is told what cannot be keeps what is known, and the log says so', async () => {
    say('posted', '2026-01-30');
    Object.assign(provider.taken[0] ?? {}, { number: 'RR473124828FR' });
    await look();
    expect(troubles).toEqual(['letters.numberCheck', expect.stringMatching(/./u)]);
    expect(await letter()).toMatchObject({ state: 'waiting' });
    await provider.stop();
    await look();
    expect(troubles).toHaveLength(3);
    provider = await startPostEmulator();
  });

  it('is told of by nobody but the provider', async () => {
    say('posted', '2026-01-06');
    expect((await call(startMs)).statusCode).toBe(403);
    expect((await call(undefined, '{"id":"LTR-1","reference":"letter-1","events":[]}')).statusCode).toBe(403);
    expect((await call(undefined, 'hello')).statusCode).toBe(400);
    expect((await test.app.inject({ method: 'POST', url: '/api/v1/post/news', payload: { id: 'a', reference: 'b' } })).statusCode).toBe(
      403,
    );
    expect(await facts()).toEqual([]);
  });

  it('may be posted by a person too, without a batch that was printed', async () => {
    const said = { event: 'posted', on: '2026-01-07' };
    expect((await test.call({ method: 'POST', url: '/api/v1/letters/letter-1/events', payload: said })).statusCode).toBe(200);
    say('posted', '2026-01-06');
    await look();
    expect(await letter()).toMatchObject({ postedOn: '2026-01-07' });
  });
});
