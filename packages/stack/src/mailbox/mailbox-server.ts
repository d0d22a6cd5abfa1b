import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { listPage, mailPage, notFoundPage } from './mailbox-pages.js';
import { mailboxTexts } from './mailbox-texts.js';
import type { MailStore, MailSummary } from './mail-store.js';

const PAGE_SIZE = 100;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; frame-ancestors 'self'";

/** A listening web server. */
export interface MailboxServer {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts the web page of the mailbox on 127.0.0.1: `/`, `/mails/:id`, `/mails/:id/html|raw|attachments/:n`, and as JSON `/api/messages`
 * (`?messageId=` for one Message-ID) and `/api/messages/:id`. `port` 0 takes a free one.
 */
export async function startMailboxServer(store: MailStore, port: number): Promise<MailboxServer> {
  const server = createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, 'text/plain; charset=utf-8', error instanceof Error ? error.message : String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page of the mailbox has no port');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: address.port, stop };
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mailbox.invalid');
  const texts = mailboxTexts(request.headers['accept-language']);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, 'text/plain', 'GET only');
    return;
  }
  if (url.pathname === '/') {
    sendPage(response, 200, listPage(texts, listView(store, url.searchParams)));
    return;
  }
  if (url.pathname === '/api/messages') {
    sendJson(response, 200, store.list(url.searchParams.get('messageId') ?? undefined));
    return;
  }
  const [, id, part] = /^\/(?:mails|api\/messages)\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
  const mail = id === undefined ? undefined : store.find(id);
  const isApi = url.pathname.startsWith('/api/');
  if (mail === undefined) {
    if (isApi) sendJson(response, 404, { error: 'no such message' });
    else sendPage(response, 404, notFoundPage(texts));
  } else if (isApi) await sendMessage(store, mail, response);
  else if (part === undefined) sendPage(response, 200, mailPage(texts, mail, await store.parse(mail)));
  else await sendPart(store, mail, part, response);
}

function listView(store: MailStore, query: URLSearchParams): Parameters<typeof listPage>[1] {
  const search = query.get('q') ?? '';
  const wanted = search.toLowerCase();
  const matching = store.list().filter((mail) => `${mail.to.join(' ')} ${mail.subject}`.toLowerCase().includes(wanted));
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1));
  const mails = matching.toReversed().slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { mails, total: matching.length, search, page, pages };
}

async function sendMessage(store: MailStore, mail: MailSummary, response: ServerResponse): Promise<void> {
  const email = await store.parse(mail);
  const attachments = email.attachments.map(({ filename, mimeType }) => ({ filename, mimeType }));
  const headers = email.headers.map(({ key, value }) => ({ key, value }));
  sendJson(response, 200, { ...mail, headers, text: email.text, html: email.html, attachments });
}

async function sendPart(store: MailStore, mail: MailSummary, part: string, response: ServerResponse): Promise<void> {
  if (part === 'raw') {
    response.writeHead(200, headers('text/plain; charset=utf-8'));
    await pipeline(store.raw(mail), response);
    return;
  }
  const email = await store.parse(mail);
  const attachment = email.attachments[Number(/^attachments\/(\d+)$/.exec(part)?.[1] ?? -1)];
  if (part === 'html') {
    response.setHeader('content-security-policy', `${POLICY}; sandbox`);
    send(response, 200, 'text/html; charset=utf-8', email.html ?? '');
  } else if (attachment === undefined) send(response, 404, 'text/plain', 'no such part');
  else {
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? 'attachment')}`);
    send(
      response,
      200,
      'application/octet-stream',
      typeof attachment.content === 'string' ? attachment.content : Buffer.from(attachment.content as ArrayBuffer),
    );
  }
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  send(response, status, 'text/html; charset=utf-8', html);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (!response.hasHeader('content-security-policy')) response.setHeader('content-security-policy', POLICY);
  response.writeHead(status, headers(type)).end(body);
}

/** A mail is a stranger's text: nothing in it may run or be fetched, even when its HTML is opened in a tab of its own. */
function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}
