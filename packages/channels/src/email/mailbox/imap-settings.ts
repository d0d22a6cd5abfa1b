/** A mailbox whose unseen mails are read for one entity. */
export interface ImapSettings {
  entityId: string;
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS is asked for, but on this machine itself. */
  secure: boolean;
  user: string;
  password: string;
  folder: string;
  /** Where mails are moved once they are kept; absent: they stay and are marked as seen. */
  moveTo?: string;
  /** Real time from one look to the next. */
  everyMs: number;
  /** Longest silence of the server; absent: 30 seconds. */
  longestMs?: number;
}

const usualEntity = 'main';
const usualFolder = 'INBOX';
const usualSeconds = '60';
const usualPorts = { 'imap:': 143, 'imaps:': 993 } as const;
const example = 'imaps://user:password@host:993/INBOX?entity=main&move=Relance&seconds=60';

/** Whether a host is this machine: what goes there needs no cipher. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isImap(protocol: string): protocol is keyof typeof usualPorts {
  return Object.hasOwn(usualPorts, protocol);
}

/** A part of an address with its escapes read; undefined for one that is escaped wrongly. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** What is wrong is told by its place in the list: the address itself holds a password. */
function settingsIn(address: string, place: number): ImapSettings {
  const refuse = (): never => {
    throw new Error(`RELANCE_IMAP_URL, address ${String(place)}: not of the form ${example}`);
  };
  const url = URL.canParse(address) ? new URL(address) : refuse();
  const { protocol, searchParams } = url;
  if (!isImap(protocol)) return refuse();
  const seconds = searchParams.get('seconds') ?? usualSeconds;
  const [folder = '', user = '', password = ''] = [url.pathname.slice(1), url.username, url.password].map(decoded);
  if (url.hostname === '' || user === '' || password === '' || !/^[1-9]\d{0,4}$/.test(seconds)) return refuse();
  const moveTo = searchParams.get('move') ?? '';
  return {
    entityId: searchParams.get('entity') ?? usualEntity,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usualPorts[protocol] : Number(url.port),
    secure: protocol === 'imaps:',
    user,
    password,
    folder: folder === '' ? usualFolder : folder,
    everyMs: Number(seconds) * 1000,
    ...(moveTo === '' ? {} : { moveTo }),
  };
}

/**
 * The mailboxes of `RELANCE_IMAP_URL`: addresses separated by spaces, each with its entity; none where it is not set. Throws for an address that is none,
 * without repeating it.
 */
export function imapSettings(environment: Readonly<Record<string, string | undefined>>): ImapSettings[] {
  const addresses = (environment['RELANCE_IMAP_URL'] ?? '').split(/\s+/).filter((address) => address !== '');
  return addresses.map((address, index) => settingsIn(address, index + 1));
}
