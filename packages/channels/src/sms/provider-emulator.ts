import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A text message as the provider took it. */
export interface TakenText {
  sid: string;
  to: string;
  from: string;
  body: string;
  statusCallback: string | undefined;
}

/** What the emulator does with the next request that sends: an answer of its own, never an answer, or the connection closed before or after the message was taken. */
export type ProviderMood = { status: number; body: object } | 'silent' | 'closedBefore' | 'closedAfter';

/** A provider of text messages on a loopback port, which checks what it gets as Twilio documents it. */
export interface ProviderEmulator {
  readonly url: string;
  readonly account: string;
  readonly secret: string;
  /** Every message taken, oldest first. */
  readonly taken: TakenText[];
  /** What requests did wrong that a real provider would not say. */
  readonly faults: string[];
  /** For the next requests, in order; taken as usual when none is left. */
  readonly moods: ProviderMood[];
  /** Form and headers of a webhook as the provider signs it, for that address. */
  signed(address: string, fields: Readonly<Record<string, string>>): { headers: Record<string, string>; payload: string };
  stop(): Promise<void>;
}

/** `X-Twilio-Signature`: HMAC-SHA1 over the address and the sorted fields, in base64. */
function signatureOf(secret: string, address: string, fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).sort();
  return createHmac('sha1', secret)
    .update(address + names.map((name) => name + (fields[name] ?? '')).join(''))
    .digest('base64');
}

/** Starts an emulator on a free port. */
export async function startProviderEmulator(): Promise<ProviderEmulator> {
  const [account, secret] = ['AC00000000000000000000000000000001', 'secret-of-the-emulator'];
  const book: Book = { account, secret, taken: [], faults: [], moods: [] };
  const server = createServer((request, response) => {
    void answer(book, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ...book,
    url: `http://127.0.0.1:${String(port)}`,
    signed: (webhook, fields) => ({
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signatureOf(secret, webhook, fields),
      },
      payload: new URLSearchParams(fields).toString(),
    }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Book {
  account: string;
  secret: string;
  taken: TakenText[];
  faults: string[];
  moods: ProviderMood[];
}

async function answer(book: Book, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://provider.invalid');
  const tell = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const expected = `Basic ${Buffer.from(`${book.account}:${book.secret}`).toString('base64')}`;
  if (request.headers.authorization !== expected) tell(401, { code: 20003, message: 'Authenticate' });
  else if (url.pathname !== `/2010-04-01/Accounts/${book.account}/Messages.json`) tell(404, { code: 20404, message: 'not found' });
  else if (request.method === 'GET') tell(200, { messages: listOf(book, url.searchParams.get('To')), next_page_uri: null });
  else send(book, request, new URLSearchParams(Buffer.concat(chunks).toString('utf8')), { response, tell });
}

/** Newest first, without the address of the callback: the real list does not tell it either. */
function listOf({ taken }: Book, to: string | null): object[] {
  return taken
    .filter((one) => one.to === to)
    .toReversed()
    .map(({ sid, to: number, from, body }) => ({ sid, to: number, from, body, status: 'sent' }));
}

interface Answering {
  response: ServerResponse;
  tell: (status: number, body: object) => void;
}

function send(book: Book, request: IncomingMessage, form: URLSearchParams, { response, tell }: Answering): void {
  const mood = book.moods.shift();
  if (mood === 'silent') return;
  if (mood === 'closedBefore') response.destroy();
  else if (typeof mood === 'object') tell(mood.status, mood.body);
  else {
    const fault = faultOf(form);
    if (fault !== undefined) tell(400, fault);
    else {
      const text = take(book, request, form);
      if (mood === 'closedAfter') response.destroy();
      else tell(201, { ...text, status: 'queued' });
    }
  }
}

/** What the provider refuses, by its own codes. */
function faultOf(form: URLSearchParams): { code: number; message: string } | undefined {
  const body = form.get('Body') ?? '';
  if (!/^\+[1-9]\d{6,14}$/u.test(form.get('To') ?? '')) return { code: 21211, message: 'Invalid To number' };
  if (form.get('From') === null && form.get('MessagingServiceSid') === null) return { code: 21603, message: 'A From number is required' };
  if (body === '') return { code: 21602, message: 'Message body is required' };
  return body.length > 1600 ? { code: 21617, message: 'The body exceeds the 1600 character limit' } : undefined;
}

function take(book: Book, request: IncomingMessage, form: URLSearchParams): TakenText {
  const statusCallback = form.get('StatusCallback') ?? undefined;
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) book.faults.push(`content type ${type}`);
  if (form.getAll('To').length !== 1) book.faults.push('more than one recipient');
  if (statusCallback !== undefined && book.taken.some((one) => one.statusCallback === statusCallback)) book.faults.push('sent twice');
  const text: TakenText = {
    sid: `SM${String(book.taken.length + 1).padStart(32, '0')}`,
    to: form.get('To') ?? '',
    from: form.get('From') ?? form.get('MessagingServiceSid') ?? '',
    body: form.get('Body') ?? '',
    statusCallback,
  };
  book.taken.push(text);
  return text;
}
