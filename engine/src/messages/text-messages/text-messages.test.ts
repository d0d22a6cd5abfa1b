import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';

const callback = { url: 'https://relance.example', secret: 'secret of the provider' };
const mobile = '+33612345678';
const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1001;01/12/2025;31/12/2025;1 200,00;1 200,00;sme',
  'C002;Garage Lenoir;F-1002;01/12/2025;31/12/2025;80,00;80,00;sme',
].join('\n');

let test: TestApp;
let itemId = '';
const cases: string[] = [];

beforeAll(async () => {
  test = await openTestApp({ textCallback: callback });
  await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
  for (const number of ['F-1001', 'F-1002']) {
    const [item] = await test.store.items.byNumbers('main', [number]);
    cases.push(item?.caseId ?? '');
    if (number === 'F-1001') itemId = item?._id ?? '';
  }
});
afterAll(() => test.close());

/** A message to that number in a case, as the worker leaves it. */
async function sent(
  id: string,
  caseId: string | undefined,
  settled: 'accepted' | 'unknown' = 'accepted',
  { intentAt = startMs, ...more }: { intentAt?: number; companionOf?: string } = {},
): Promise<void> {
  const place = {
    entityId: 'main',
    caseId: caseId ?? '',
    accountId: 'a',
    scenarioId: 's',
    planHash: 'h',
    nodeId: 'n',
    visit: 1,
    level: 1,
    ...more,
  };
  const lines = [{ itemId, role: 'reminded' as const, outstandingCents: 120_000, currency: 'EUR', nodeId: 'n', visit: 1 }];
  await test.store.dispatches.insertIntent({ _id: id, ...place, channel: 'sms', state: 'intent', lines, intentAt });
  await test.store.dispatches.move('main', id, 'intent', 'handingOver', { messageId: id, recipient: mobile });
  await test.store.dispatches.move('main', id, 'handingOver', settled, { settledAt: intentAt });
}

function post(path: string, form: Record<string, string>, more: { secret?: string; signature?: string } = {}) {
  const names = Object.keys(form).sort();
  const signed = callback.url + path + names.map((name) => name + (form[name] ?? '')).join('');
  const signature =
    more.signature ??
    createHmac('sha1', more.secret ?? callback.secret)
      .update(signed)
      .digest('base64');
  return test.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(signature === '' ? {} : { 'x-twilio-signature': signature }) },
    payload: new URLSearchParams(form).toString(),
  });
}

const dispatch = (id: string) => test.store.dispatches.get('main', id);
const facts = (caseId: string | undefined) => test.store.facts.byCase('main', caseId ?? '');
const status = (id: string, MessageStatus: string, more: Record<string, string> = {}) =>
  post(`/api/v1/sms/status/${id}`, { MessageSid: 'SM0000000001', MessageStatus, To: mobile, ...more });

describe('a call of the provider', () => {
  it.each([{ signature: '' }, { signature: 'forged' }, { secret: 'another secret' }])(
    'signed as %j is refused and changes nothing',
    async (how) => {
      await sent('text-forged', cases[0]);
      const refused = await post('/api/v1/sms/status/text-forged', { MessageSid: 'SM0000000001', MessageStatus: 'undelivered' }, how);
      expect(refused.statusCode).toBe(403);
      expect(refused.json()).toMatchObject({ code: 'RLC_NOT_SIGNED' });
      expect((await post('/api/v1/sms/incoming', { MessageSid: 'SM0000000001', From: mobile, Body: 'STOP' }, how)).statusCode).toBe(403);
      expect(await facts(cases[0])).toEqual([]);
      expect(await dispatch('text-forged')).not.toHaveProperty('bouncedOn');
    },
  );

  it('is refused where no provider is set', async () => {
    const other = await openTestApp();
    const form = { MessageSid: 'SM0000000001', MessageStatus: 'sent' };
    expect((await other.call({ method: 'POST', url: '/api/v1/sms/status/text-1', payload: form })).statusCode).toBe(403);
    await other.close();
  });

  it('about a message we do not know, or from a number we never wrote to, is answered with nothing', async () => {
    expect((await status('text-of-nobody', 'delivered')).statusCode).toBe(200);
    const incoming = await post('/api/v1/sms/incoming', { MessageSid: 'SM0000000002', From: '+33699999999', Body: 'STOP' });
    expect([incoming.statusCode, incoming.body]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response></Response>']);
  });
});

describe('what became of a text message', () => {
  it('is kept on it: delivered, with the first instant told', async () => {
    await sent('text-delivered', cases[0]);
    for (const word of ['queued', 'sent', 'delivered']) expect((await status('text-delivered', word)).statusCode).toBe(200);
    test.pass(60_000);
    await status('text-delivered', 'delivered');
    expect(await dispatch('text-delivered')).toMatchObject({ state: 'accepted', deliveredAt: startMs });
  });

  it('settles one whose outcome nobody knew', async () => {
    await sent('text-unknown', cases[0], 'unknown');
    await status('text-unknown', 'queued');
    expect(await dispatch('text-unknown')).toMatchObject({ state: 'unknown' });
    await status('text-unknown', 'sent');
    expect(await dispatch('text-unknown')).toMatchObject({ state: 'accepted', providerId: 'SM0000000001' });
  });

  it('undelivered is a message that came back: a fact about its items, once, and the case is woken (law 20)', async () => {
    await sent('text-back', cases[0]);
    await status('text-back', 'undelivered', { ErrorCode: '30005' });
    await status('text-back', 'undelivered', { ErrorCode: '30005' });
    expect(await dispatch('text-back')).toMatchObject({ state: 'accepted', bouncedOn: '2026-01-05' });
    expect(await facts(cases[0])).toMatchObject([
      { kind: 'bounce', dispatchId: 'text-back', itemIds: [itemId], reason: 'SMS undelivered (30005)', recordedBy: 'sms' },
    ]);
    expect(test.woken.map(({ caseId }) => caseId)).toContain(cases[0]);
  });

  it('undelivered beside an e-mail, keeps nothing back: its contact left all the same (law 22)', async () => {
    await sent('text-along', cases[1], 'accepted', { companionOf: 'mail-1' });
    await status('text-along', 'undelivered');
    expect(await dispatch('text-along')).toMatchObject({ bouncedOn: '2026-01-05' });
    expect(await facts(cases[1])).toMatchObject([{ kind: 'bounce', dispatchId: 'text-along', itemIds: [] }]);
  });
});

describe('a text message received', () => {
  it('that says stop refuses the channel in every case the number was written to about, once, and asks nobody to read it', async () => {
    await sent('text-other', cases[1], 'accepted', { intentAt: startMs + 1 });
    for (let time = 0; time < 2; time += 1) await post('/api/v1/sms/incoming', { MessageSid: 'SM0000000003', From: mobile, Body: 'ARRÊT' });
    for (const one of cases) {
      const refusals = (await facts(one)).filter(({ kind }) => kind === 'opposition' || kind === 'reply');
      expect(refusals).toMatchObject([{ kind: 'opposition', channel: 'sms', note: 'ARRÊT' }]);
    }
  });

  it('that says anything else is a reply about the latest message', async () => {
    await post('/api/v1/sms/incoming', { MessageSid: 'SM0000000004', From: mobile, Body: 'Réglé hier, merci' });
    const replies = async (one: string | undefined) => (await facts(one)).filter(({ kind }) => kind === 'reply');
    expect(await replies(cases[1])).toMatchObject([{ kind: 'reply', channel: 'sms', note: 'Réglé hier, merci', itemIds: [itemId] }]);
    expect(await replies(cases[0])).toEqual([]);
  });
});
