import { imapSettings } from '@relance/channels';
import { startImapEmulator, type ImapEmulator } from '@relance/channels/emulators';
import type { Status } from '@relance/schemas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineDependencies } from '../../../dependencies.js';
import { openTestApp, startMs, type TestApp } from '../../../testing/open-test-app.js';
import { pauseAfter, readMailboxes, readOnce } from './read-mailboxes.js';
import { watchedMailbox, type WatchedMailbox } from './watched-mailbox.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;E-mail',
  'C001;Dupré SAS;F-1;01/12/2025;31/12/2025;1 200,00;1 200,00;sme;compta@client.example',
].join('\n');
const reply = [
  'From: Odile <odile@client.example>',
  'Message-ID: <a1@client.example>',
  'In-Reply-To: <mail-0001@morel.example>',
  'Subject: Re: Facture',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Le virement est parti hier.',
].join('\r\n');
const running = new AbortController().signal;

describe('a mailbox that is read', () => {
  let server: ImapEmulator;
  let test: TestApp;
  let caseOf = '';
  let itemId = '';
  /** Real time may be moved on in between. */
  const dependencies = (...mailboxes: WatchedMailbox[]): EngineDependencies => ({ ...test.dependencies, mailboxes });
  const failures: object[] = [];
  const failed = (failure: object): void => {
    failures.push(failure);
  };

  beforeEach(async () => {
    [server, test] = await Promise.all([startImapEmulator(), openTestApp()]);
    failures.length = 0;
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const [item] = await test.store.items.byNumbers('main', ['F-1']);
    [caseOf, itemId] = [item?.caseId ?? '', item?._id ?? ''];
    await sent('mail-0001');
  });
  afterEach(async () => {
    await test.close();
    await server.stop();
  });

  async function sent(id: string): Promise<void> {
    const place = { entityId: 'main', caseId: caseOf, accountId: 'a', scenarioId: 's', planHash: 'h', nodeId: 'n', visit: 1, level: 1 };
    const lines = [{ itemId, role: 'reminded' as const, outstandingCents: 120_000, currency: 'EUR', nodeId: 'n', visit: 1 }];
    await test.store.dispatches.insertIntent({ _id: id, ...place, channel: 'email', state: 'intent', lines, intentAt: startMs });
    await test.store.dispatches.move('main', id, 'intent', 'handingOver', {
      messageId: `<${id}@morel.example>`,
      recipient: 'c@client.example',
    });
    await test.store.dispatches.move('main', id, 'handingOver', 'accepted', { settledAt: startMs });
  }
  function mailbox(query = ''): WatchedMailbox {
    const [settings] = imapSettings({ RELANCE_IMAP_URL: server.address(query) });
    if (settings === undefined) throw new Error('no address');
    return watchedMailbox({ ...settings, longestMs: 2000 });
  }
  const look = (watched: WatchedMailbox) => readOnce(dependencies(watched), watched, running, failed);
  const kept = () => test.store.incomingMails.list('main', undefined, 50);
  const replies = async () => (await test.store.facts.byCase('main', caseOf)).filter(({ kind }) => kind === 'reply');

  it('hands its mails to the same taking-in as the API, and marks each only once the store holds it', async () => {
    const heldWhenMarked: number[] = [];
    server.beforeMarked = async () => {
      heldWhenMarked.push((await kept()).length);
    };
    server.put(reply);
    const watched = mailbox();
    await look(watched);
    expect(await kept()).toMatchObject([{ kind: 'reply', state: 'settled', dispatchId: 'mail-0001', takenBy: 'mail' }]);
    expect(await replies()).toMatchObject([{ note: 'Le virement est parti hier.', itemIds: [itemId] }]);
    expect(test.woken.map(({ caseId }) => caseId)).toContain(caseOf);
    expect(heldWhenMarked).toEqual([1]);
    expect(server.mails).toMatchObject([{ flags: new Set(['\\Seen']) }]);
    expect(watched).toMatchObject({ failures: 0, readAt: startMs });
    expect([...server.faults, ...failures]).toEqual([]);
  });

  it('read by two engines at once, or cut off before a mail was marked: the mail is one mail, its reply one reply', async () => {
    server.put(reply);
    server.moods.push({ at: 'UID STORE', does: 'closeBefore' });
    const [one, other] = [mailbox(), mailbox()];
    await Promise.all([look(one), look(other)]);
    await look(one);
    await look(other);
    expect(failures).toMatchObject([{ problem: 'notMarked', host: '127.0.0.1' }]);
    expect(await kept()).toHaveLength(1);
    expect(await replies()).toHaveLength(1);
    expect((await test.store.cases.get('main', caseOf))?.taskIds).toHaveLength(1);
    expect(server.mails).toMatchObject([{ flags: new Set(['\\Seen']) }]);
    expect(server.faults).toEqual([]);
  });

  it('that refuses the password is told in the state of the whole, asked less and less often, and read once it is put right', async () => {
    server.put(reply);
    const watched = mailbox('?seconds=60');
    const wrong = { ...watched, settings: { ...watched.settings, password: 'wrong' } };
    for (const seconds of [120, 240, 480, 900, 900]) {
      await readOnce(dependencies(wrong), wrong, running, failed);
      expect(pauseAfter(wrong)).toBe(seconds * 1000);
    }
    expect(JSON.stringify(failures)).not.toMatch(/wrong|compta/);
    const shown = await statusWith(wrong);
    expect(shown).toMatchObject([
      { host: '127.0.0.1', folder: 'INBOX', state: 'failing', problem: { code: 'signInRefused' }, failingSince: startMs },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/wrong|compta/);
    await look(watched);
    expect(pauseAfter(watched)).toBe(60_000);
    expect(await replies()).toHaveLength(1);
    expect(await statusWith(watched)).toMatchObject([{ state: 'read', readAt: startMs, tooLarge: 0 }]);
  });

  async function statusWith(watched: WatchedMailbox): Promise<Status['mailboxes']> {
    test.dependencies.mailboxes = [watched];
    return (await test.call({ url: '/api/v1/status' })).json<Status>().mailboxes;
  }

  it('of an entity that does not exist takes nothing, and shows nothing to another', async () => {
    server.put(reply);
    const watched = mailbox('?entity=nobody');
    await look(watched);
    expect(failures).toMatchObject([{ problem: 'entityUnknown' }]);
    expect(server.commands).toEqual([]);
    expect(await statusWith(watched)).toBeUndefined();
  });

  it('is read again and again until it is stopped', async () => {
    const watched = mailbox();
    const often = { ...watched, settings: { ...watched.settings, everyMs: 20 } };
    const stop = readMailboxes(dependencies(often), failed);
    await vi.waitFor(() => {
      expect(often.readAt).toBe(startMs);
    });
    server.put(reply);
    await vi.waitFor(async () => {
      expect(await replies()).toHaveLength(1);
    });
    await stop();
    const asked = server.commands.length;
    await stop();
    expect(server.commands).toHaveLength(asked);
    expect(failures).toEqual([]);
  });
});
