import type { Email } from 'postal-mime';
import type { MailSummary } from './mail-store.js';
import type { MailboxTexts } from './mailbox-texts.js';

const STYLE = `
:root{--bg:#f6f7f9;--surface:#fff;--text:#1b2230;--text-2:#566074;--border:#dfe3ea;--accent:#2b59c3;--radius:8px;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--bg:#12151b;--surface:#1a1f28;--text:#e6e9ef;--text-2:#a3adbd;--border:#2d3441;--accent:#86a8f7;color-scheme:dark}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:14px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1080px;margin:0 auto;padding:24px 16px}h1{font-size:20px;font-weight:600;margin:0}p.lead{color:var(--text-2);margin:4px 0 20px}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{width:100%;border-collapse:collapse;background:var(--surface);border:1px solid var(--border);border-radius:var(--radius);overflow:hidden}
th,td{text-align:left;padding:8px 12px;border-bottom:1px solid var(--border);vertical-align:top;overflow-wrap:anywhere}tr:last-child td{border-bottom:0}
th{font-size:12px;font-weight:500;color:var(--text-2)}td.when,td.size{white-space:nowrap;color:var(--text-2)}td.size,th.size{text-align:right}
.card{background:var(--surface);border:1px solid var(--border);border-radius:var(--radius);padding:16px;margin:0 0 16px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}dt{color:var(--text-2)}dd{margin:0;overflow-wrap:anywhere}
h2{font-size:14px;font-weight:600;margin:0 0 8px}iframe{width:100%;height:640px;border:1px solid var(--border);border-radius:6px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:12px/1.5 ui-monospace,monospace}
form{display:flex;gap:8px;margin:0 0 12px;align-items:center}input{flex:1;height:32px;padding:0 10px;border:1px solid var(--border);border-radius:6px;background:var(--surface);color:inherit;font:inherit}
nav{display:flex;justify-content:space-between;margin:12px 0}`;

/** Which part of the list a page shows. */
export interface ListView {
  mails: readonly MailSummary[];
  total: number;
  search: string;
  page: number;
  pages: number;
}

/** The page that lists mails, newest first. */
export function listPage(texts: MailboxTexts, view: ListView): string {
  const rows = view.mails.map((mail) => row(texts, mail)).join('');
  const table = `<table><thead><tr><th>${texts.received}</th><th>${texts.to}</th><th>${texts.subject}</th><th class="size">${texts.size}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const form = `<form role="search"><input type="search" name="q" value="${escape(view.search)}" placeholder="${texts.search}" aria-label="${texts.search}"><span>${texts.count(view.total)}</span></form>`;
  const body =
    view.mails.length === 0 && view.search === '' ? `<div class="card">${texts.empty}</div>` : form + table + paging(texts, view);
  return frame(texts, texts.title, `<h1>${texts.title}</h1><p class="lead">${texts.lead}</p>${body}`);
}

/** The page of one mail. Its HTML part is shown in a frame that may run no script and load nothing. */
export function mailPage(texts: MailboxTexts, mail: MailSummary, email: Email): string {
  const attachments = email.attachments
    .map(
      (attachment, index) =>
        `<li><a href="/mails/${mail.id}/attachments/${index}">${escape(attachment.filename ?? `#${index + 1}`)}</a> (${escape(attachment.mimeType)})</li>`,
    )
    .join('');
  const facts = [
    [texts.from, mail.from],
    [texts.to, mail.to.join(', ')],
    [texts.received, instant(texts, mail.date)],
    ['Message-ID', mail.messageId],
  ] as const;
  const head = `<div class="card"><dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`).join('')}<dt>${texts.attachments}</dt><dd>${attachments === '' ? texts.none : `<ul>${attachments}</ul>`}</dd></dl></div>`;
  const html =
    email.html === undefined ? '' : section(texts.html, `<iframe sandbox title="${texts.html}" src="/mails/${mail.id}/html"></iframe>`);
  const text = email.text === undefined ? '' : section(texts.text, `<pre>${escape(email.text)}</pre>`);
  const raw = `<p><a href="/mails/${mail.id}/raw">${texts.raw}</a></p>`;
  const title = mail.subject === '' ? texts.noSubject : mail.subject;
  return frame(
    texts,
    title,
    `<nav><a href="/">← ${texts.back}</a></nav><h1>${escape(title)}</h1><p class="lead"></p>${head}${html}${text}${raw}`,
  );
}

/** The page for an address that leads to no mail. */
export function notFoundPage(texts: MailboxTexts): string {
  return frame(texts, texts.title, `<h1>${texts.notFound}</h1><p><a href="/">← ${texts.back}</a></p>`);
}

function frame(texts: MailboxTexts, title: string, body: string): string {
  return `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

function section(title: string, body: string): string {
  return `<section class="card"><h2>${title}</h2>${body}</section>`;
}

function row(texts: MailboxTexts, mail: MailSummary): string {
  const subject = mail.subject === '' ? texts.noSubject : mail.subject;
  return `<tr><td class="when">${instant(texts, mail.date)}</td><td>${escape(mail.to.join(', '))}</td><td><a href="/mails/${mail.id}">${escape(subject)}</a></td><td class="size">${Math.ceil(mail.size / 1024)} ${texts.language === 'fr' ? 'Ko' : 'kB'}</td></tr>`;
}

function paging(texts: MailboxTexts, view: ListView): string {
  const link = (page: number, words: string): string => `<a href="/?q=${encodeURIComponent(view.search)}&amp;page=${page}">${words}</a>`;
  const newer = view.page > 1 ? link(view.page - 1, `← ${texts.newer}`) : '<span></span>';
  const older = view.page < view.pages ? link(view.page + 1, `${texts.older} →`) : '<span></span>';
  return `<nav>${newer}${older}</nav>`;
}

function instant(texts: MailboxTexts, iso: string): string {
  return new Intl.DateTimeFormat(texts.language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(iso),
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
