import { afterAll, beforeAll, expect, it } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, testAddress, type LiveApi } from './open-api.js';

let house: LiveHouse;
let api: LiveApi;
let caseOf: string;

interface ShownMail {
  id: string;
  to: string[];
  subject: string;
  messageId: string;
  headers: { key: string; value: string }[];
  text: string;
  html: string;
}

beforeAll(async () => {
  house = await openHouse(1, 'empty');
  api = await openApi(house);
  await house.publish(emailLadder([2, 9]), 'pme');
  caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@client.example' }, [
    { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: '2025-08-01', dueDate: '2025-08-20', outstandingCents: 120_000 },
  ]);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

it('a message tested on a real account arrives at the address set for tests alone, stamped, and is no contact', async () => {
  const before = await house.store.journal.list(house.entityId, caseOf);
  const sent = await api.post('/templates/test', { account: 'C-1', template: 'relance' });
  expect(sent).toMatchObject({ to: testAddress, outcome: 'accepted' });
  const [mail, ...more] = await house.mails();
  expect(more).toEqual([]);
  const { id } = mail as unknown as { id: string };
  const shown = (await (await fetch(`${house.mailbox.url}/api/messages/${id}`)).json()) as ShownMail;
  expect(shown.to).toEqual([testAddress]);
  expect(shown.subject).toMatch(/^\[TEST\] C-1-[0-9A-F]{8}$/);
  expect(shown.text).toContain('Ce message n’est pas parti au client. Compte C-1, destinataire réel : Denis Aubry, compta@client.example.');
  expect(shown.html).toMatch(/TEST\. Ce message.*Brévanne Distribution/s);
  expect(shown.headers).toContainEqual({ key: 'x-relance-test', value: 'relance' });
  expect(shown.headers.map(({ key }) => key)).not.toContain('in-reply-to');
  // nothing that a contact leaves behind
  expect(await house.store.dispatches.byCase(house.entityId, caseOf)).toEqual([]);
  expect(await house.store.journal.list(house.entityId, caseOf)).toEqual(before);
  // what is answered to it is about no message of ours
  const answer = ['From: a@b.example', 'Message-ID: <t1@b.example>', `In-Reply-To: ${shown.messageId}`, 'Subject: Re', '', 'Bien reçu'];
  expect(await api.takeMail(answer.join('\r\n'))).toMatchObject({ mail: { kind: 'reply', state: 'unmatched' } });
  const { hash } = sent as unknown as { hash: string };
  const { rows } = await house.store.auditLog.listOfSubject(house.entityId, hash, { action: 'template.tested', limit: 2 });
  expect(rows).toMatchObject([{ details: { template: 'relance', account: 'C-1', to: testAddress } }]);
}, 60_000);
