import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startImapEmulator, type ImapEmulator, type ImapMood } from './imap-emulator.js';
import { imapSettings, type ImapSettings } from './imap-settings.js';
import { readMailbox, type MailboxReading } from './read-mailbox.js';

let server: ImapEmulator;
let kept: string[];
/** What was kept each time a mail was about to be marked. */
let keptBefore: string[][];

beforeEach(async () => {
  server = await startImapEmulator();
  [kept, keptBefore] = [[], []];
  server.beforeMarked = () => {
    keptBefore.push([...kept]);
    return Promise.resolve();
  };
});
afterEach(() => server.stop());

function settings(query = ''): ImapSettings {
  const [one] = imapSettings({ RELANCE_IMAP_URL: server.address(query) });
  if (one === undefined) throw new Error('no address');
  return { ...one, longestMs: 2000 };
}

const look = (query = ''): Promise<MailboxReading> =>
  readMailbox(settings(query), (bytes) => {
    kept.push(Buffer.from(bytes).toString('utf8'));
    return Promise.resolve();
  });
const mail = (words: string): string => `From: a@b.example\r\nSubject: x\r\n\r\n${words}\r\n`;

describe('unseen mails of a mailbox', () => {
  it('are read whole, oldest first, and marked as seen only once each is kept; a second look finds none', async () => {
    const words = ['un virement est parti', 'déjà réglé'].map(mail);
    for (const one of words) server.put(one);
    server.put(mail('lu ailleurs')).flags.add('\\Seen');
    expect(await look()).toEqual({ taken: 2, tooLarge: 0 });
    expect(kept).toEqual(words);
    expect(keptBefore).toEqual([words.slice(0, 1), words]);
    expect(server.mails.map(({ flags, folder }) => [...flags, folder])).toEqual(
      words.map(() => ['\\Seen', 'INBOX']).concat([['\\Seen', 'INBOX']]),
    );
    expect(await look()).toEqual({ taken: 0, tooLarge: 0 });
    expect(kept).toHaveLength(2);
    expect(server.faults).toEqual([]);
  });

  it('are moved instead where the address names a folder', async () => {
    server.put(mail('un'));
    expect(await look('?move=Relance')).toEqual({ taken: 1, tooLarge: 0 });
    expect(server.mails).toMatchObject([{ folder: 'Relance' }]);
    expect(keptBefore).toEqual([[mail('un')]]);
    expect(server.faults).toEqual([]);
  });

  it('stay as they are where the folder to move to is not there', async () => {
    server.put(mail('un'));
    expect(await look('?move=Ailleurs')).toMatchObject({ taken: 0, problem: 'folderMissing' });
    expect(server.mails).toMatchObject([{ folder: 'INBOX', flags: new Set() }]);
  });

  it('that cannot be kept stay unseen, keep no other back, and are read again', async () => {
    for (const words of ['un', 'deux']) server.put(mail(words));
    const failing = await readMailbox(settings(), (bytes) => {
      if (Buffer.from(bytes).includes('un')) return Promise.reject(new TypeError('no room'));
      kept.push('deux');
      return Promise.resolve();
    });
    expect(failing).toEqual({ taken: 1, tooLarge: 0, problem: 'notTaken', detail: 'TypeError' });
    expect(kept).toEqual(['deux']);
    expect(await look()).toEqual({ taken: 1, tooLarge: 0 });
    expect(kept).toEqual(['deux', mail('un')]);
  });

  it.each<[ImapMood, MailboxReading['problem'], number]>([
    [{ at: 'LOGIN', does: 'closeBefore' }, 'notReached', 0],
    [{ at: 'SELECT', does: 'refuse' }, 'folderMissing', 0],
    [{ at: 'SELECT', does: 'closeBefore' }, 'lost', 0],
    [{ at: 'UID FETCH', does: 'closeBefore' }, 'lost', 0],
    [{ at: 'UID STORE', does: 'refuse' }, 'notMarked', 1],
    [{ at: 'UID STORE', does: 'closeBefore' }, 'notMarked', 1],
    [{ at: 'UID STORE', does: 'closeAfter' }, 'notMarked', 1],
  ])('met by %o: told as %s, nothing lost', async (mood, problem, keptThen) => {
    server.put(mail('un'));
    server.moods.push(mood);
    expect(await look()).toMatchObject({ taken: 0, problem });
    expect(kept).toHaveLength(keptThen);
    await look();
    expect(new Set(kept)).toEqual(new Set([mail('un')]));
    expect(server.mails).toMatchObject([{ flags: new Set(['\\Seen']) }]);
    expect(server.faults).toEqual([]);
  });

  it('with a wrong password, a server that is not there, or silent: told, nothing thrown', async () => {
    expect(await readMailbox({ ...settings(), password: 'wrong' }, () => Promise.resolve())).toMatchObject({ problem: 'signInRefused' });
    expect(await readMailbox({ ...settings(), folder: 'Nulle part' }, () => Promise.resolve())).toMatchObject({ problem: 'folderMissing' });
    const gone = settings();
    await server.stop();
    expect(await readMailbox(gone, () => Promise.resolve())).toMatchObject({ problem: 'notReached', detail: 'ECONNREFUSED' });
    server = await startImapEmulator();
  });

  it('are left where a password would cross a network without TLS', async () => {
    const [one] = imapSettings({ RELANCE_IMAP_URL: server.address() });
    if (one === undefined) throw new Error('no address');
    // a name of this machine that is not known as such
    const reading = await readMailbox({ ...one, host: '0.0.0.0', longestMs: 2000 }, () => Promise.resolve());
    expect(reading.problem).toBe('notReached');
    expect(server.commands).not.toContain('LOGIN');
  });
});

describe('the addresses of mailboxes', () => {
  it('are several, each with its entity', () => {
    const text = 'imaps://compta%40a.example:p%20w@mail.a.example/Dunning?entity=nord&move=Lus&seconds=300\n imap://u:p@127.0.0.1:1143';
    expect(imapSettings({ RELANCE_IMAP_URL: text })).toEqual([
      {
        entityId: 'nord',
        host: 'mail.a.example',
        port: 993,
        secure: true,
        user: 'compta@a.example',
        password: 'p w',
        folder: 'Dunning',
        moveTo: 'Lus',
        everyMs: 300_000,
      },
      { entityId: 'main', host: '127.0.0.1', port: 1143, secure: false, user: 'u', password: 'p', folder: 'INBOX', everyMs: 60_000 },
    ]);
    expect(imapSettings({})).toEqual([]);
  });

  it.each(['secret', 'https://u:secret@h', 'imaps://u@h?secret', 'imaps://u:%secret@h', 'imaps://u:secret@h?seconds=0'])(
    'are refused without being repeated: %s',
    (text) => {
      expect(() => imapSettings({ RELANCE_IMAP_URL: `imaps://a:b@c ${text}` })).toThrow(/^RELANCE_IMAP_URL, address 2: (?!.*secret)/);
    },
  );
});
