import { fromDayNumber, openCalendar, toDayNumber } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { Dispatch, TaskView } from '@relance/schemas';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

const address = 'compta@client.example';
const words = 'Bonjour,\n\nNous avons payé hier, réf. 4711.';

let house: LiveHouse;
let api: LiveApi;

/** Opens the house with a ladder on those days; `dayMs` real milliseconds make a business day. */
async function open(dayMs: number, days: readonly number[]): Promise<void> {
  house = await openHouse(86_400_000 / dayMs);
  api = await openApi(house);
  await house.publish(emailLadder(days), 'pme');
}

let closing: (() => Promise<void>)[] = [];
beforeEach(() => {
  closing = [async () => house.close(), async () => api.close()];
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
});

const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 90_000, interval: 100 });
const positionIn = async (caseOf: string) => (await house.store.cases.get(house.entityId, caseOf))?.positions[0];
const sentIn = (caseOf: string) => house.store.dispatches.byCase(house.entityId, caseOf);
const tasks = async () => (JSON.parse(await api.get('/tasks')) as { tasks: TaskView[] }).tasks.map(({ task }) => task);

/** One item due yesterday: the first message leaves at once. */
async function owe(): Promise<string> {
  const dueDate = await house.dayIn(-1);
  const item = { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 } as const;
  const caseOf = await house.import({ code: 'C-1', segment: 'pme', email: address }, [item]);
  await house.start(caseOf);
  return caseOf;
}

/** The first message, once it is accepted and lies in the mailbox. */
async function firstSent(caseOf: string): Promise<Dispatch & { messageId: string }> {
  let found: Dispatch | undefined;
  await soon(async () => {
    [found] = await sentIn(caseOf);
    expect(found).toMatchObject({ state: 'accepted', nodeId: 'r1' });
  });
  const messageId = found?.messageId;
  if (found === undefined || messageId === undefined) throw new Error('the message has no id');
  expect((await house.mails()).map((mail) => mail.messageId)).toContain(messageId);
  return { ...found, messageId };
}

/** What a relay reports of a message that it could not deliver (RFC 3464). */
function reportOf({ messageId }: { messageId: string }): string {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@relay.example',
    'Message-ID: <report-1@relay.example>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 User unknown',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
}

it('a message that came back marks its address, opens a task, and the next step goes its failed way: nothing more is sent (laws 8, 20)', async () => {
  await open(250, [1, 60]);
  const caseOf = await owe();
  const sent = await firstSent(caseOf);
  expect(await api.takeMail(reportOf(sent))).toMatchObject({ recorded: true, mail: { kind: 'bounced', dispatchId: sent._id } });
  const account = await house.store.accounts.byCode(house.entityId, 'C-1');
  expect(account?.contacts).toMatchObject([{ email: address, bounced: true }]);
  await soon(async () => {
    expect(await tasks()).toMatchObject([{ kind: 'check', reason: 'bounced', caseId: caseOf }]);
  });
  // the way out for a failure leads to the end of the ladder, which has an owner
  await soon(async () => {
    expect(await positionIn(caseOf)).toMatchObject({ nodeId: 'fin', status: 'parked', owner: 'creditManager' });
  });
  expect((await sentIn(caseOf)).map(({ nodeId, state }) => [nodeId, state])).toEqual([['r1', 'accepted']]);
  expect(await house.mails()).toHaveLength(1);
  const journal = await house.store.journal.list(house.entityId, caseOf);
  const reasons = journal.flatMap((entry) => entry.reasons ?? []);
  expect(reasons).toContainEqual(expect.objectContaining({ code: 'bounced', law: 20 }));
  expect(reasons).toContainEqual(expect.objectContaining({ code: 'noUsableAddress', law: 20, nodeId: 'r2' }));
  expect(await api.get(`/cases/${caseOf}/story?locale=fr`)).toContain('est revenu');
}, 180_000);

it('a reply pauses its item and opens a task with the words of the debtor; once dealt with the item goes on at once (law 8)', async () => {
  // ten seconds a day: a person answers the same day, well before the three business days are over
  await open(10_000, [1, 3]);
  const caseOf = await owe();
  const { messageId, _id } = await firstSent(caseOf);
  const reply = ['From: Odile <Odile@client.example>', 'Message-ID: <a1@client.example>', `In-Reply-To: ${messageId}`, 'Subject: Re: 1'];
  const taken = await api.takeMail([...reply, 'Content-Type: text/plain; charset=utf-8', '', words].join('\r\n'));
  expect(taken).toMatchObject({ recorded: true, mail: { kind: 'reply', dispatchId: _id } });
  const taskId = taken.mail.taskId ?? '';
  await soon(async () => {
    expect(await positionIn(caseOf)).toMatchObject({ nodeId: 'r2', status: 'suspended', reason: { code: 'reply' } });
  });
  expect(await tasks()).toMatchObject([{ _id: taskId, reason: 'answeredByMail', mail: { from: 'odile@client.example' } }]);
  expect(await api.get(`/tasks/${taskId}/content`)).toBe(words);

  await api.post(`/tasks/${taskId}/outcome`, { outcome: 'done', note: 'Virement trouvé' });
  await soon(async () => {
    expect(await positionIn(caseOf)).toMatchObject({ nodeId: 'r2', status: 'walking' });
  });
  const [fact] = await api.facts(caseOf);
  expect(fact).toMatchObject({ kind: 'reply', note: words, lift: { reason: 'Virement trouvé' } });
  const calendar = openCalendar(buildCalendar('FR', new Date(await house.now()).getUTCFullYear() - 1));
  const pausedUntil = fromDayNumber(calendar.addBusinessDays(toDayNumber(fact?.fromOn ?? ''), 3));
  expect(fromDayNumber(calendar.toCivil(await house.now()).day) < pausedUntil).toBe(true);
  await soon(async () => {
    const told = (await house.store.journal.list(house.entityId, caseOf)).filter(({ kind }) => kind === 'contact');
    expect(told.map(({ nodeId }) => nodeId)).toEqual(['r1', 'r2']);
    expect((told[1]?.on ?? '') <= pausedUntil).toBe(true);
  });
}, 180_000);
