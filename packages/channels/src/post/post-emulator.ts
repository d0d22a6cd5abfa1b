import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LetterProof } from '@relance/schemas';
import { getDocumentProxy } from 'unpdf';
import { signatureOf } from './http-post.js';
import type { Delivery, PostEvent } from './post-provider.js';

/** A letter as the provider took it. */
export interface TakenLetter {
  id: string;
  reference: string;
  delivery: Delivery;
  sender: string;
  addressee: string[];
  country: string;
  email?: string;
  pages: number;
  pdf: Uint8Array;
  number?: string;
  events: { event: PostEvent; on: string }[];
  proofs: Map<LetterProof['kind'], Uint8Array>;
}

/** What the emulator does with the next letter: an answer of its own, never an answer, or the connection closed before or after the letter was taken. */
export type PostMood = { status: number; body: object } | 'silent' | 'closedBefore' | 'closedAfter';

/** A provider of post on a loopback port, which checks what it gets: who asks, the PDF, its pages, the address, the key that makes it once. */
export interface PostEmulator {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  /** Every letter taken, oldest first. */
  readonly taken: TakenLetter[];
  /** Requests that handed over what had been handed over before. */
  readonly repeated: string[];
  /** For the next letters, in order; taken as usual when none is left. */
  readonly moods: PostMood[];
  /** The call by which the provider tells what it knows of a letter, signed at a real instant in epoch milliseconds. */
  call(reference: string, nowMs: number): { headers: Record<string, string>; payload: string };
  stop(): Promise<void>;
}

interface Book {
  key: string;
  secret: string;
  taken: TakenLetter[];
  repeated: string[];
  moods: PostMood[];
}

/** Starts an emulator on a free port. */
export async function startPostEmulator(): Promise<PostEmulator> {
  const book: Book = { key: 'key-of-the-emulator', secret: 'secret-of-the-post-emulator', taken: [], repeated: [], moods: [] };
  const server = createServer((request, response) => {
    void answer(book, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ...book,
    url: `http://127.0.0.1:${String(port)}`,
    call(reference, nowMs) {
      const letter = book.taken.find((one) => one.reference === reference);
      const payload = JSON.stringify(letter === undefined ? {} : toldOf(letter));
      const seconds = String(Math.floor(nowMs / 1000));
      const signature = `t=${seconds},v1=${signatureOf(book.secret, seconds, payload)}`;
      return { headers: { 'content-type': 'application/json', 'x-post-signature': signature }, payload };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toldOf({ id, reference, number, events, proofs }: TakenLetter): object {
  return { id, reference, events, proofs: [...proofs.keys()], ...(number === undefined ? {} : { number }) };
}

type Answer = { status: number; body: object } | { document: Uint8Array } | 'silent' | 'closed';

async function answer(book: Book, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answered = await answerOf(book, request, Buffer.concat(chunks));
  if (answered === 'silent') return;
  if (answered === 'closed') response.destroy();
  else if ('document' in answered) response.writeHead(200, { 'content-type': 'application/pdf' }).end(answered.document);
  else response.writeHead(answered.status, { 'content-type': 'application/json' }).end(JSON.stringify(answered.body));
}

async function answerOf(book: Book, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider.invalid');
  if (request.headers.authorization !== `Bearer ${book.key}`) return refusal(401, 'notSignedIn');
  const [, id, kind] = /^\/v1\/letters\/([^/]+)\/proofs\/(deposit|receipt)$/u.exec(pathname) ?? [];
  if (id !== undefined) {
    const document = book.taken.find((one) => one.id === id)?.proofs.get(kind as LetterProof['kind']);
    return document === undefined ? refusal(404, 'noProof') : { document };
  }
  if (pathname !== '/v1/letters') return refusal(404, 'notFound');
  if (request.method === 'POST') return take(book, request, body);
  const reference = searchParams.get('reference');
  const letters = book.taken.filter((one) => reference === null || one.reference === reference);
  return { status: 200, body: { letters: letters.map(toldOf) } };
}

function refusal(status: number, code: string): Answer {
  return { status, body: { code, message: `refused: ${code}` } };
}

async function take(book: Book, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const mood = book.moods.shift();
  if (mood === 'silent') return 'silent';
  if (mood === 'closedBefore') return 'closed';
  if (typeof mood === 'object') return mood;
  const read = await readLetter(request, body);
  if ('fault' in read) return refusal(422, read.fault);
  const before = book.taken.find(({ reference }) => reference === read.reference);
  if (before !== undefined) {
    book.repeated.push(read.reference);
    return Buffer.from(before.pdf).equals(read.pdf) ? { status: 200, body: toldOf(before) } : refusal(409, 'keyUsed');
  }
  const letter: TakenLetter = { ...read, id: `LTR-${String(book.taken.length + 1)}`, events: [], proofs: new Map() };
  book.taken.push(letter);
  return mood === 'closedAfter' ? 'closed' : { status: 201, body: toldOf(letter) };
}

type ReadLetter = Omit<TakenLetter, 'id' | 'events' | 'proofs'>;

async function readLetter(request: IncomingMessage, body: Buffer): Promise<ReadLetter | { fault: string }> {
  if (request.headers['content-type'] !== 'application/json') return { fault: 'notJson' };
  const { document, ...told } = JSON.parse(body.toString('utf8')) as Omit<ReadLetter, 'pdf'> & { document: string };
  const letter = { ...told, pdf: new Uint8Array(Buffer.from(document, 'base64')) };
  const fault = (await pdfFault(letter)) ?? addressFault(letter) ?? keyFault(letter, request.headers['idempotency-key']);
  return fault === undefined ? letter : { fault };
}

async function pdfFault({ pdf, pages }: ReadLetter): Promise<string | undefined> {
  if (!Buffer.from(pdf).toString('latin1').startsWith('%PDF-')) return 'noPdf';
  try {
    const document = await getDocumentProxy(Uint8Array.from(pdf));
    return document.numPages === pages ? undefined : 'pagesDiffer';
  } catch {
    return 'noPdf';
  }
}

/** Who it goes to, a street, and a town with its postcode; of a registered e-mail an address of e-mail. */
function addressFault({ delivery, addressee, country, email, sender }: ReadLetter): string | undefined {
  if (sender.trim() === '') return 'senderMissing';
  if (delivery === 'registeredEmail') return /^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(email ?? '') ? undefined : 'addressIncomplete';
  const isComplete = addressee.length >= 3 && addressee.some((line) => /\d{4,5} \S/u.test(line)) && /^[A-Z]{2}$/u.test(country);
  return isComplete ? undefined : 'addressIncomplete';
}

function keyFault({ reference }: ReadLetter, key: unknown): string | undefined {
  if (typeof key !== 'string' || key === '') return 'keyMissing';
  return key === reference ? undefined : 'keyDiffers';
}
