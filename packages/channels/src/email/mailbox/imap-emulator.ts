import { createServer, type Socket } from 'node:net';

/** A mail in the emulator. */
export interface KeptMail {
  uid: number;
  raw: Buffer;
  flags: Set<string>;
  folder: string;
}

/** What the next command of that name meets instead of its usual answer: a refusal, or the connection closed before or after it was carried out. */
export interface ImapMood {
  at: 'LOGIN' | 'SELECT' | 'UID FETCH' | 'UID STORE' | 'UID MOVE';
  does: 'refuse' | 'closeBefore' | 'closeAfter';
}

/** An IMAP server (RFC 3501, RFC 6851) on a loopback port with one user, which checks what it gets. */
export interface ImapEmulator {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly mails: KeptMail[];
  /** Every command, without its tag and the password. */
  readonly commands: string[];
  /** What a client did that may lose a mail: deletes, expunges, copies, marks what it has not fetched in full, fetches in a way that marks by itself. */
  readonly faults: string[];
  readonly moods: ImapMood[];
  /** Called before a mail is marked or moved. */
  beforeMarked: (uid: number) => Promise<void>;
  /** Puts a mail into a folder, unseen. */
  put(raw: string, folder?: string): KeptMail;
  address(query?: string): string;
  stop(): Promise<void>;
}

const folders = ['INBOX', 'Relance'];

