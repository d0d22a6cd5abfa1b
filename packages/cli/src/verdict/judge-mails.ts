import { formatLongDate, formatMoney, type Locale } from '@relance/domain';
import type { Dispatch, Item } from '@relance/schemas';
import type { Ledger } from './read-ledger.js';
import { bareMessageId, type ReceivedMail } from './read-mails.js';

/** Something a mail or a dispatch has wrong. */
export interface MailFault {
  code: 'duplicateMail' | 'duplicateStep' | 'mailIncomplete' | 'mailLost' | 'mailUnknown';
  /** Message-ID or dispatch id. */
  id: string;
  /** What is missing, or what is there twice. */
  detail: string;
}

/** Spaces of all kinds, and line breaks, as one space; case does not count. */
function plain(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The ways a due date may be written. */
function dateForms(date: string, locale: Locale): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const long = formatLongDate(date, locale);
  return [long.slice(long.indexOf(' ') + 1), `${day}/${month}/${year}`, `${day}.${month}.${year}`, date];
}

/** Amounts of a text: digits in groups, with the currency before or after. */
const AMOUNT =
  /(?:€|£|\b[a-z]{3}) ?(\d{1,3}(?:[ ,.]\d{3})*(?:[,.]\d{2,3})?)|(?<![\d/,.])(\d{1,3}(?:[ ,.]\d{3})*(?:[,.]\d{2,3})?) ?(?:€|£|[a-z]{3}\b)/gu;
/** A row of the table in characters, at the most. */
const ROW_LENGTH = 160;

/** Whether the row of an item shows what is left of it: some amount, up to its outstanding. */
function showsRest(text: string, line: Dispatch['lines'][number], number: string): boolean {
  const from = text.indexOf(plain(number));
  const row = text.slice(from, from + ROW_LENGTH);
  const cents = [...row.matchAll(AMOUNT)].map(([, after, before]) => Number((after ?? before ?? '').replace(/\D/g, '')));
  return from >= 0 && cents.some((shown) => shown > 0 && shown <= line.outstandingCents);
}

/** What is asked for is shown in full; other lines may be shown less the credits set against them (law 5). */
function showsAmount(text: string, line: Dispatch['lines'][number], number: string, locale: Locale): boolean {
  if (text.includes(plain(formatMoney(line.outstandingCents, line.currency, locale)))) return true;
  return (line.role === 'listed' || line.role === 'announced') && showsRest(text, line, number);
}

function missingOf(dispatch: Dispatch, text: string, names: readonly string[], items: ReadonlyMap<string, Item>): string[] {
  const locale = dispatch.locale ?? 'fr';
  const missing = names.filter((name) => !text.includes(plain(name)));
  for (const line of dispatch.lines) {
    const item = items.get(line.itemId);
    if (item === undefined) {
      missing.push(line.itemId);
      continue;
    }
    if (!text.includes(plain(item.number))) missing.push(item.number);
    if (!showsAmount(text, line, item.number, locale)) missing.push(formatMoney(line.outstandingCents, line.currency, locale));
    if (!dateForms(item.dueDate, locale).some((form) => text.includes(plain(form)))) missing.push(item.dueDate);
  }
  return missing;
}

/** Every step of every item left once: the same step in two accepted dispatches is a duplicate, however they were grouped (law 6, P12). */
function repeatedSteps(dispatches: readonly Dispatch[]): MailFault[] {
  const faults: MailFault[] = [];
  const seen = new Map<string, string>();
  for (const dispatch of dispatches) {
    for (const { itemId, nodeId, visit, scenarioId } of dispatch.lines) {
      if (nodeId === undefined) continue;
      const step = [itemId, scenarioId ?? dispatch.scenarioId, nodeId, visit ?? dispatch.visit, dispatch.channel].join('/');
      const other = seen.get(step);
      if (other !== undefined && other !== dispatch._id) faults.push({ code: 'duplicateStep', id: dispatch._id, detail: step });
      seen.set(step, dispatch._id);
    }
  }
  return faults;
}

/** Every mail arrived once, and once more for each of its copies that left or may have left. */
function repeatedMails(mails: readonly ReceivedMail[], byMessage: ReadonlyMap<string, Dispatch>): MailFault[] {
  const faults: MailFault[] = [];
  const seen = new Map<string, number>();
  for (const { messageId, dispatchId } of mails) {
    const copies = (byMessage.get(messageId)?.copies ?? []).filter(({ state }) => state === 'sent' || state === 'unknown').length;
    const keys = [`id:${messageId}`, ...(dispatchId === undefined ? [] : [`dispatch:${dispatchId}`])];
    if (keys.some((key) => (seen.get(key) ?? 0) > copies)) faults.push({ code: 'duplicateMail', id: messageId, detail: messageId });
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return faults;
}

function namesIn(ledger: Ledger): Map<string, string> {
  return new Map(ledger.cases.flatMap(({ accounts }) => accounts.map(({ _id, name }) => [_id, name] as const)));
}

/**
 * Holds the mailbox against the ledger: no mail and no step twice, each accepted e-mail is there, each mail is of an accepted dispatch, and each
 * carries number, amount and due date of its lines and both parties' names. Mails are matched by Message-ID.
 */
export function judgeMails(ledger: Ledger, mails: readonly ReceivedMail[]): MailFault[] {
  const accepted = ledger.dispatches.filter(({ state, channel }) => state === 'accepted' && channel === 'email');
  const byMessage = new Map(accepted.map((dispatch) => [bareMessageId(dispatch.messageId ?? dispatch._id), dispatch]));
  const items = new Map(ledger.cases.flatMap((view) => view.items.map((item) => [item._id, item] as const)));
  const names = namesIn(ledger);
  const faults = [...repeatedMails(mails, byMessage), ...repeatedSteps(accepted)];
  const received = new Set(mails.map(({ messageId }) => messageId));
  for (const messageId of byMessage.keys()) {
    if (!received.has(messageId)) faults.push({ code: 'mailLost', id: messageId, detail: messageId });
  }
  for (const { messageId, text } of mails) {
    const dispatch = byMessage.get(messageId);
    if (dispatch === undefined) {
      faults.push({ code: 'mailUnknown', id: messageId, detail: messageId });
      continue;
    }
    const missing = missingOf(dispatch, plain(text), [ledger.entity.name, names.get(dispatch.accountId) ?? dispatch.accountId], items);
    if (missing.length > 0) faults.push({ code: 'mailIncomplete', id: messageId, detail: missing.join(', ') });
  }
  return faults;
}
