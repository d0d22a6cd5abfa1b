import { fromDayNumber, toDayNumber } from '@relance/domain';
import { composeLines, type ComposedCredit, type ComposedLine, type ComposedLines, type ComposedTotal } from '@relance/scenario';
import { payerOf, type ContactEffect, type RecapOf } from '@relance/scenario/machine';
import type { Dispatch, Entity, Item } from '@relance/schemas';
import type { MessageData, MessageItem } from '../message-data.js';
import { civilDateOf, type CaseKnowledge } from './case-knowledge.js';
import { recalledContact } from './recalled-contact.js';
import type { Recipient } from './recipient.js';
import { senderOf } from './sender-of.js';

/** What a message is made from, beside the case itself. */
export interface MessageParts {
  effect: ContactEffect;
  composed: ComposedLines;
  recipient: Recipient;
  /** Accepted contacts of the case, oldest first. */
  earlier: readonly Dispatch[];
  dispatchId: string;
  nowMs: number;
}

/** Everything a template may say, as it stands at the moment of sending (laws 5, 17, 25); names and addresses never leave this process. */
export function messageData(knowledge: CaseKnowledge, parts: MessageParts): MessageData {
  const { entity, records } = knowledge;
  const { effect, composed, recipient, earlier, nowMs } = parts;
  const account = payerOf(records);
  const askedLines = composed.lines.filter(({ role }) => role === 'reminded' || role === 'claimed');
  const recalled = recalledContact(
    earlier,
    askedLines.map(({ itemId }) => itemId),
  );
  const asked = askedOf(knowledge, effect, nowMs);
  const announced = composedOf(knowledge, parts, (role) => role === 'announced');
  const paid = paidSince(records.items, earlier.at(-1)?.settledAt, entity.currency);
  return {
    sentOn: civilDateOf(knowledge, nowMs),
    reference: `${account.code}-${parts.dispatchId.slice(0, 8).toUpperCase()}`,
    level: effect.level,
    ...partiesData(knowledge, recipient, senderOf(knowledge, effect)),
    items: composed.lines.flatMap((line) => itemData(knowledge, line, parts)),
    credits: asked.credits.map((credit) => creditData(knowledge, credit)),
    announcedCredits: announced.credits.map((credit) => creditData(knowledge, credit)),
    totals: totalsData(knowledge, asked.totals, announced.announcedTotals),
    ...(effect.deadlineDay === undefined ? {} : { deadlineOn: fromDayNumber(effect.deadlineDay) }),
    ...(recalled?.settledAt === undefined ? {} : { previousContactOn: civilDateOf(knowledge, recalled.settledAt) }),
    ...(paid === undefined ? {} : { paidSince: paid }),
    ...(effect.recap === undefined ? {} : { call: callData(knowledge, effect.recap) }),
    ...(account.debtorClass === 'consumer' ? {} : { legal: { ...entity.legal, currency: entity.currency } }),
  };
}

/** What a message asks for: the lines it wants paid, with the credits and totals that belong to them (law 17). */
export function askedOf(knowledge: CaseKnowledge, effect: ContactEffect, nowMs: number): ComposedLines {
  return composedOf(knowledge, { effect, nowMs }, (role) => role !== 'announced');
}

/** The lines of some roles alone, with the credits and totals that belong to them: payment is asked for these, others stand apart (law 17). */
function composedOf(
  { environment }: CaseKnowledge,
  { effect, nowMs }: Pick<MessageParts, 'effect' | 'nowMs'>,
  takes: (role: ContactEffect['members'][number]['role']) => boolean,
): ComposedLines {
  const members = effect.members.filter(({ role }) => takes(role));
  return composeLines({ ...effect, members, membersOnly: true }, environment, nowMs);
}

/** What a line shows: credits stand as lines of their own, but for other overdue items, told for information and net of them (law 5). */
export function shownCents({ role, netCents, outstandingCents }: ComposedLine): number {
  return role === 'listed' ? netCents : outstandingCents;
}

/** Who writes to whom, in which language: what every sheet begins with. */
export function partiesData(
  knowledge: CaseKnowledge,
  { locale, contact }: { locale: 'fr' | 'en'; contact: { name: string; civility?: string | undefined } },
  sender: Entity['sender'] = knowledge.entity.sender,
): Pick<MessageData, 'locale' | 'entity' | 'account' | 'contact' | 'sender'> {
  return {
    locale,
    entity: entityData(knowledge),
    account: accountData(knowledge),
    contact: { name: contact.name, ...(contact.civility === undefined ? {} : { civility: contact.civility }) },
    sender: senderData(sender, locale),
  };
}

function entityData({ entity }: CaseKnowledge): MessageData['entity'] {
  const { name, legalForm, siren, address, capital, vatNumber, tradeRegister } = entity;
  return {
    name,
    legalForm,
    siren,
    address,
    ...(capital === undefined ? {} : { capital }),
    ...(vatNumber === undefined ? {} : { vatNumber }),
    ...(tradeRegister === undefined ? {} : { tradeRegister }),
  };
}