/** Starts an emulator on a free port, with the folders INBOX and Relance. */
export async function startImapEmulator(): Promise<ImapEmulator> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(emulator, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const [user, password] = ['compta@brevanne.example', 'secret of the emulator'];
  const emulator: ImapEmulator = {
    port,
    user,
    password,
    mails: [],
    commands: [],
    faults: [],
    moods: [],
    beforeMarked: () => Promise.resolve(),
    put(raw, folder = 'INBOX') {
      const mail = { uid: emulator.mails.length + 1, raw: Buffer.from(raw, 'utf8'), flags: new Set<string>(), folder };
      emulator.mails.push(mail);
      return mail;
    },
    address: (query = '') => `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/INBOX${query}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return emulator;
}

/** One conversation: what was selected, and which mails were fetched in full. */
interface Session {
  emulator: ImapEmulator;
  socket: Socket;
  folder: string;
  fetched: Set<number>;
}

/** Lines are taken one after the other, each answered before the next: the client waits, or it does not. */
function converse(emulator: ImapEmulator, socket: Socket): void {
  const session: Session = { emulator, socket, folder: '', fetched: new Set() };
  let rest = '';
  let running = Promise.resolve();
  socket.write('* OK ready\r\n');
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1');
    const lines = rest.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) running = running.then(() => obey(session, line));
  });
}

async function obey(session: Session, line: string): Promise<void> {
  const { emulator, socket } = session;
  const [, tag = '*', name = '', rest = ''] = /^(\S+) (UID \w+|\w+) ?(.*)$/i.exec(line) ?? [];
  const command = name.toUpperCase();
  emulator.commands.push(command === 'LOGIN' ? command : `${command} ${rest}`.trim());
  const mood = emulator.moods[0]?.at === command ? emulator.moods.shift() : undefined;
  if (mood?.does === 'closeBefore') return void socket.destroy();
  if (mood?.does === 'refuse') return void socket.write(`${tag} NO refused\r\n`);
  const carryOut = commandsByName[command];
  if (carryOut === undefined) emulator.faults.push(`unknown command ${command}`);
  const answer = carryOut === undefined ? 'BAD unknown' : await carryOut(session, rest);
  if (mood?.does === 'closeAfter') socket.destroy();
  else socket.write(`${tag} ${answer}\r\n`);
  if (command === 'LOGOUT') socket.end();
}

type CarryOut = (session: Session, rest: string) => string | Promise<string>;

const commandsByName: Readonly<Record<string, CarryOut>> = {
  CAPABILITY: ({ socket }) => {
    socket.write('* CAPABILITY IMAP4rev1 MOVE\r\n');
    return 'OK done';
  },
  LOGIN: ({ emulator }, rest) => {
    const [user, password] = wordsOf(rest);
    return user === emulator.user && password === emulator.password
      ? 'OK [CAPABILITY IMAP4rev1 MOVE] signed in'
      : 'NO [AUTHENTICATIONFAILED] no';
  },
  NOOP: () => 'OK done',
  LOGOUT: ({ socket }) => {
    socket.write('* BYE\r\n');
    return 'OK done';
  },
  LIST: ({ socket }, rest) => {
    const sought = wordsOf(rest)[1] ?? '';
    for (const folder of sought === '' ? [''] : folders.filter((one) => sought === '*' || one === sought)) {
      socket.write(`* LIST () "/" "${folder}"\r\n`);
    }
    return 'OK done';
  },
  LSUB: () => 'OK done',
  SELECT: (session, rest) => {
    const folder = wordsOf(rest)[0] ?? '';
    if (!folders.includes(folder)) return 'NO no such folder';
    session.folder = folder;
    const exists = inFolder(session).length;
    session.socket.write(
      `* ${String(exists)} EXISTS\r\n* FLAGS (\\Seen \\Deleted)\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [UIDNEXT 1000] next\r\n`,
    );
    return 'OK [READ-WRITE] selected';
  },
  'UID SEARCH': (session, rest) => {
    if (rest !== 'UNSEEN') session.emulator.faults.push(`search ${rest}`);
    const uids = inFolder(session).filter(({ flags }) => !flags.has('\\Seen'));
    session.socket.write(`* SEARCH ${uids.map(({ uid }) => String(uid)).join(' ')}\r\n`);
    return 'OK done';
  },
  'UID FETCH': fetchMails,
  'UID STORE': async (session, rest) => {
    const [, set = '', what = '', flags = ''] = /^(\S+) (\S+) \((.*)\)$/.exec(rest) ?? [];
    if (what.toUpperCase() !== '+FLAGS' || flags !== '\\Seen') session.emulator.faults.push(`store ${what} ${flags}`);
    for (const mail of await toBeMarked(session, set)) mail.flags.add('\\Seen');
    return 'OK done';
  },
  'UID MOVE': async (session, rest) => {
    const [set = '', folder = ''] = wordsOf(rest);
    if (!folders.includes(folder)) return 'NO [TRYCREATE] no such folder';
    for (const mail of await toBeMarked(session, set)) mail.folder = folder;
    return 'OK done';
  },
};

/** Words of a line, quoted or not. */
function wordsOf(rest: string): string[] {
  return [...rest.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
}

function inFolder({ emulator, folder }: Session): KeptMail[] {
  return emulator.mails.filter((mail) => mail.folder === folder);
}

function inSet(session: Session, set: string): KeptMail[] {
  const ranges = set.split(',').map((part) => part.split(':').map(Number));
  return inFolder(session).filter(({ uid }) => ranges.some(([from = 0, to = from]) => uid >= from && uid <= to));
}

async function toBeMarked(session: Session, set: string): Promise<KeptMail[]> {
  const mails = inSet(session, set);
  for (const { uid } of mails) {
    if (!session.fetched.has(uid)) session.emulator.faults.push(`${String(uid)} is marked without having been fetched`);
    await session.emulator.beforeMarked(uid);
  }
  return mails;
}

function fetchMails(session: Session, rest: string): string {
  const [, set = '', items = ''] = /^(\S+) \(?(.*?)\)?$/.exec(rest) ?? [];
  const isWhole = items.includes('BODY.PEEK[]');
  if (/BODY\[|RFC822(?!\.SIZE)/.test(items)) session.emulator.faults.push(`fetch ${items} marks by itself`);
  for (const [index, mail] of inSet(session, set).entries()) {
    const told = `* ${String(index + 1)} FETCH (UID ${String(mail.uid)} RFC822.SIZE ${String(mail.raw.length)}`;
    if (isWhole) {
      session.socket.write(`${told} BODY[] {${String(mail.raw.length)}}\r\n`);
      session.socket.write(mail.raw);
      session.socket.write(')\r\n');
      session.fetched.add(mail.uid);
    } else session.socket.write(`${told})\r\n`);
  }
  return 'OK done';
}
