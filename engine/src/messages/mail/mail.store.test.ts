import type { MailTaken, MailView, TaskView } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;E-mail',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme;compta@client.example',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme;compta@client.example',
  'C002;Garage Lenoir;F-3;01/12/2025;31/12/2025;80,00;80,00;sme;',
].join('\n');

const words = 'Bonjour,\n\nLe virement est parti hier, réf. 4711.';

function mail(headers: string[], body = words): string {
  return [
    'From: Odile <Odile@client.example>',
    'To: compta@morel.example',
    ...headers,
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
  ].join('\r\n');
}

function report(action: string, status: string, id: string, recipient = 'compta@client.example'): string {
  return [
    'From: MAILER-DAEMON@relay.example',
    `Message-ID: <${action}-${id}@relay.example>`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    `Original-Envelope-Id: ${id}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 User unknown',
    '--b--',
    '',
  ].join('\r\n');
}

describe('a mail that comes in', () => {
  let test: TestApp;
  let caseOf = '';
  let itemId = '';

  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const [item] = await test.store.items.byNumbers('main', ['F-1']);
    [caseOf, itemId] = [item?.caseId ?? '', item?._id ?? ''];
    for (const id of ['mail-0001', 'mail-0002', 'mail-0003']) await sent(id);
  });
  afterAll(() => test.close());

  async function sent(id: string, companionOf?: string): Promise<void> {
    const place = { entityId: 'main', caseId: caseOf, accountId: 'a', scenarioId: 's', planHash: 'h', nodeId: 'n', visit: 1, level: 1 };
    const [account] = (await test.store.readCaseRecords('main', caseOf))?.accounts ?? [];
    const lines = [{ itemId, role: 'reminded' as const, outstandingCents: 120_000, currency: 'EUR', nodeId: 'n', visit: 1 }];
    const copies = [{ role: 'salesRep', mode: 'cc' as const, address: 'vente@morel.example', state: 'sent' as const }];
    const message = {
      _id: id,
      ...place,
      accountId: account?._id ?? '',
      channel: 'email',
      state: 'intent' as const,
      lines,
      intentAt: startMs,
    };
    await test.store.dispatches.insertIntent({ ...message, copies, ...(companionOf === undefined ? {} : { companionOf }) });
    const recipient = 'compta@client.example';
    await test.store.dispatches.move('main', id, 'intent', 'handingOver', { messageId: `<${id}@morel.example>`, recipient });
    await test.store.dispatches.move('main', id, 'handingOver', 'accepted', { settledAt: startMs });
  }

  const take = async (text: string) => {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await test.call({ method: 'POST', url: '/api/v1/mail', headers, payload: Buffer.from(text, 'utf8') });
    expect(response.statusCode, response.body).toBe(200);
    return response.json<MailTaken>();
  };
  const facts = async (kind: string) => (await test.store.facts.byCase('main', caseOf)).filter((fact) => fact.kind === kind);
  const tasks = async () => (await test.call({ url: '/api/v1/tasks' })).json<{ tasks: TaskView[] }>().tasks;
  const place = (id: string, named: string | null) =>
    test.call({ method: 'POST', url: `/api/v1/mail/${id}/place`, payload: { case: named } });

  it('as a reply pauses the items of the message it answers, wakes the case, and opens one task with its words (law 8)', async () => {
    const reply = mail(['Message-ID: <a1@client.example>', 'Subject: Re: Vos factures', 'In-Reply-To: <mail-0001@morel.example>']);
    const first = await take(reply);
    expect(first).toMatchObject({
      recorded: true,
      account: { code: 'C001' },
      mail: { kind: 'reply', state: 'settled', dispatchId: 'mail-0001' },
    });
    expect((await take(reply)).recorded).toBe(false);
    expect(await facts('reply')).toMatchObject([{ channel: 'email', itemIds: [itemId], note: words, recordedBy: 'mail' }]);
    expect(test.woken.map(({ caseId }) => caseId)).toContain(caseOf);
    const [view, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(view).toMatchObject({
      task: {
        _id: first.mail.taskId,
        reason: 'answeredByMail',
        itemIds: [itemId],
        mail: { from: 'odile@client.example', subject: 'Re: Vos factures' },
      },
      why: { en: 'The customer answered by e-mail: read the words, then answer.' },
    });
    const content = await test.call({ url: `/api/v1/tasks/${first.mail.taskId ?? ''}/content` });
    expect(content.body).toBe(words);
    expect(content.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await test.store.cases.get('main', caseOf))?.taskIds).toEqual([first.mail.taskId]);
    const source = await test.call({ url: `/api/v1/mail/${first.mail._id}/content?as=source` });
    expect(source.body).toBe(reply);
  });

  it('as an automatic answer changes nothing (law 8)', async () => {
    const away = mail(['Message-ID: <a2@client.example>', 'Auto-Submitted: auto-replied', 'In-Reply-To: <mail-0001@morel.example>']);
    expect((await take(away)).mail).toMatchObject({ kind: 'automatic', state: 'settled', caseId: caseOf });
    expect(await facts('reply')).toHaveLength(1);
  });

  it('from somebody in copy changes nothing either', async () => {
    const colleague = mail(['Message-ID: <a3@morel.example>', 'In-Reply-To: <mail-0001@morel.example>']).replace(
      'Odile@client.example',
      'Vente@morel.example',
    );
    await take(colleague);
    expect(await facts('reply')).toHaveLength(1);
  });

  it('that says the relay goes on trying, or a copy came back, marks no address', async () => {
    expect((await take(report('delayed', '4.4.1', 'mail-0002'))).mail).toMatchObject({ kind: 'delayed', state: 'settled' });
    await take(report('failed', '5.1.1', 'mail-0002', 'vente@morel.example'));
    expect(await facts('bounce')).toEqual([]);
    expect((await take(report('delivered', '2.0.0', 'mail-0002'))).mail.kind).toBe('delivered');
    expect(await test.store.dispatches.get('main', 'mail-0002')).toMatchObject({ deliveredAt: startMs });
  });

  it('that came back marks the message and its address once, by the envelope id alone (law 20)', async () => {
    for (const recorded of [true, false]) {
      expect(await take(report('failed', '5.1.1', 'mail-0003'))).toMatchObject({
        recorded,
        mail: { kind: 'bounced', dispatchId: 'mail-0003' },
      });
    }
    expect(await facts('bounce')).toMatchObject([{ dispatchId: 'mail-0003', itemIds: [itemId], reason: '5.1.1 550 User unknown' }]);
    expect(await test.store.dispatches.get('main', 'mail-0003')).toMatchObject({ state: 'accepted', bouncedOn: '2026-01-05' });
    const account = await test.store.accounts.byCode('main', 'C001');
    expect(account?.contacts).toMatchObject([{ email: 'compta@client.example', bounced: true }]);
  });

  it('about nothing known waits for a person, who places it in a case once: the whole case is paused', async () => {
    const { mail: unknown } = await take(mail(['Message-ID: <b1@client.example>', 'Subject: Question'], 'Une question'));
    expect(unknown).toMatchObject({ kind: 'reply', state: 'unmatched' });
    const waiting = await test.call({ url: '/api/v1/mail?state=unmatched' });
    expect(waiting.json<{ mails: MailView[] }>().mails).toMatchObject([{ mail: { _id: unknown._id, subject: 'Question' } }]);
    expect((await place(unknown._id, 'C999')).statusCode).toBe(404);
    expect((await place(unknown._id, 'C002')).json()).toMatchObject({
      recorded: true,
      account: { code: 'C002' },
      mail: { state: 'settled' },
    });
    expect((await place(unknown._id, 'C001')).json()).toMatchObject({ recorded: false, account: { code: 'C002' } });
    const [other] = await test.store.items.byNumbers('main', ['F-3']);
    const placed = await test.store.facts.byCase('main', other?.caseId ?? '');
    expect(placed).toMatchObject([{ kind: 'reply', note: 'Une question' }]);
    expect(placed[0]).not.toHaveProperty('itemIds');
    expect(await tasks()).toHaveLength(2);
  });

  it('that nobody can read is kept, and may be set aside', async () => {
    const { mail: odd } = await take('\u0000\u0001');
    expect(odd.state).toBe('unmatched');
    expect((await place(odd._id, null)).json()).toMatchObject({ recorded: true, mail: { state: 'setAside' } });
  });

  it('is taken by whoever works the cases, and read by an auditor', async () => {
    const headers = await test.signIn('auditor');
    expect((await test.app.inject({ url: '/api/v1/mail', headers })).statusCode).toBe(200);
    const type = { 'content-type': 'application/octet-stream' };
    expect(
      (await test.app.inject({ method: 'POST', url: '/api/v1/mail', headers: { ...headers, ...type }, payload: 'x' })).statusCode,
    ).toBe(403);
  });

  it('as a reply to a mail that went along with a letter pauses what the letter was about (laws 8, 22)', async () => {
    await sent('mail-0009', 'letter-1');
    const before = await facts('reply');
    await take(mail(['Message-ID: <a9@client.example>', 'In-Reply-To: <mail-0009@morel.example>']));
    const told = (await facts('reply')).filter(({ _id }) => before.every((fact) => fact._id !== _id));
    expect(told).toMatchObject([{ itemIds: [itemId], note: words }]);
  });

  it('as a reply is recorded before its task is opened: cut off in between, nobody can have answered a task whose fact is yet to pause the items', async () => {
    const before = await facts('reply');
    const reply = mail(
      ['Message-ID: <cut@client.example>', 'Subject: Re: Vos factures', 'In-Reply-To: <mail-0003@morel.example>'],
      'Encore nous',
    );
    const cut = vi.spyOn(test.store.tasks, 'openOnce').mockRejectedValueOnce(new Error('died'));
    const headers = { 'content-type': 'application/octet-stream' };
    const taken = await test.call({ method: 'POST', url: '/api/v1/mail', headers, payload: Buffer.from(reply, 'utf8') });
    cut.mockRestore();
    expect(taken.statusCode).toBe(500);
    expect(await facts('reply')).toHaveLength(before.length + 1);
    const open = (await tasks()).length;
    await take(reply);
    expect(await facts('reply')).toHaveLength(before.length + 1);
    expect(await tasks()).toHaveLength(open + 1);
    const opened = (await tasks()).find(({ task }) => task.mail?.subject === 'Re: Vos factures' && task.state === 'open');
    expect(opened).toBeDefined();
  });
});