function accountData({ records }: CaseKnowledge): MessageData['account'] {
  const { code, name, siren, vatNumber, address } = payerOf(records);
  return {
    code,
    name,
    ...(siren === undefined ? {} : { siren }),
    ...(vatNumber === undefined ? {} : { vatNumber }),
    ...(address === undefined ? {} : { address }),
  };
}

function senderData(sender: Entity['sender'], locale: 'fr' | 'en'): MessageData['sender'] {
  const { name, email, phone } = sender;
  return { name, function: sender.function[locale], email, phone };
}

function itemData(knowledge: CaseKnowledge, line: ComposedLine, { earlier, nowMs }: MessageParts): MessageItem[] {
  const item = knowledge.records.items.find(({ _id }) => _id === line.itemId);
  if (item === undefined) return [];
  const last = earlier.findLast((dispatch) => dispatch.lines.some(({ itemId, nodeId }) => itemId === item._id && nodeId !== undefined));
  const { number, invoiceDate, dueDate, orderNumber, serviceCode } = item;
  return [
    {
      number,
      invoiceDate,
      dueDate,
      daysPastDue: toDayNumber(civilDateOf(knowledge, nowMs)) - toDayNumber(dueDate),
      outstandingCents: shownCents(line),
      currency: line.currency,
      role: line.role,
      payeeAccountId: payeeOf(knowledge, line.payeeAccountId).id,
      ...(last?.settledAt === undefined ? {} : { lastContactOn: civilDateOf(knowledge, last.settledAt) }),
      ...(orderNumber === undefined ? {} : { orderNumber }),
      ...(serviceCode === undefined ? {} : { serviceCode }),
    },
  ];
}

function creditData(knowledge: CaseKnowledge, credit: ComposedCredit): MessageData['credits'][number] {
  const { items, payments } = knowledge.records;
  const note = items.find(({ _id }) => _id === credit.itemId);
  const receipt = payments.find(({ _id }) => _id === credit.receiptId);
  return {
    number: note?.number ?? receipt?.reference ?? receipt?._id.slice(0, 8) ?? '',
    date: note?.invoiceDate ?? receipt?.effectiveOn ?? '',
    cents: -Math.abs(credit.cents),
    currency: credit.currency,
    payeeAccountId: payeeOf(knowledge, credit.payeeAccountId).id,
  };
}

function payeeOf({ entity }: CaseKnowledge, id: string | undefined): CaseKnowledge['entity']['payeeAccounts'][number] {
  const payee = id === undefined ? entity.payeeAccounts[0] : entity.payeeAccounts.find((one) => one.id === id);
  if (payee === undefined) throw new Error(`entity ${entity._id} has no payee account ${id ?? 'at all'}`);
  return payee;
}

function totalsData(
  knowledge: CaseKnowledge,
  askedTotals: readonly ComposedTotal[],
  announcedTotals: readonly ComposedTotal[],
): MessageData['totals'] {
  const key = (one: { currency: string; payeeAccountId?: string }): string => `${one.currency} ${one.payeeAccountId ?? ''}`;
  const announced = new Map(announcedTotals.map((total) => [key(total), total]));
  const asked = new Map(askedTotals.map((total) => [key(total), total]));
  return [...new Map([...asked, ...announced]).values()].map((total) => {
    const { id, holder, iban, bic, bank } = payeeOf(knowledge, total.payeeAccountId);
    const later = announced.get(key(total));
    return {
      currency: total.currency,
      payeeAccountId: id,
      cents: asked.get(key(total))?.cents ?? 0,
      ...(later === undefined ? {} : { announcedCents: later.cents }),
      iban,
      bic,
      holder,
      bank,
    };
  });
}

/** What was said on a call, as whoever answered its task noted it (law 21). */
function callData({ records }: CaseKnowledge, { taskId, calledDay }: RecapOf): NonNullable<MessageData['call']> {
  const on = fromDayNumber(calledDay);
  const promise = records.tasks.find(({ _id }) => _id === taskId)?.promise;
  if (promise === undefined) return { on };
  const { cents, currency } = promise;
  const amount = cents === undefined || currency === undefined ? {} : { amount: { cents, currency } };
  return { on, promise: { on: promise.on, ...amount } };
}

function paidSince(items: readonly Item[], sinceMs: number | undefined, currency: string): MessageData['paidSince'] | undefined {
  if (sinceMs === undefined) return undefined;
  const facts = items.filter((item) => item.currency === currency).flatMap((item) => item.facts);
  const payments = facts.filter(({ kind, recordedAt }) => kind === 'payment' && recordedAt > sinceMs);
  const cents = payments.reduce((sum, fact) => sum + Math.abs(fact.cents ?? 0), 0);
  const lastOn = payments
    .map(({ effectiveOn }) => effectiveOn)
    .toSorted()
    .at(-1);
  return cents === 0 ? undefined : { cents, currency, ...(lastOn === undefined ? {} : { lastOn }) };
}
